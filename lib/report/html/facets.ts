import type { Finding } from '../../finding';
import { SEVERITIES } from '../finding-order';
import { attributesOf, type Facet } from './facet';
import type { Markup } from './markup';
import {
  areaTitle,
  frameworkTitle,
  KNOWN_FRAMEWORKS,
  LEVEL_WORDS,
  SEVERITY_WORDS,
  STATE_WORDS,
  VERDICT_WORDS,
} from './wording';

/** The facets in the order of the form. */
export const FACETS: readonly Facet<Finding>[] = [
  {
    name: 'severity',
    legend: 'Severity',
    sharedByRule: true,
    values: ({ severity }) => [severity],
    label: (value) => SEVERITY_WORDS[value as Finding['severity']],
    order: SEVERITIES,
  },
  {
    name: 'verdict',
    legend: 'Verdict',
    sharedByRule: false,
    values: ({ verdict }) => [verdict],
    label: (value) => VERDICT_WORDS[value as Finding['verdict']],
    order: Object.keys(VERDICT_WORDS),
  },
  {
    name: 'state',
    legend: 'State',
    sharedByRule: false,
    values: ({ state }) => [state ?? ''],
    label: (value) => STATE_WORDS[value as NonNullable<Finding['state']>] ?? 'Not compared',
    order: Object.keys(STATE_WORDS),
  },
  {
    name: 'exception',
    legend: 'Exception',
    sharedByRule: false,
    values: ({ exception }) => [exception === undefined ? '' : 'excepted'],
    label: (value) => (value === '' ? 'None' : 'Excepted'),
    order: ['', 'excepted'],
  },
  {
    name: 'level',
    legend: 'Level',
    sharedByRule: false,
    values: ({ level }) => [level],
    label: (value) => LEVEL_WORDS[value as Finding['level']],
    order: Object.keys(LEVEL_WORDS),
  },
  {
    name: 'area',
    legend: 'Area',
    sharedByRule: true,
    values: ({ area }) => [area ?? ''],
    label: (value) => (value === '' ? 'No area' : areaTitle(value)),
    order: [],
  },
  {
    name: 'framework',
    legend: 'Framework',
    sharedByRule: true,
    values: ({ frameworks }) => (Object.keys(frameworks).length === 0 ? [''] : Object.keys(frameworks)),
    label: (value) => (value === '' ? 'No framework' : frameworkTitle(value)),
    order: KNOWN_FRAMEWORKS,
  },
  {
    name: 'pack',
    legend: 'Pack',
    sharedByRule: true,
    values: ({ pack }) => [pack],
    label: (value) => value,
    order: [],
  },
];

/** The data attributes that the page's script filters by, with a space before each. */
export function facetAttributes(finding: Finding, sharedByRule: boolean): readonly Markup[] {
  return attributesOf(FACETS, finding, sharedByRule);
}

import type { Finding } from '../../finding';
import { SEVERITIES } from '../finding-order';
import { html, type Markup } from './markup';
import { token } from './token';
import {
  areaTitle,
  frameworkTitle,
  KNOWN_FRAMEWORKS,
  LEVEL_WORDS,
  SEVERITY_WORDS,
  STATE_WORDS,
  VERDICT_WORDS,
} from './wording';

/** A property of findings by which a reader narrows the list. */
export interface Facet {
  /** Name of the data attribute and of the form's fields. */
  readonly name: string;
  readonly legend: string;
  /** Whether all findings of one rule agree: then the attribute stands once, on their group. */
  readonly sharedByRule: boolean;
  /** The values that a finding has; `''` stands for none. */
  readonly values: (finding: Finding) => readonly string[];
  readonly label: (value: string) => string;
  /** Values in the order of the form; others follow by name, and then `''`. */
  readonly order: readonly string[];
}

/** The facets in the order of the form. */
export const FACETS: readonly Facet[] = [
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
  return FACETS.filter((facet) => facet.sharedByRule === sharedByRule).map(({ name, values }) => {
    const tokens = values(finding).map(token).join(' ');
    return html` data-${name}="${tokens}"`;
  });
}

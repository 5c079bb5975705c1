import { type AuditedControl, STANDINGS, type Standing } from '../../audit/audit-report';
import { scopeName } from '../../audit/audit-scope';
import { STANDING_WORDS } from '../audit-wording';
import { SEVERITIES } from '../finding-order';
import type { Facet } from './facet';
import { areaTitle, frameworkTitle, KNOWN_FRAMEWORKS, SEVERITY_WORDS, STATE_WORDS } from './wording';

/** What audited controls are filtered by, in the order of the form. */
export const AUDIT_FACETS: readonly Facet<AuditedControl>[] = [
  {
    name: 'standing',
    legend: 'Standing',
    sharedByRule: false,
    values: ({ standing, also }) => [standing, ...also],
    label: (value) => STANDING_WORDS[value as Standing],
    order: STANDINGS,
  },
  {
    name: 'severity',
    legend: 'Severity',
    sharedByRule: true,
    values: ({ severity }) => [severity],
    label: (value) => SEVERITY_WORDS[value as AuditedControl['severity']],
    order: SEVERITIES,
  },
  {
    name: 'scope',
    legend: 'Account and region',
    sharedByRule: false,
    values: ({ scope }) => [scopeName(scope)],
    label: (value) => value,
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
    name: 'area',
    legend: 'Area',
    sharedByRule: true,
    values: ({ area }) => [area ?? ''],
    label: (value) => (value === '' ? 'Work of people' : areaTitle(value)),
    order: [],
  },
  {
    name: 'change',
    legend: 'Change',
    sharedByRule: false,
    values: ({ change }) => [change ?? ''],
    label: (value) => STATE_WORDS[value as NonNullable<AuditedControl['change']>] ?? 'Not compared',
    order: Object.keys(STATE_WORDS),
  },
  {
    name: 'drift',
    legend: 'Drift',
    sharedByRule: false,
    values: ({ synth }) => [synth?.drift === true ? 'drift' : ''],
    label: (value) => (value === '' ? 'None' : 'Differs from the assembly'),
    order: ['drift'],
  },
];

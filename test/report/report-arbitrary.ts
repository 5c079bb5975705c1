import * as fc from 'fast-check';
import type { CheckReport, Finding, RuleTally } from '../../lib/finding';
import { HOSTILE_TEXTS } from './hostile-text';
import { finding, report, tally } from './sample-report';

/** Any text: hostile ones, those of fast-check with all of Unicode, and halves of surrogate pairs. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
);

const name = anyText.filter((text) => text !== '');
const location = fc.record(
  { file: name, line: fc.integer({ min: 1 }), column: fc.integer({ min: 1 }) },
  { requiredKeys: ['file', 'line'] },
);
const frameworks = fc.dictionary(name, fc.array(anyText, { maxLength: 3 }), { maxKeys: 3 });
const severity = fc.constantFrom('critical' as const, 'high' as const, 'medium' as const, 'low' as const);

const anyFinding: fc.Arbitrary<Finding> = fc
  .record(
    {
      fingerprint: name,
      rule: name,
      pack: fc.oneof(fc.constant('Storefront'), anyText),
      title: anyText,
      verdict: fc.constantFrom('violation' as const, 'unknown' as const),
      severity,
      level: fc.constantFrom('error' as const, 'warning' as const),
      message: anyText,
      resource: fc.record(
        { logicalId: anyText, type: anyText, template: name, constructPath: anyText },
        { requiredKeys: ['logicalId', 'type', 'template'] },
      ),
      frameworks,
      remedy: anyText,
      property: anyText,
      source: location,
      templateLine: location,
      exception: fc.record(
        {
          kind: fc.constantFrom('risk' as const, 'false-positive' as const, 'acknowledged' as const),
          source: anyText,
          reason: anyText,
          daysLeft: fc.nat(),
        },
        { requiredKeys: ['kind', 'source', 'reason'] },
      ),
      alsoFoundBy: fc.array(anyText, { maxLength: 2 }),
      state: fc.constantFrom('new' as const, 'unchanged' as const),
    },
    {
      requiredKeys: [
        'fingerprint',
        'rule',
        'pack',
        'title',
        'verdict',
        'severity',
        'level',
        'message',
        'resource',
        'frameworks',
      ],
    },
  )
  .map((any) => ({ ...finding({ remedy: undefined }), ...any }));

const anyTally: fc.Arbitrary<RuleTally> = fc
  .record({ rule: name, pack: anyText, title: anyText, severity, frameworks, compliantResources: fc.array(anyText) })
  .map((any) => tally(any));

/** Any report, with texts that try to break out of each format. */
export const anyReport: fc.Arbitrary<CheckReport> = fc
  .record({
    findings: fc.array(anyFinding, { maxLength: 8 }),
    fixed: fc.array(anyFinding, { maxLength: 2 }),
    tallies: fc.array(anyTally, { maxLength: 3 }),
    templates: fc.array(fc.record({ file: name, resources: fc.nat() }), { maxLength: 2 }),
    problems: fc.array(fc.record({ level: fc.constantFrom('error' as const, 'warning' as const), message: anyText }), {
      maxLength: 2,
    }),
    proposedExceptions: fc.array(anyText, { maxLength: 2 }),
    unread: fc.array(anyText, { maxLength: 2 }),
    incomplete: fc.array(anyText, { maxLength: 2 }),
    outcome: fc.record({ exitCode: fc.constantFrom(0 as const, 1 as const, 3 as const), reason: anyText }),
  })
  .map((any) => report(any));

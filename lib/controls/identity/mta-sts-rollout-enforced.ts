import { dayOf, isCalendarDay } from '../calendar-day';
import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import type { Resource } from '../resource';
import { MTA_STS_METADATA } from '../template-metadata';
import { compliant, notApplicable, unknown, type Verdict } from '../verdict';

function judgeRollout(answer: Resource): Verdict {
  const from = answer.metadata(MTA_STS_METADATA).at('enforceFrom');
  return from.judge((value) => {
    if (value.kind === 'absent') return notApplicable();
    if (value.kind !== 'scalar' || !isCalendarDay(String(value.value))) {
      return unknown(from.path, 'it is no day such as 2026-12-31');
    }
    const day = String(value.value);
    if (day > dayOf(answer.template.set.today)) return compliant();
    return answer.at('FunctionCode').matches(/mode: enforce\b/, `a policy with mode: enforce since ${day}`);
  });
}

const example = (enforceFrom: unknown, FunctionCode: unknown) => ({
  Resources: {
    Policy: {
      Type: 'AWS::CloudFront::Function',
      Metadata: { [MTA_STS_METADATA]: { enforceFrom } },
      Properties: { FunctionCode },
    },
  },
});
const code = (mode: string) =>
  `var POLICY = "version: STSv1\\nmode: ${mode}\\nmx: mx.example.net\\nmax_age: 604800\\n";`;

/** An MTA-STS policy that was to be enforced from a day on is. */
export const mtaStsRolloutEnforced = control({
  id: 'MtaStsRolloutEnforced',
  area: 'identity',
  title: 'No MTA-STS policy is only tested past the day from which it should be enforced',
  rationale: 'While a policy is tested, senders still hand mail for the shop to whoever stands in between.',
  severity: 'low',
  frameworks: { gdpr: ['32.1.a', '32.1.b'], 'nist-csf-2.0': ['PR.DS-02'] },
  since: '0.1.0',
  check: each('AWS::CloudFront::Function', judgeRollout),
  remedy:
    'Deploy again: MtaStsPolicy asks senders to enforce it from enforceFrom on. Where the reports show that mail would fail, mend it first and set a later day.',
  detect: none(
    'AWS Config does not know until when an MTA-STS policy was meant to be tested; that stands in the metadata of the template.',
  ),
  examples: {
    compliant: [example('2099-12-31', code('testing')), example('2020-01-01', code('enforce'))],
    violating: [{ faultAt: 'FunctionCode', ...example('2020-01-01', code('testing')) }],
    unknown: [
      { Parameters: { Code: { Type: 'String' } }, ...example('2020-01-01', { Ref: 'Code' }) },
      example('soon', code('testing')),
    ],
  },
});

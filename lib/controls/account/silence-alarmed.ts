import { each } from '../check';
import { control, type Example } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { all, type Verdict } from '../verdict';

const SETTING = 'TreatMissingData';

/** It counts signs of life and goes off when there are too few. */
function waitsForSilence(alarm: Resource): Verdict {
  return all(alarm.at('Statistic').equals('SampleCount'), alarm.at('ComparisonOperator').matches(/^LessThan/, 'fewer'));
}

const example = (missing?: unknown, others: object = {}): Example => ({
  Resources: {
    Silence: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        Statistic: 'SampleCount',
        ComparisonOperator: 'LessThanThreshold',
        Threshold: 1,
        EvaluationPeriods: 1,
        ...(missing !== undefined && { [SETTING]: missing }),
        ...others,
      },
    },
  },
});

/** An alarm on silence goes off when nothing comes. Said of alarms that count samples and go off below a number. */
export const silenceAlarmed = control({
  id: 'SilenceAlarmed',
  area: 'account',
  title: 'Alarms that wait for silence take missing data as silence',
  rationale: 'The watch dies, its metric with it, and the alarm that should tell stays green for want of data.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('10.7.2'), judged('12.10.5')],
    gdpr: ['32.1.d'],
    'nist-csf-2.0': ['DE.AE-02', 'DE.AE-06'],
  },
  since: '0.1.0',
  check: each('AWS::CloudWatch::Alarm', (alarm) =>
    onlyWhere(waitsForSilence(alarm), alarm.at(SETTING).equals('breaching')),
  ),
  remedy: 'Set treatMissingData: TreatMissingData.BREACHING.',
  detect: single(),
  examples: {
    compliant: [example('breaching')],
    violating: [
      { faultAt: SETTING, ...example() },
      { faultAt: SETTING, ...example('notBreaching', { ComparisonOperator: 'LessThanOrEqualToThreshold' }) },
    ],
    unknown: [{ Parameters: { Missing: { Type: 'String' } }, ...example({ Ref: 'Missing' }) }],
  },
});

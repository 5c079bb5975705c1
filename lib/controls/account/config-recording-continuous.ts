import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, any, compliant, type Verdict } from '../verdict';

const MODE = 'RecordingMode';

/** What opens the shop at once when it is changed: a day is too late for these. */
const CONTINUOUS_TYPES = [
  'AWS::CloudTrail::Trail',
  'AWS::EC2::SecurityGroup',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::KMS::Key',
  'AWS::S3::Bucket',
];

function judgeRecorder(recorder: Resource): Verdict {
  const mode = recorder.at(MODE);
  const frequency = mode.at('RecordingFrequency');
  const overrides = mode.at('RecordingModeOverrides');
  return all(
    any(
      frequency.or('CONTINUOUS').equals('CONTINUOUS'),
      all(
        ...CONTINUOUS_TYPES.map((type) =>
          overrides.some(
            (override) => all(isFrequency(override, 'CONTINUOUS'), names(override, type)),
            `${type} is recorded once a day; expected CONTINUOUS`,
          ),
        ),
      ),
    ),
    overrides.every((override) =>
      isFrequency(override, 'CONTINUOUS').kind === 'compliant'
        ? compliant()
        : override.at('ResourceTypes').every((type) => type.noneOf(CONTINUOUS_TYPES)),
    ),
  );
}

function isFrequency(override: Position, frequency: string): Verdict {
  return override.at('RecordingFrequency').equals(frequency);
}

function names(override: Position, type: string): Verdict {
  return override.at('ResourceTypes').some((item) => item.equals(type), 'others');
}

const example = (mode: object): Example => ({
  Resources: {
    Recorder: {
      Type: 'AWS::Config::ConfigurationRecorder',
      Properties: { RoleARN: 'arn:aws:iam::111122223333:role/config', [MODE]: mode },
    },
  },
});
const override = (RecordingFrequency: string, ...ResourceTypes: readonly string[]) => ({
  RecordingModeOverrides: [{ RecordingFrequency, ResourceTypes }],
});

/** A bucket that was open for an afternoon is in the history. A recorder is continuous unless it says otherwise. */
export const configRecordingContinuous = control({
  id: 'ConfigRecordingContinuous',
  area: 'account',
  title: 'AWS Config records roles, keys, buckets and security groups at each change',
  rationale: 'With one look a day, what was opened in the morning and closed at night never was.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('11.5.2'), judged('10.7.2')],
    gdpr: ['32.1.d'],
    'nist-csf-2.0': ['PR.PS-01', 'DE.CM-09'],
  },
  since: '0.1.0',
  check: each('AWS::Config::ConfigurationRecorder', judgeRecorder),
  remedy: `Leave recordingFrequency of ConfigBaseline continuous, or name in continuousTypes: ${CONTINUOUS_TYPES.join(', ')}.`,
  detect: none('AWS Config has no managed rule that judges its own recorder; AWS Cloud Control reads no recorders.'),
  examples: {
    compliant: [
      example({ RecordingFrequency: 'CONTINUOUS', ...override('DAILY', 'AWS::EC2::NetworkInterface') }),
      example({ RecordingFrequency: 'DAILY', ...override('CONTINUOUS', ...CONTINUOUS_TYPES) }),
    ],
    violating: [
      { faultAt: `${MODE}.RecordingFrequency`, ...example({ RecordingFrequency: 'DAILY' }) },
      {
        faultAt: `${MODE}.RecordingModeOverrides[0].ResourceTypes[1]`,
        ...example({ RecordingFrequency: 'CONTINUOUS', ...override('DAILY', 'AWS::EC2::Volume', 'AWS::S3::Bucket') }),
      },
    ],
    unknown: [{ Parameters: { Often: { Type: 'String' } }, ...example({ RecordingFrequency: { Ref: 'Often' } }) }],
  },
});

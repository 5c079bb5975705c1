import { App, Stack } from 'aws-cdk-lib';
import { otherwiseRecorded, type RecordingWishes, recordingMode } from '../../lib/detection/config-recording-mode';
import { InvalidPropertyError } from '../../lib/errors';
import { RecordingFrequency } from '../../lib/rules/recording-frequency';

const { CONTINUOUS, DAILY } = RecordingFrequency;

const wishes = (changed: Partial<RecordingWishes>): RecordingWishes => ({
  frequency: CONTINUOUS,
  dailyTypes: [],
  continuousTypes: [],
  onlyTypes: undefined,
  ...changed,
});

test.each([
  [CONTINUOUS, [], undefined],
  [DAILY, [], { recordingFrequency: 'DAILY' }],
  [
    CONTINUOUS,
    ['AWS::EC2::NetworkInterface'],
    {
      recordingFrequency: 'CONTINUOUS',
      recordingModeOverrides: [{ recordingFrequency: 'DAILY', resourceTypes: ['AWS::EC2::NetworkInterface'] }],
    },
  ],
  [
    DAILY,
    ['AWS::KMS::Key', 'AWS::S3::Bucket'],
    {
      recordingFrequency: 'DAILY',
      recordingModeOverrides: [
        { recordingFrequency: 'CONTINUOUS', resourceTypes: ['AWS::KMS::Key', 'AWS::S3::Bucket'] },
      ],
    },
  ],
])('%s but for %j', (frequency, types, expected) => {
  expect(recordingMode(frequency, types)).toEqual(expected);
});

test.each([
  [wishes({ dailyTypes: ['AWS::EC2::NetworkInterface'] }), ['AWS::EC2::NetworkInterface']],
  [wishes({ frequency: DAILY, continuousTypes: ['AWS::KMS::Key'] }), ['AWS::KMS::Key']],
  [
    wishes({ frequency: DAILY, continuousTypes: ['AWS::Config::ResourceCompliance'] }),
    ['AWS::Config::ResourceCompliance'],
  ],
  [wishes({ dailyTypes: ['AWS::S3::Bucket'], onlyTypes: ['AWS::S3::Bucket'] }), ['AWS::S3::Bucket']],
])('takes %j', (given, expected) => {
  expect(otherwiseRecorded(new Stack(new App(), 'Audit'), given)).toEqual(expected);
});

test.each<readonly [RecordingWishes, string]>([
  [
    wishes({ continuousTypes: ['AWS::KMS::Key'] }),
    'Audit: continuousTypes is ["AWS::KMS::Key"]; leave it out: with RecordingFrequency.CONTINUOUS every type is recorded so that dailyTypes does not name',
  ],
  [
    wishes({ frequency: DAILY, dailyTypes: ['AWS::KMS::Key'] }),
    'Audit: dailyTypes is ["AWS::KMS::Key"]; leave it out: with RecordingFrequency.DAILY every type is recorded so that continuousTypes does not name',
  ],
  ...['ConfigurationRecorder', 'ConformancePackCompliance', 'ResourceCompliance'].map(
    (type) =>
      [
        wishes({ dailyTypes: [`AWS::Config::${type}`] }),
        `Audit: dailyTypes is "AWS::Config::${type}"; leave it out: AWS Config records this type continuously alone`,
      ] as const,
  ),
  [
    wishes({ dailyTypes: ['NetworkInterface'] }),
    'Audit: dailyTypes is "NetworkInterface"; name a type of resource, such as AWS::EC2::NetworkInterface',
  ],
  [
    wishes({ dailyTypes: ['AWS::EC2::NetworkInterface'], onlyTypes: ['AWS::S3::Bucket'] }),
    'Audit: dailyTypes is "AWS::EC2::NetworkInterface"; leave it out: RecordedTypes.CATALOGUE does not record this type',
  ],
])('refuses what AWS Config refuses (%#)', (given, message) => {
  const refused = () => otherwiseRecorded(new Stack(new App(), 'Audit'), given);

  expect(refused).toThrow(InvalidPropertyError);
  expect(refused).toThrow(new Error(message));
});

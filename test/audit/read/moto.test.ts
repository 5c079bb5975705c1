import {
  ConfigServiceClient,
  PutConfigRuleCommand,
  PutConfigurationAggregatorCommand,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
  StartConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { observe } from '../../../lib/audit/read/observe';
import { credentialsEnvironment, enterEnvironment } from '../../account/credentials-environment';
import { type LocalAws, localAwsMissing, startLocalAws } from '../../handlers/under-attack/local-aws';
import { quickRetries } from './quick-retries';

const title = 'AWS Config of a local AWS API';
if (localAwsMissing !== undefined) console.warn(`SKIPPED: no audit of a local AWS API: ${localAwsMissing}.`);
const describeWithAws = localAwsMissing === undefined ? describe : describe.skip;

const region = 'us-east-1';
const scope = { account: '123456789012', region };
const RECORDER_ROLE = 'arn:aws:iam::123456789012:role/config';

describeWithAws(localAwsMissing === undefined ? title : `${title}, SKIPPED: ${localAwsMissing}`, () => {
  let aws: LocalAws;
  let leave = () => {};

  beforeAll(async () => {
    aws = await startLocalAws();
    leave = enterEnvironment(credentialsEnvironment(aws.endpoint));
    await prepare();
  }, 60_000);

  afterAll(async () => {
    leave();
    await aws?.stop();
  });

  async function prepare(): Promise<void> {
    await new S3Client({ region, forcePathStyle: true }).send(new CreateBucketCommand({ Bucket: 'archive' }));
    const config = new ConfigServiceClient({ region });
    await config.send(
      new PutConfigurationRecorderCommand({
        ConfigurationRecorder: {
          name: 'default',
          roleARN: RECORDER_ROLE,
          recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
        },
      }),
    );
    await config.send(new PutDeliveryChannelCommand({ DeliveryChannel: { name: 'default', s3BucketName: 'archive' } }));
    await config.send(new StartConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
    // More than one page of rules.
    for (const index of Array.from({ length: 30 }).keys()) {
      await config.send(
        new PutConfigRuleCommand({
          ConfigRule: {
            ConfigRuleName: `max-age-${index}`,
            Description: 'Judges AccessKeysRotated',
            Source: { Owner: 'AWS', SourceIdentifier: 'ACCESS_KEYS_ROTATED' },
            InputParameters: JSON.stringify({ maxAccessKeyAge: String(30 + index) }),
          },
        }),
      );
    }
    await config.send(
      new PutConfigurationAggregatorCommand({
        ConfigurationAggregatorName: 'all',
        AccountAggregationSources: [{ AccountIds: ['123456789012'], AllAwsRegions: true }],
      }),
    );
  }

  const quick = { maxAttempts: 2, retryStrategy: quickRetries(2), retryDelayMs: 1 };

  test('its recorder and rules are read, and what it does not answer is a gap of each rule', async () => {
    const { recorders, rules, gaps } = await observe([{ region }], quick);

    expect(recorders).toMatchObject([
      { scope, name: 'default', recording: true, recordsEverything: true, hasDeliveryChannel: true },
    ]);
    expect(rules).toHaveLength(30);
    expect(rules.find(({ name }) => name === 'max-age-7')).toMatchObject({
      scope,
      name: 'max-age-7',
      source: 'ACCESS_KEYS_ROTATED',
      parameters: { maxAccessKeyAge: '37' },
      description: 'Judges AccessKeysRotated',
      state: 'ACTIVE',
      counts: {},
    });
    const untold = gaps.filter(({ operation }) => operation === 'DescribeComplianceByConfigRule');
    expect(new Set(untold.map(({ rule }) => rule))).toEqual(new Set(rules.map(({ name }) => name)));
  }, 60_000);

  test('its aggregator is found, and another is not', async () => {
    await expect(observe([{ region, aggregator: 'other' }], quick)).rejects.toThrow(
      'the aggregator other does not exist in 123456789012/us-east-1; name one that does: all',
    );

    const { aggregator, gaps, rules } = await observe([{ region, aggregator: 'all' }], quick);

    expect(aggregator).toBe('all');
    expect(rules).toEqual([]);
    expect(gaps.map(({ operation }) => operation)).toContain('DescribeAggregateComplianceByConfigRules');
  }, 60_000);
});

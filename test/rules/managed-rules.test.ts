import { catalogue } from '../../lib/controls/catalogue';
import { managedRule, none } from '../../lib/controls/detect';
import { ConfigRegion } from '../../lib/rules/config-region';
import { managedRulesFor } from '../../lib/rules/managed-rules';

const versioning = { id: 'BucketVersioning', detect: [managedRule('S3_BUCKET_VERSIONING_ENABLED')] };
const https = {
  id: 'ViewerHttps',
  detect: [managedRule('CLOUDFRONT_VIEWER_POLICY_HTTPS', { onlyInRegion: 'us-east-1' })],
};
const webAclLogs = { id: 'WebAclLogs', detect: [managedRule('WAFV2_LOGGING_ENABLED')] };
const attested = { id: 'TrainingHeld', detect: [managedRule('AWS_CONFIG_PROCESS_CHECK')] };
const headers = { id: 'SecurityHeaders', detect: none('no managed rule reads response headers') };
const retention = (days: string, id = `LogsKept${days}`) => ({
  id,
  detect: [managedRule('CW_LOGGROUP_RETENTION_PERIOD_CHECK', { parameters: { MinRetentionTime: days } })],
});

test.each([
  [ConfigRegion.HOME, ['S3_BUCKET_VERSIONING_ENABLED', 'WAFV2_LOGGING_ENABLED']],
  [ConfigRegion.EDGE, ['CLOUDFRONT_VIEWER_POLICY_HTTPS', 'WAFV2_LOGGING_ENABLED']],
  [
    ConfigRegion.HOME_AND_EDGE,
    ['CLOUDFRONT_VIEWER_POLICY_HTTPS', 'S3_BUCKET_VERSIONING_ENABLED', 'WAFV2_LOGGING_ENABLED'],
  ],
])('%s runs %j, and no process check', (region, identifiers) => {
  const rules = managedRulesFor([versioning, https, webAclLogs, attested, headers], region);

  expect(rules.map(({ identifier }) => identifier)).toEqual(identifiers);
});

test('deploys once what several controls share, and names them all', () => {
  const alsoRecoverable = { ...versioning, id: 'BackupVersions' };

  const rules = managedRulesFor([versioning, alsoRecoverable], ConfigRegion.HOME);

  expect(rules).toEqual([
    {
      id: 'S3BucketVersioningEnabled',
      identifier: 'S3_BUCKET_VERSIONING_ENABLED',
      parameters: {},
      controlIds: ['BackupVersions', 'BucketVersioning'],
      description: 'Judges BackupVersions, BucketVersioning',
    },
  ]);
});

test('names a control once that names a rule twice', () => {
  const twice = { id: 'Versions', detect: [...versioning.detect, ...versioning.detect] };

  const rules = managedRulesFor([twice], ConfigRegion.HOME);

  expect(rules.map(({ description }) => description)).toEqual(['Judges Versions']);
});

test('deploys one rule for each set of parameters', () => {
  const rules = managedRulesFor(
    [retention('365'), retention('400'), retention('365', 'LogsKeptToo')],
    ConfigRegion.HOME,
  );

  expect(new Set(rules.map(({ id }) => id)).size).toBe(2);
  expect(rules.map(({ parameters, controlIds }) => ({ parameters, controlIds }))).toEqual(
    expect.arrayContaining([
      { parameters: { MinRetentionTime: '365' }, controlIds: ['LogsKept365', 'LogsKeptToo'] },
      { parameters: { MinRetentionTime: '400' }, controlIds: ['LogsKept400'] },
    ]),
  );
});

test('tells parameters apart by value, not by the order of writing', () => {
  const rule = (parameters: Record<string, string>) => [managedRule('IAM_PASSWORD_POLICY', { parameters })];
  const one = { id: 'One', detect: rule({ MaxPasswordAge: '90', MinimumPasswordLength: '14' }) };
  const other = { id: 'Other', detect: rule({ MinimumPasswordLength: '14', MaxPasswordAge: '90' }) };

  const rules = managedRulesFor([one, other], ConfigRegion.HOME);

  expect(rules.map(({ controlIds }) => controlIds)).toEqual([['One', 'Other']]);
});

test('renames no rule when controls come', () => {
  const before = managedRulesFor([retention('400'), versioning], ConfigRegion.HOME);
  const after = managedRulesFor(
    [retention('365'), { ...versioning, id: 'Aardvark' }, webAclLogs, retention('400'), versioning],
    ConfigRegion.HOME,
  );

  expect(after.map(({ id }) => id)).toEqual(expect.arrayContaining(before.map(({ id }) => id)));
});

test('keeps the ids that are deployed', () => {
  const ids = managedRulesFor([versioning, retention('365')], ConfigRegion.HOME).map(({ id }) => id);

  expect(ids).toEqual(['CwLoggroupRetentionPeriodCheck-9f049684', 'S3BucketVersioningEnabled']);
});

test('refuses a description longer than 256 characters', () => {
  const crowd = Array.from({ length: 20 }, (_, index) => ({ ...versioning, id: `Control${1000 + index}` }));

  expect(() => managedRulesFor(crowd, ConfigRegion.HOME)).toThrow(
    new RangeError('S3_BUCKET_VERSIONING_ENABLED: description has 265 characters; AWS Config takes 256'),
  );
});

test('refuses input parameters longer than 1,024 characters', () => {
  const keys = { id: 'Tagged', detect: [managedRule('REQUIRED_TAGS', { parameters: { tag1Key: 'k'.repeat(1024) } })] };

  expect(() => managedRulesFor([keys], ConfigRegion.HOME)).toThrow(
    new RangeError('REQUIRED_TAGS: input parameters has 1038 characters; AWS Config takes 1024'),
  );
});

describe('the catalogue', () => {
  const everything = managedRulesFor(catalogue, ConfigRegion.HOME_AND_EDGE);

  test('deploys every managed rule that a control names', () => {
    const named = catalogue.flatMap(({ detect }) =>
      'kind' in detect ? [] : detect.map(({ identifier }) => identifier),
    );
    const deployable = new Set(named.filter((identifier) => identifier !== 'AWS_CONFIG_PROCESS_CHECK'));

    expect(deployable.size).toBeGreaterThan(0);
    expect(new Set(everything.map(({ identifier }) => identifier))).toEqual(deployable);
  });

  test('is deployed whole by a home region and the edge', () => {
    const home = managedRulesFor(catalogue, ConfigRegion.HOME).map(({ id }) => id);
    const edge = managedRulesFor(catalogue, ConfigRegion.EDGE).map(({ id }) => id);

    expect(new Set([...home, ...edge])).toEqual(new Set(everything.map(({ id }) => id)));
  });
});

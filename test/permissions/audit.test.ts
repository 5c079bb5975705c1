import { ConfigServiceClient } from '@aws-sdk/client-config-service';
import { STSClient } from '@aws-sdk/client-sts';
import * as accountOperations from '../../lib/audit/read/account-operations';
import * as aggregatorOperations from '../../lib/audit/read/aggregator-operations';
import type { AuditSource } from '../../lib/audit/read/audit-source';
import { observe } from '../../lib/audit/read/observe';
import type { ObserveOptions } from '../../lib/audit/read/observe-options';
import { auditPermissions } from '../../lib/permissions/audit';
import type { PermissionOptions } from '../../lib/permissions/permission-row';
import { policyDocument } from '../../lib/permissions/policy-document';
import { credentialsEnvironment, enterEnvironment } from '../account/credentials-environment';
import { type ConfigServer, startConfigServer } from '../audit/config-server';
import { account, HOME, rule } from '../audit/read/read-world';
import { actionsOf, recordCalls } from './recorded-calls';

const OTHER = '444455556666';
const ROLE = `arn:aws:iam::${OTHER}:role/audit`;
const IDENTITY = 'sts:GetCallerIdentity';

const region = {
  recorder: { name: 'default', recording: true },
  channel: { name: 'default' },
  rules: [
    rule('versioned', 2, 1, { remediation: { document: 'AWS-ConfigureS3BucketVersioning', automatic: false } }),
    rule('encrypted-conformance-pack-a1b2c3d4e', 1, 1),
  ],
  packs: [{ name: 'storefront-baseline', id: 'a1b2c3d4e' }],
};
const aggregators = [
  { name: 'organization', region: HOME.region, sources: [{ account: '111122223333', region: HOME.region }] },
];

let server: ConfigServer;
let leave = () => {};

beforeEach(async () => {
  server = await startConfigServer([
    { ...account(region), aggregators },
    { ...account(region), account: OTHER },
  ]);
  leave = enterEnvironment(credentialsEnvironment(server.endpoint));
});

afterEach(async () => {
  leave();
  await server.close();
});

const allowed = (options: PermissionOptions) =>
  actionsOf(policyDocument(auditPermissions.rows(options), { regions: [] }));
const named = (operations: Readonly<Record<string, { readonly name: string }>>) =>
  Object.values(operations).map(({ name }) => `config:${name}`);
/** What the server was asked, by the account whose credentials asked. */
const askedBy = (asker: string) =>
  [
    ...new Set(
      server.requests
        .filter((request) => request.account === asker)
        .map(({ operation }) => (operation.startsWith('sts:') ? operation : `config:${operation}`)),
    ),
  ].sort();

/** The actions of an audit, as the clients sent them. */
async function auditing(source: AuditSource, options: ObserveOptions = {}): Promise<readonly string[]> {
  const recorded = recordCalls(ConfigServiceClient, STSClient);
  try {
    const { gaps } = await observe([source], options);
    expect(gaps).toEqual([]);
    // Nothing went over the wire that no client of these sent.
    expect(server.requests).toHaveLength(recorded.count);
    return recorded.actions;
  } finally {
    recorded.stop();
  }
}

describe('the policy of audit names exactly the calls', () => {
  const START = `config:${accountOperations.startConfigRulesEvaluation.name}`;

  test('of an account', async () => {
    expect(await auditing(HOME)).toEqual(allowed({}));
    expect(allowed({})).toEqual([...named(accountOperations).filter((name) => name !== START), IDENTITY].sort());
  });

  test('of an account whose rules are evaluated first', async () => {
    expect(await auditing(HOME, { evaluate: { everyMs: 5 } })).toEqual(allowed({ evaluate: true }));
    expect(allowed({ evaluate: true })).toEqual([...named(accountOperations), IDENTITY].sort());
  });

  test('of an aggregator, beside those of an account', async () => {
    const actions = await auditing({ ...HOME, aggregator: 'organization' });

    expect(actions).toEqual([...named(aggregatorOperations), IDENTITY].sort());
    expect([...new Set([...actions, ...allowed({})])].sort()).toEqual(allowed({ aggregator: true }));
  });

  test('of who assumes a role, and the role needs those of an account', async () => {
    await observe([{ ...HOME, roleArn: ROLE }], { evaluate: { everyMs: 5 } });

    expect(askedBy('111122223333')).toEqual(allowed({ roleArn: [ROLE], evaluate: true }));
    expect(askedBy(OTHER)).toEqual(allowed({ evaluate: true }));
  });
});

test('a role is assumed by its ARN, and no other', () => {
  const { Statement } = policyDocument(auditPermissions.rows({ roleArn: [ROLE, `${ROLE}-2`] }), {
    account: '111122223333',
    regions: [HOME.region],
  });

  expect(Statement).toEqual([
    {
      Sid: 'CallerWithoutResourceLevel',
      Effect: 'Allow',
      Action: [IDENTITY],
      Resource: '*',
      Condition: { StringEquals: { 'aws:RequestedRegion': [HOME.region] } },
    },
    {
      Sid: 'AssumeRoles',
      Effect: 'Allow',
      Action: ['sts:AssumeRole'],
      Resource: [ROLE, `${ROLE}-2`],
      Condition: { StringEquals: { 'aws:RequestedRegion': [HOME.region] } },
    },
  ]);
});

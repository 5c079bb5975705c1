import '../privacy/powertools-environment';
import {
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListRolePoliciesCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { UserError } from '../../../lib/errors';
import { handler } from '../../../lib/handlers/incident-role';
import { isolateRole } from '../../../lib/handlers/incident-role/isolate-role';
import { isolationOf, isolationPolicy } from '../../../lib/handlers/incident-role/isolation-policy';
import { roleRequestOf } from '../../../lib/handlers/incident-role/role-request';
import { describeWithStores, LocalStores, silenced } from '../privacy/local-stores';

const NOW = new Date('2026-11-22T21:30:00.000Z');
const OWN = 'StorefrontIncidentIsolation';
const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
});

const WORK = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' }],
});

describe('an event', () => {
  test.each(['revoke-sessions', 'deny-all', 'restore', 'status'])('may ask to %s', (action) => {
    expect(roleRequestOf({ action, role: 'Shop-Orders' })).toEqual({ action, role: 'Shop-Orders' });
  });

  test.each<[string, unknown, string]>([
    [
      'another action',
      { action: 'delete', role: 'A' },
      'action: Invalid option: expected one of "revoke-sessions"|"deny-all"|"restore"|"status"',
    ],
    ['a path', { action: 'status', role: 'shop/A' }, 'role: must be the name of a role, without its path'],
    ['a pattern', { action: 'status', role: 'Shop-*' }, 'role: must be the name of a role, without its path'],
    ['no role', { action: 'status', role: '' }, 'role: Invalid input: expected string, received undefined'],
  ])('is refused: %s', (_, event, fault) => {
    const mend = 'send the name of a role, and the action revoke-sessions, deny-all, restore or status';

    expect(() => roleRequestOf(event)).toThrow(new UserError(`the event cannot be used (${fault}); ${mend}`));
  });
});

describe('a policy is read back', () => {
  test.each([{ kind: 'everything' as const }, { kind: 'older-sessions' as const, before: '2026-11-22T21:30:00.000Z' }])(
    '%j',
    (isolation) => {
      expect(isolationOf(encodeURIComponent(isolationPolicy(isolation)))).toEqual(isolation);
    },
  );

  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['another policy', WORK],
    ['one that denies less', isolationPolicy({ kind: 'everything' }).replace('"Action":"*"', '"Action":"s3:*"')],
  ])('%s is none of ours', (_, document) => {
    expect(isolationOf(encodeURIComponent(document))).toBeUndefined();
  });
});

jest.setTimeout(90_000);

describeWithStores('isolating a role', () => {
  let stores: LocalStores;
  let output: ReturnType<typeof silenced>;
  let client: IAMClient;
  let count = 0;

  beforeAll(async () => {
    stores = await LocalStores.start();
    client = new IAMClient({});
  });

  beforeEach(() => {
    output = silenced();
    count++;
  });

  afterEach(() => output.restore());
  afterAll(() => stores.end());

  /** A role with a policy of its own. */
  async function role(name: string, Path = '/'): Promise<string> {
    const RoleName = `${name}-${count}`;
    await client.send(new CreateRoleCommand({ RoleName, Path, AssumeRolePolicyDocument: TRUST }));
    await client.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'Work', PolicyDocument: WORK }));
    return RoleName;
  }

  const policiesOf = async (RoleName: string) =>
    [...((await client.send(new ListRolePoliciesCommand({ RoleName }))).PolicyNames ?? [])].sort();
  const policyOf = async (RoleName: string) => {
    const { PolicyDocument: text = '' } = await client.send(new GetRolePolicyCommand({ RoleName, PolicyName: OWN }));
    return JSON.parse(decodeURIComponent(text));
  };
  const tools = (more: object = {}) => ({
    client,
    isolatable: ['Shop-*', 'shop/*'],
    protectedRoles: ['Shop-Responder-*'],
    now: NOW,
    ...more,
  });

  test('revokes the sessions from before now', async () => {
    const name = await role('Shop-Orders');

    const outcome = await isolateRole({ action: 'revoke-sessions', role: name }, tools());

    expect(outcome).toEqual({
      message: `the role ${name} is denied everything in sessions from before 2026-11-22T21:30:00.000Z; IAM needs up to some minutes to spread the change`,
      changed: true,
      isolation: 'older-sessions',
    });
    expect(await policyOf(name)).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'IncidentRevokesOlderSessions',
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { DateLessThan: { 'aws:TokenIssueTime': '2026-11-22T21:30:00.000Z' } },
        },
      ],
    });
  });

  test('revokes once more, later ones too', async () => {
    const name = await role('Shop-Orders');
    const later = new Date('2026-11-22T22:00:00.000Z');

    await isolateRole({ action: 'revoke-sessions', role: name }, tools());
    await isolateRole({ action: 'revoke-sessions', role: name }, tools({ now: later }));

    expect((await policyOf(name)).Statement[0].Condition).toEqual({
      DateLessThan: { 'aws:TokenIssueTime': later.toISOString() },
    });
  });

  test('denies everything, which a later revocation does not weaken, and restores', async () => {
    const name = await role('Shop-Orders');
    const run = (action: 'deny-all' | 'revoke-sessions' | 'restore' | 'status') =>
      isolateRole({ action, role: name }, tools());

    const runs = [];
    for (const action of [
      'status',
      'deny-all',
      'deny-all',
      'revoke-sessions',
      'status',
      'restore',
      'restore',
    ] as const) {
      const { changed, isolation } = await run(action);
      runs.push([action, changed, isolation, await policiesOf(name)]);
    }

    const isolated = [OWN, 'Work'];
    expect(runs).toEqual([
      ['status', false, 'none', ['Work']],
      ['deny-all', true, 'everything', isolated],
      ['deny-all', false, 'everything', isolated],
      ['revoke-sessions', false, 'everything', isolated],
      ['status', false, 'everything', isolated],
      ['restore', true, 'none', ['Work']],
      ['restore', false, 'none', ['Work']],
    ]);
  });

  test('finds a role by its path', async () => {
    const name = await role('Stock', '/shop/stock/');

    await isolateRole({ action: 'deny-all', role: name }, tools());

    expect(await policiesOf(name)).toEqual([OWN, 'Work']);
  });

  test.each<[string, string, string]>([
    ['protected by its name', 'Shop-Responder', '/'],
    ['outside its patterns', 'Other', '/'],
    ['with a path outside its patterns', 'Shop-Orders', '/finance/'],
  ])('leaves a role alone that is %s', async (_, prefix, path) => {
    const name = await role(prefix, path);
    const full = `${path.slice(1)}${name}`;

    const run = isolateRole({ action: 'deny-all', role: name }, tools());

    const said = prefix.includes('Responder')
      ? `the role ${name} is protected; isolate it by hand`
      : `the role ${full} is none of this runbook's (Shop-*, shop/*); isolate it by hand`;
    await expect(run).rejects.toThrow(new UserError(said));
    expect(await policiesOf(name)).toEqual(['Work']);
  });

  test('leaves a role alone that is protected by its path', async () => {
    const name = await role('Guard', '/shop/keep/');

    const run = isolateRole({ action: 'deny-all', role: name }, tools({ protectedRoles: ['shop/keep/*'] }));

    await expect(run).rejects.toThrow(new UserError(`the role shop/keep/${name} is protected; isolate it by hand`));
    expect(await policiesOf(name)).toEqual(['Work']);
  });

  test('leaves a service-linked role alone, whatever the patterns say', async () => {
    const { Role: linked } = await client.send(
      new CreateServiceLinkedRoleCommand({ AWSServiceName: 'autoscaling.amazonaws.com', CustomSuffix: `s${count}` }),
    );
    const name = linked?.RoleName ?? '';

    const run = isolateRole({ action: 'deny-all', role: name }, tools({ isolatable: ['aws-service-role/*'] }));

    await expect(run).rejects.toThrow(
      new UserError(`the role aws-service-role/autoscaling.amazonaws.com/${name} is protected; isolate it by hand`),
    );
    expect(await policiesOf(name)).toEqual([]);
  });

  test.each(['deny-all', 'revoke-sessions', 'restore'] as const)(
    'does not %s over a policy that somebody else gave its name',
    async (action) => {
      const name = await role('Shop-Orders');
      await client.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: OWN, PolicyDocument: WORK }));

      const run = isolateRole({ action, role: name }, tools());

      await expect(run).rejects.toThrow(
        new UserError(
          `the role ${name} has a policy ${OWN} that this runbook did not write; look at it, and change it by hand`,
        ),
      );
      expect(await policyOf(name)).toEqual(JSON.parse(WORK));
    },
  );

  test('names a role that is not there', async () => {
    await expect(isolateRole({ action: 'status', role: 'Shop-Gone' }, tools())).rejects.toThrow(
      new UserError('there is no role Shop-Gone; give the name of a role, without its path'),
    );
  });

  test('runs as the function that the construct deploys', async () => {
    const [name, own] = [await role('Shop-Orders'), await role('Shop-Own')];
    Object.assign(process.env, { ISOLATABLE_ROLES: '["Shop-*"]', PROTECTED_ROLES: JSON.stringify([own]) });

    const { isolation } = await handler({ action: 'deny-all', role: name });

    expect(isolation).toBe('everything');
    await expect(handler({ action: 'deny-all', role: own })).rejects.toThrow(
      new UserError(`the role ${own} is protected; isolate it by hand`),
    );
    expect(output.lines().map(({ message }) => message)).toEqual([
      `the role ${name} is denied everything; IAM needs up to some minutes to spread the change`,
      'the role was not isolated',
    ]);
  });
});

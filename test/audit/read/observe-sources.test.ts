import { observe } from '../../../lib/audit/read/observe';
import { enterEnvironment, noCredentials } from '../../account/credentials-environment';
import type { DescribedAccount } from '../described-account';
import { account, HOME, type ReadWorld, readWorld, rule } from './read-world';

const SHOP = '111122223333';
const BRANCH = '444455556666';
const BRANCH_ROLE = `arn:aws:iam::${BRANCH}:role/audit`;

const accounts: readonly DescribedAccount[] = [
  {
    account: SHOP,
    regions: {
      'eu-central-1': { rules: [rule('versioned', 2, 1)] },
      'us-east-1': { rules: [rule('edge', 1, 0)] },
    },
  },
  { account: BRANCH, regions: { 'eu-central-1': { rules: [rule('branch', 0, 2)] } } },
];

let world: ReadWorld;

beforeAll(async () => {
  world = await readWorld(accounts);
});

afterAll(() => world.close());

describe('several sources', () => {
  const sources = [HOME, { region: 'us-east-1' }, { region: 'eu-central-1', roleArn: BRANCH_ROLE }];

  test('are read into one', async () => {
    const { scopes, rules, gaps, evaluations } = await world.read({}, sources);

    expect(scopes).toEqual([
      { account: SHOP, region: 'eu-central-1' },
      { account: SHOP, region: 'us-east-1' },
      { account: BRANCH, region: 'eu-central-1' },
    ]);
    expect(rules.map(({ scope, name }) => `${scope.account} ${scope.region} ${name}`)).toEqual([
      `${SHOP} eu-central-1 versioned`,
      `${SHOP} us-east-1 edge`,
      `${BRANCH} eu-central-1 branch`,
    ]);
    expect(evaluations).toHaveLength(3);
    expect(gaps).toEqual([]);
  });

  test('of which one is denied are partial', async () => {
    const { scopes, rules, gaps } = await world.read({}, sources, ({ region, operation }) =>
      region === 'us-east-1' && !operation.startsWith('sts:') ? 'denied' : undefined,
    );

    expect(scopes).toHaveLength(3);
    expect(rules.map(({ name }) => name)).toEqual(['versioned', 'branch']);
    expect(gaps.map(({ scope, operation, code }) => `${scope?.region} ${operation} ${code}`)).toEqual(
      expect.arrayContaining(['us-east-1 DescribeConfigRules AccessDeniedException']),
    );
    expect(new Set(gaps.map(({ scope }) => scope?.region))).toEqual(new Set(['us-east-1']));
  });

  test('of which one role cannot be assumed are partial, and the gap names it', async () => {
    const locked = `arn:aws:iam::${BRANCH}:role/locked`;

    const { scopes, rules, gaps } = await world.read({}, [HOME, { region: 'eu-central-1', roleArn: locked }]);

    expect(rules.map(({ name }) => name)).toEqual(['versioned']);
    expect(scopes).toEqual([
      { account: SHOP, region: 'eu-central-1' },
      { account: BRANCH, region: 'eu-central-1' },
    ]);
    expect(gaps).toEqual([
      {
        scope: { account: BRANCH, region: 'eu-central-1' },
        operation: 'GetCallerIdentity',
        code: 'AuditError',
        message: `eu-central-1 by ${locked}: the role ${locked} cannot be assumed (AccessDenied); let its trust policy name you, and the external id where it asks for one`,
      },
    ]);
  });
});

test('an external id is sent with the role', async () => {
  const outsider = { region: 'eu-central-1', roleArn: `arn:aws:iam::${BRANCH}:role/outsider` };

  const { rules } = await world.read({}, [{ ...outsider, externalId: 'shop' }]);

  expect(rules.map(({ name }) => name)).toEqual(['branch']);
  await expect(world.read({}, [outsider])).rejects.toThrow(
    `the role ${outsider.roleArn} cannot be assumed (AccessDenied); let its trust policy name you, and the external id where it asks for one`,
  );
});

describe('where nothing at all can be read', () => {
  test('an unknown region is refused before anything is asked', async () => {
    await expect(world.read({}, [{ region: 'eu-centrl-1' }])).rejects.toThrow(
      'region is "eu-centrl-1"; did you mean eu-central-1?',
    );
    expect(world.server.requests).toEqual([]);
  });

  test('no source is refused', async () => {
    await expect(world.read({}, [])).rejects.toThrow('there is nothing to audit; name a region or an aggregator');
  });

  test('expired credentials are told of in one line', async () => {
    const expired = () => 'expired-credentials' as const;

    await expect(world.read({}, [HOME], expired)).rejects.toMatchObject({
      name: 'AwsAccessError',
      message: 'the AWS credentials have expired (ExpiredTokenException); sign in, or name a profile with --profile',
    });
  });

  test('credentials that expire before the first page are told of in one line, and few ask in vain', async () => {
    const reading = world.read({ concurrency: 1 }, [HOME], ({ operation }) =>
      operation.startsWith('sts:') ? undefined : 'expired-credentials',
    );

    await expect(reading).rejects.toThrow('the AWS credentials have expired (ExpiredTokenException); ');
    expect(world.server.requests.map(({ operation }) => operation)).toEqual([
      'sts:GetCallerIdentity',
      'DescribeConfigurationRecorders',
    ]);
  });

  test('denied calls are told of with the mend', async () => {
    const reading = world.read({}, [HOME], ({ operation }) => (operation.startsWith('sts:') ? undefined : 'denied'));

    await expect(reading).rejects.toMatchObject({
      name: 'AuditError',
      message: `AWS Config in ${SHOP}/eu-central-1 may not be read (AccessDeniedException); allow what \`storefront-baseline permissions audit\` prints`,
    });
  });

  test('a service that fails is told of', async () => {
    const reading = world.read({}, [HOME], ({ operation }) =>
      operation.startsWith('sts:') ? undefined : 'server-error',
    );

    await expect(reading).rejects.toThrow(
      `AWS Config in ${SHOP}/eu-central-1 does not answer (InternalFailure: The request processing has failed); try again`,
    );
  });

  test('nobody is signed in', async () => {
    const leave = enterEnvironment(noCredentials());
    try {
      await expect(observe([HOME])).rejects.toMatchObject({
        name: 'AwsAccessError',
        message: expect.stringMatching(/^no AWS credentials: .*; sign in, or name a profile with --profile$/),
      });
    } finally {
      leave();
    }
  });
});

test('no more requests are open at once than were asked for, over all sources', async () => {
  const many = Array.from({ length: 40 }, (_, index) => rule(`rule-${index}`, 1, 1));
  const busy = await readWorld(account({ rules: many }), { delayMs: 5 });
  try {
    await busy.read({ concurrency: 4 }, [HOME, { region: 'us-east-1' }, { region: 'eu-west-1' }]);

    expect(busy.server.mostAtOnce).toBe(4);

    await busy.read({}, [HOME]);
    expect(busy.server.mostAtOnce).toBe(10);
  } finally {
    await busy.close();
  }
});

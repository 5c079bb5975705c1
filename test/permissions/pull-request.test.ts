import { runSimulation } from '@cloud-copilot/iam-simulate';
import { UsageError } from '../../lib/errors';
import { githubSubject } from '../../lib/permissions/github-subject';
import { pullRequestRole } from '../../lib/permissions/pull-request';

const ACCOUNT = '123456789012';
const PROVIDER = `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/check`;
const OPTIONS = { account: ACCOUNT, regions: ['eu-central-1'], repository: 'example/shop', lookups: false };

test.each([
  ['example/shop', undefined, 'repo:example/shop:pull_request'],
  ['Example-2/shop.front_1', undefined, 'repo:Example-2/shop.front_1:pull_request'],
  ['example/shop', 'Production', 'repo:example/shop:environment:Production'],
  ['example@123456/shop@456789', undefined, 'repo:example@123456/shop@456789:pull_request'],
  ['example@123456/shop@456789', 'staging 2', 'repo:example@123456/shop@456789:environment:staging 2'],
])('%s, environment %s, is the subject %s', (repository, environment, subject) => {
  expect(githubSubject(repository, environment)).toBe(subject);
});

test.each([
  ['shop'],
  ['example/*'],
  ['*/shop'],
  ['example/shop/more'],
  ['example/shop:ref'],
  ['-example/shop'],
  ['exam--ple/shop'],
  ['example-/shop'],
  [`${'a'.repeat(40)}/shop`],
  [`example/${'a'.repeat(101)}`],
  ['example/..'],
  ['example/shop '],
  ['example/shop\n'],
  ['example@1/shop'],
  ['example/shop@1'],
  ['example@x/shop@1'],
  ['https://github.com/example/shop'],
  [''],
])('%p is refused', (repository) => {
  const act = () => githubSubject(repository);

  expect(act).toThrow(UsageError);
  expect(act).toThrow(
    `--repository ${JSON.stringify(repository)}: this is no repository of GitHub; write owner/name, or owner@123/name@456 with the numbers of both`,
  );
});

test.each([[''], ['*'], ['prod?'], ['a:b'], ['a\nb'], ['a'.repeat(256)]])(
  'the environment %p is refused',
  (environment) => {
    expect(() => githubSubject('example/shop', environment)).toThrow(
      `--environment ${JSON.stringify(environment)}: this is no environment of GitHub; write its name, without colons and wildcards`,
    );
  },
);

test('a check that looks nothing up has no rights', () => {
  expect(pullRequestRole(OPTIONS).permissions).toBeNull();
});

test('lookups go through the lookup roles of the regions', () => {
  const { permissions } = pullRequestRole({ ...OPTIONS, regions: ['eu-central-1', 'us-east-1'], lookups: true });

  expect(permissions).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'ReadForLookups',
        Effect: 'Allow',
        Action: ['sts:AssumeRole'],
        Resource: [
          `arn:aws:iam::${ACCOUNT}:role/cdk-hnb659fds-lookup-role-${ACCOUNT}-eu-central-1`,
          `arn:aws:iam::${ACCOUNT}:role/cdk-hnb659fds-lookup-role-${ACCOUNT}-us-east-1`,
        ],
      },
    ],
  });
});

describe('by an independent implementation of IAM', () => {
  /** The simulation knows other claims of this provider, which stand in for those that every provider has. */
  const STAND_INS: Readonly<Record<string, string>> = { aud: 'workflow', sub: 'ref' };
  const standIn = (trust: object): unknown =>
    JSON.parse(
      JSON.stringify(trust).replace(
        /(githubusercontent\.com:)(aud|sub)"/g,
        (_all, provider, claim) => `${provider}${STAND_INS[claim]}"`,
      ),
    );

  /** Whether a workflow with these claims may assume the role. */
  const assumes = async (claims: Readonly<Record<string, string>>, environment?: string) => {
    const { trust } = pullRequestRole({ ...OPTIONS, ...(environment === undefined ? {} : { environment }) });
    const simulated = await runSimulation(
      {
        request: {
          principal: PROVIDER,
          action: 'sts:AssumeRoleWithWebIdentity',
          resource: { resource: ROLE, accountId: ACCOUNT },
          contextVariables: Object.fromEntries(
            Object.entries(claims).map(([claim, value]) => [
              `token.actions.githubusercontent.com:${STAND_INS[claim]}`,
              value,
            ]),
          ),
        },
        identityPolicies: [],
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        resourcePolicy: standIn(trust),
      },
      {},
    );
    if (simulated.resultType === 'error') throw new Error(JSON.stringify(simulated.errors));
    return simulated.overallResult;
  };
  const aud = 'sts.amazonaws.com';

  test.each<[string, Readonly<Record<string, string>>, string | undefined, string]>([
    ['its pull request', { aud, sub: 'repo:example/shop:pull_request' }, undefined, 'Allowed'],
    ['its main branch', { aud, sub: 'repo:example/shop:ref:refs/heads/main' }, undefined, 'ImplicitlyDenied'],
    ['another repository', { aud, sub: 'repo:example/shop2:pull_request' }, undefined, 'ImplicitlyDenied'],
    ['a namesake with numbers', { aud, sub: 'repo:example@1/shop@2:pull_request' }, undefined, 'ImplicitlyDenied'],
    [
      'another audience',
      { aud: 'https://github.com/example', sub: 'repo:example/shop:pull_request' },
      undefined,
      'ImplicitlyDenied',
    ],
    ['no claims', {}, undefined, 'ImplicitlyDenied'],
    ['its environment', { aud, sub: 'repo:example/shop:environment:audit' }, 'audit', 'Allowed'],
    ['a pull request beside it', { aud, sub: 'repo:example/shop:pull_request' }, 'audit', 'ImplicitlyDenied'],
  ])('%s', async (_who, claims, environment, result) => {
    expect(await assumes(claims, environment)).toBe(result);
  });
});

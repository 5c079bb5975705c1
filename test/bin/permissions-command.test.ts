import { printPermissions, printPullRequestRole } from '../../bin/commands/run-permissions';
import { adoptPermissions } from '../../lib/permissions/adopt';
import { COMMAND_PERMISSIONS } from '../../lib/permissions/command-permissions';
import { policyDocument } from '../../lib/permissions/policy-document';
import { storefrontBaseline } from './command-line';
import { inProcess } from './in-process';

jest.setTimeout(60_000);

const ACCOUNT = '123456789012';
type Flags = Parameters<typeof printPermissions>[1];

const policy = (name: string, flags: Partial<Flags> = {}) =>
  inProcess('.', () => printPermissions(name, { format: 'text', ...flags }));
const role = (flags: Partial<Parameters<typeof printPullRequestRole>[0]> = {}) =>
  inProcess('.', () => printPullRequestRole({ format: 'text', ...flags }));

describe('the policy of adopt', () => {
  test('is printed as a document alone for a program', async () => {
    const { stdout } = await policy('adopt', { format: 'json', account: ACCOUNT, region: ['eu-central-1'] });

    expect(JSON.parse(stdout)).toEqual(
      policyDocument(adoptPermissions.rows({}), { account: ACCOUNT, regions: ['eu-central-1', 'us-east-1'] }),
    );
  });

  test('names us-east-1 once', async () => {
    const { stdout } = await policy('adopt', { format: 'json', account: ACCOUNT, region: ['us-east-1'] });

    expect(JSON.parse(stdout)).toEqual(
      policyDocument(adoptPermissions.rows({}), { account: ACCOUNT, regions: ['us-east-1'] }),
    );
  });

  test.each<[Partial<Flags>, string]>([
    [{}, 'It holds wherever it is attached; narrow it with --account and --region.\n\n'],
    [{ account: ACCOUNT }, 'It holds wherever it is attached; narrow it with --region.\n\n'],
    [{ account: ACCOUNT, region: ['eu-central-1'] }, '\n'],
  ])('is told to a person, with %j', async (flags, hint) => {
    const { stdout, exitCode } = await policy('adopt', flags);

    expect(exitCode).toBe(0);
    const [head, document] = [stdout.slice(0, stdout.indexOf('{')), stdout.slice(stdout.indexOf('{'))];
    expect(head).toBe(
      `Policy of storefront-baseline adopt\nFind out what an account has already. It reads settings of security services, and changes nothing.\n${hint}`,
    );
    expect(JSON.parse(document).Version).toBe('2012-10-17');
  });
});

test('evidence and training records are named', async () => {
  const attest = await policy('attest', { format: 'json', evidenceBucket: 'shop-evidence' });
  const training = await policy('training', { format: 'json', registerTable: 'Shop-Training' });

  expect(attest.stdout).toContain('"arn:aws:s3:::shop-evidence/*"');
  expect(training.stdout).toContain('"arn:aws:dynamodb:*:*:table/Shop-Training"');
});

test('audit is given what its flags need', async () => {
  const { stdout } = await policy('audit', { format: 'json', evaluate: true });

  expect(stdout).toContain('"config:StartConfigRulesEvaluation"');
  expect(stdout).not.toContain('ggregat');
});

describe('of roles that audit assumes', () => {
  const roleArn = ['arn:aws:iam::444455556666:role/audit'];

  test.each<[Partial<Flags>, string]>([
    [{ roleArn }, 'permissions audit'],
    [{ roleArn, evaluate: true }, 'permissions audit --evaluate'],
  ])('a person is told who needs what, with %j', async (flags, command) => {
    const { stdout } = await policy('audit', flags);

    const [head] = stdout.split('{');
    expect(head).toBe(
      `Policy of storefront-baseline audit\nRead what AWS Config found. It changes nothing; with --evaluate it starts the evaluation of rules.\nIt is for who assumes the roles; they themselves need what ${command} prints without --role-arn.\nIt holds wherever it is attached; narrow it with --region.\n\n`,
    );
  });

  test('are named on the command line, one after the other', async () => {
    const second = 'arn:aws:iam::777788889999:role/audit';
    const flags = [...roleArn, second].flatMap((arn) => ['--role-arn', arn]);

    const ran = await storefrontBaseline(['permissions', 'audit', ...flags, '--format', 'json']);

    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(ran.stdout).Statement[1]).toEqual({
      Sid: 'AssumeRoles',
      Effect: 'Allow',
      Action: ['sts:AssumeRole'],
      Resource: [...roleArn, second],
    });
  });
});

describe('the role of a pull request', () => {
  const flags = { account: ACCOUNT, repository: 'example/shop' };

  test('is printed as trust and rights', async () => {
    const { stdout } = await role({ ...flags, format: 'json' });

    expect(JSON.parse(stdout)).toEqual({
      trust: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'GitHubActions',
            Effect: 'Allow',
            Principal: { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com` },
            Action: 'sts:AssumeRoleWithWebIdentity',
            Condition: {
              StringEquals: {
                'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
                'token.actions.githubusercontent.com:sub': 'repo:example/shop:pull_request',
              },
            },
          },
        ],
      },
      permissions: null,
    });
  });

  test('is told to a person', async () => {
    const without = await role(flags);
    const withLookups = await role({ ...flags, lookups: true, region: ['eu-central-1'], environment: 'checks' });

    expect(without.stdout).toMatch(
      /^Trust policy of the role\n\{[\s\S]*\n\}\n\nPermissions: none\. check reads files alone; with --lookups, the role may read for cdk synth\.\n$/,
    );
    expect(withLookups.stdout).toMatch(
      /\n\nPermissions policy of the role\n\{[\s\S]*lookup-role-123456789012-eu-central-1/,
    );
    expect(withLookups.stdout).toContain('"repo:example/shop:environment:checks"');
  });

  test.each<[object, string]>([
    [{ repository: 'example/shop' }, 'permissions pull-request needs --account, such as --account 123456789012'],
    [{ account: ACCOUNT }, 'permissions pull-request needs --repository, such as --repository example/shop'],
    [{ ...flags, account: '1234' }, '--account is "1234"; write the 12 digits of the AWS account'],
    [
      { ...flags, repository: 'example/*' },
      '--repository "example/*": this is no repository of GitHub; write owner/name, or owner@123/name@456 with the numbers of both',
    ],
  ])('refuses %j', async (given, stderr) => {
    expect(await role(given)).toEqual({ exitCode: 2, stdout: '', stderr });
  });
});

test.each<[string, Partial<Flags>, string]>([
  ['adopt', { account: '12345678901x' }, '--account is "12345678901x"; write the 12 digits of the AWS account'],
  ['adopt', { region: ['eu-west-1', 'eu-west-11'] }, '--region is "eu-west-11"; did you mean eu-west-1?'],
  ['adopt', { format: 'yaml' }, '--format yaml: there is no such value; use text, json'],
  ['attest', {}, 'permissions attest needs --evidence-bucket, such as --evidence-bucket the-name'],
  ['attest', { evidenceBucket: '*' }, '--evidence-bucket is "*"; write the name of a bucket'],
  [
    'audit',
    { roleArn: ['arn:aws:iam::444455556666:role/*'] },
    '--role-arn is "arn:aws:iam::444455556666:role/*"; write the ARN of a role such as arn:aws:iam::111122223333:role/Auditor',
  ],
  [
    'audit',
    { roleArn: ['arn:aws:iam::444455556666:role/audit'], aggregator: true },
    '--aggregator: an aggregator reads all accounts by itself; leave out --role-arn',
  ],
  ['training', {}, 'permissions training needs --register-table, such as --register-table the-name'],
  ['training', { registerTable: 'a/b*' }, '--register-table is "a/b*"; write the name of a table'],
])('%s with %j is refused', async (name, flags, stderr) => {
  expect(await policy(name, flags)).toEqual({ exitCode: 2, stdout: '', stderr });
});

describe('as a program', () => {
  const FLAGS: Readonly<Record<string, readonly string[]>> = {
    attest: ['--evidence-bucket', 'shop-evidence'],
    training: ['--register-table', 'Shop-Training'],
  };

  test.each(COMMAND_PERMISSIONS.map(({ command }) => [command] as const))(
    'prints the policy of %s',
    async (command) => {
      const ran = await storefrontBaseline(['permissions', command, '--format', 'json', ...(FLAGS[command] ?? [])]);

      expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
      expect(JSON.parse(ran.stdout).Statement.length).toBeGreaterThan(1);
    },
  );

  test('prints the role of a pull request', async () => {
    const ran = await storefrontBaseline(
      ['permissions', 'pull-request', '--account', ACCOUNT, '--repository', 'a/b', '--lookups'].concat([
        '--region',
        'eu-central-1',
        '--region',
        'us-east-1',
      ]),
    );

    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    expect(ran.stdout).toContain('lookup-role-123456789012-us-east-1');
  });

  test('knows no policy of what asks AWS nothing', async () => {
    const ran = await storefrontBaseline(['permissions', 'check']);

    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toMatch(/^storefront-baseline: .*'check'.*\n$/);
  });
});

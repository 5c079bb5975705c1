import { App, CfnResource, Stack, Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ExceptionsError, PolicyError } from '../../lib/errors';
import { ExceptionKind, Exceptions } from '../../lib/policy/exceptions';
import { PciDss401Checks } from '../../lib/policy/framework-checks';
import { StorefrontChecks } from '../../lib/policy/storefront-checks';
import { StorefrontPolicy } from '../../lib/policy/storefront-policy';
import { enforce, findings, registerFile } from './enforced-app';

const TODAY = new Date('2026-11-22');

/** A bucket that breaks nothing but versioning, as far as the rules of this file's packs go. */
const unversioned = (app: App, id = 'Orders') => new s3.Bucket(new Stack(app, `Shop${id}`), id);

const ownPack = () => ({ packs: [new StorefrontChecks()], today: TODAY });

const entry = (fields: Record<string, string>) => {
  const defaults = {
    control: 'BucketVersioning',
    path: 'ShopOrders/Orders',
    kind: 'risk',
    owner: 'shop@example.com',
    approver: 'security@example.com',
    ticket: 'SEC-1',
    reason: 'Exports are rebuilt from the order table every night',
    compensatingControl: 'Point-in-time recovery of the order table',
    granted: '2026-11-01',
    expires: '2027-02-01',
  };
  const lines = Object.entries({ ...defaults, ...fields }).map(([key, value]) => `    ${key}: ${value}`);
  return registerFile(`exceptions:\n  -\n${lines.join('\n')}\n`);
};

const versioningOf = (result: ReturnType<typeof enforce>) =>
  result.evidence.packs.find(({ name }) => name === 'Storefront')?.rules.find(({ id }) => id === 'BucketVersioning')
    ?.judgements;

describe('enforce', () => {
  test('fails the process with control, resource, reason and remedy', () => {
    const result = enforce((app) => unversioned(app), ownPack());

    expect(result.exitCode).toBe(1);
    expect(findings(result, 'Storefront')).toContain('BucketVersioning ShopOrders/Orders/Resource');
    expect(result.printed).toContain('VersioningConfiguration.Status is absent; expected "Enabled"');
    expect(result.printed).toContain('An overwritten or deleted order export can be recovered.');
    expect(result.printed).toContain('Suggested fix: Set versioned: true, or use StorefrontBucket.');
    expect(result.printed).toContain('storefront-policy.test.ts');
  });

  test('proves what is compliant as well', () => {
    const result = enforce((app) => new s3.Bucket(new Stack(app, 'Shop'), 'Orders', { versioned: true }), ownPack());

    expect(versioningOf(result)).toEqual([
      expect.objectContaining({
        verdict: 'compliant',
        constructPath: 'Shop/Orders/Resource',
        template: 'Shop.template.json',
      }),
    ]);
  });

  test('lists a rule that applied to nothing, without judgements', () => {
    const result = enforce(
      (app) => new CfnResource(new Stack(app, 'Shop'), 'A', { type: 'AWS::SNS::Topic' }),
      ownPack(),
    );

    expect(versioningOf(result)).toEqual([]);
  });

  test('records what the rules of a cdk-nag pack said', () => {
    const result = enforce((app) => unversioned(app), { packs: [new AwsSolutionsChecks()], today: TODAY });

    const rules = result.evidence.packs.find(({ name }) => name === 'AwsSolutions')?.rules ?? [];
    const verdicts = (id: string) => rules.find((rule) => rule.id === id)?.judgements.map(({ verdict }) => verdict);
    expect(rules.find((rule) => rule.id === 'AwsSolutions-S1')?.judgements).toEqual([
      {
        constructPath: 'ShopOrders/Orders/Resource',
        verdict: 'violation',
        message: 'The S3 Bucket has server access logs disabled.',
      },
    ]);
    expect(verdicts('AwsSolutions-S2')).toEqual(['compliant']);
    expect(verdicts('AwsSolutions-RDS2')).toEqual([]);
  });

  test('only warns of what is downgraded, and names it', () => {
    const result = enforce(
      (app) => new s3.Bucket(new Stack(app, 'Shop'), 'Orders', { versioned: false, enforceSSL: true }),
      {
        packs: [new AwsSolutionsChecks(), new StorefrontChecks()],
        downgraded: ['AwsSolutions-S1', 'BucketVersioning', 'BucketEncryptedWithKms', 'BucketPublicAccessBlocked'],
        today: TODAY,
      },
    );

    expect(result.exitCode).toBe(0);
    expect(versioningOf(result)).toEqual([expect.objectContaining({ verdict: 'violation', warning: true })]);
    expect(result.violations.get('AwsSolutions')).toMatchObject([{ ruleName: 'AwsSolutions-S1', severity: 'warning' }]);
    expect(result.evidence.downgraded).toContain('AwsSolutions-S1');
  });

  test('refuses to come after the first construct', () => {
    const app = new App();
    new Stack(app, 'Early');

    expect(() => StorefrontPolicy.enforce(app)).toThrow(
      new PolicyError(
        'StorefrontPolicy.enforce: the app has constructs already, the first is Early; call it right after new App()',
      ),
    );
  });

  test('refuses a register that is not there', () => {
    expect(() => StorefrontPolicy.enforce(new App(), { exceptionsFile: 'none.yaml' })).toThrow(
      new ExceptionsError('none.yaml: there is no such file; create it or name another'),
    );
  });

  test('keeps the error of a pack that stops, and fails', () => {
    const broken = {
      name: 'Broken',
      validate: () => {
        throw new Error('out of order');
      },
    };

    const result = enforce((app) => unversioned(app), { packs: [broken], today: TODAY });

    expect(result.exitCode).toBe(1);
    expect(result.evidence.packs).toEqual([{ name: 'Broken', failure: 'out of order', rules: [] }]);
  });
});

describe('an exception', () => {
  test('of the register suppresses the finding and stays in the report with its reason', () => {
    const exceptionsFile = entry({});

    const result = enforce((app) => unversioned(app), { ...ownPack(), exceptionsFile });

    expect(findings(result, 'Storefront')).not.toContain('BucketVersioning ShopOrders/Orders/Resource');
    expect(result.suppressed.get('Storefront')?.map(({ reason }) => reason)).toContain(
      `${exceptionsFile}:3 (risk until 2027-02-01, SEC-1): Exports are rebuilt from the order table every night`,
    );
    expect(versioningOf(result)).toEqual([
      expect.objectContaining({ verdict: 'excepted', exception: `${exceptionsFile}:3` }),
    ]);
    expect(result.evidence.exceptions).toEqual([expect.objectContaining({ used: true, daysLeft: 71 })]);
  });

  test('in code does the same', () => {
    const result = enforce((app) => {
      Exceptions.of(unversioned(app)).grant({
        controls: ['BucketVersioning'],
        kind: ExceptionKind.FALSE_POSITIVE,
        owner: 'shop@example.com',
        reason: 'The bucket holds nothing but a cache of thumbnails',
        reviewBy: '2027-02-01',
      });
    }, ownPack());

    expect(versioningOf(result)).toEqual([
      expect.objectContaining({
        verdict: 'excepted',
        exception: expect.stringMatching(/^test\/policy\/storefront-policy\.test\.ts:\d+$/),
      }),
    ]);
  });

  test.each<[string, Record<string, string>, string]>([
    ['expired', { granted: '2026-01-01', expires: '2026-11-21' }, 'expired on 2026-11-21'],
    ['for ever', { expires: '2028-01-01' }, 'lasts 426 days'],
    ['approved by its owner', { approver: 'Shop@example.com' }, 'is approved by its owner'],
    ['without a reason', { reason: 'BucketVersioning' }, 'has no reason worth the name'],
  ])('that is %s does not count, and fails the synth with its line', (_name, fields, message) => {
    const exceptionsFile = entry(fields);

    const result = enforce((app) => unversioned(app), { ...ownPack(), exceptionsFile });

    expect(findings(result, 'Storefront')).toContain('BucketVersioning ShopOrders/Orders/Resource');
    expect(result.exitCode).toBe(1);
    expect(result.printed).toContain(`${exceptionsFile}:3: the exception from BucketVersioning`);
    expect(result.printed).toContain(message);
    expect(result.evidence.problems).toEqual([{ severity: 'error', message: expect.stringContaining(message) }]);
  });

  test.each<[string, Record<string, string>, string]>([
    ['unused', { path: 'ShopOrders/Gone' }, 'covers no finding'],
    ['of an unknown control', { control: 'BucketVersionin' }, 'did you mean BucketVersioning?'],
  ])('that is %s fails the synth', (_name, fields, message) => {
    const result = enforce((app) => new s3.Bucket(new Stack(app, 'Shop'), 'A', { versioned: true }), {
      ...ownPack(),
      exceptionsFile: entry(fields),
    });

    expect(result.exitCode).toBe(1);
    expect(result.printed).toContain(message);
  });

  test('for one finding of a cdk-nag rule leaves its others', () => {
    const result = enforce(
      (app) => {
        const role = new iam.Role(new Stack(app, 'Shop'), 'Role', {
          assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
        });
        role.addToPolicy(new iam.PolicyStatement({ actions: ['s3:Get*'], resources: ['*'] }));
      },
      {
        packs: [new AwsSolutionsChecks()],
        today: TODAY,
        exceptionsFile: entry({ control: "'AwsSolutions-IAM5[Resource::*]'", path: 'Shop/Role' }),
      },
    );

    expect(findings(result, 'AwsSolutions')).toEqual([
      'AwsSolutions-IAM5[Action::s3:Get*] Shop/Role/DefaultPolicy/Resource',
    ]);
    expect(result.evidence.exceptions).toEqual([expect.objectContaining({ used: true })]);
  });

  test('of a control holds in every pack that has it', () => {
    const result = enforce((app) => unversioned(app), {
      packs: [new StorefrontChecks(), new PciDss401Checks()],
      today: TODAY,
      exceptionsFile: entry({}),
    });

    expect([...findings(result, 'Storefront'), ...findings(result, 'PciDss401')].join()).not.toContain(
      'BucketVersioning',
    );
    expect(result.suppressed.get('PciDss401')?.map(({ ruleName }) => ruleName)).toEqual(['BucketVersioning']);
  });

  test('cannot be acknowledged away', () => {
    const result = enforce(
      (app) => {
        unversioned(app);
        Validations.of(app).acknowledge({ id: 'StorefrontExceptions::expired', reason: 'quiet' });
      },
      { ...ownPack(), exceptionsFile: entry({ granted: '2026-01-01', expires: '2026-11-21' }) },
    );

    expect(findings(result, 'StorefrontExceptions')).toEqual(['expired ShopOrders/Orders']);
  });
});

describe('a bare acknowledgement', () => {
  test.each(['Storefront::BucketVersioning', 'BucketVersioning'])('of our control as %s is a finding', (id) => {
    const result = enforce((app) => {
      Validations.of(unversioned(app)).acknowledge({ id, reason: 'quiet' });
    }, ownPack());

    expect(findings(result, 'StorefrontExceptions')).toEqual(['bare-acknowledgement ShopOrders/Orders']);
    expect(result.exitCode).toBe(1);
  });

  test('of another pack is left alone', () => {
    const result = enforce(
      (app) => {
        Validations.of(unversioned(app)).acknowledge({ id: 'AwsSolutions::AwsSolutions-S1', reason: 'from before' });
      },
      { packs: [new AwsSolutionsChecks()], today: TODAY },
    );

    const rule = result.evidence.packs[0]?.rules.find(({ id }) => id === 'AwsSolutions-S1');
    expect(findings(result, 'StorefrontExceptions')).toEqual([]);
    expect(rule?.judgements.map(({ verdict }) => verdict)).toEqual(['excepted']);
  });
});

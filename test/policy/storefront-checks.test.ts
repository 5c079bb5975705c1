import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnResource, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { NagPack, NagRuleCompliance, PCIDSS321Checks } from 'cdk-nag';
import { StorefrontChecks } from '../../lib/policy/storefront-checks';

/** Paths of the buckets that a pack finds unversioned. */
const unversionedBy = (pack: NagPack, rule: string, app: App): readonly string[] =>
  pack
    .validateScope(app)
    .violations.filter(({ ruleName, severity }) => ruleName === rule && severity === 'error')
    .flatMap(({ violatingResources }) => violatingResources.map(({ constructPath }) => constructPath ?? 'no construct'))
    .sort();

const synthesized = (build: (app: App) => void) => {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'checks-')) });
  build(app);
  app.synth();
  return {
    ours: unversionedBy(new StorefrontChecks(), 'BucketVersioning', app),
    cdkNag: unversionedBy(new PCIDSS321Checks(), 'PCI.DSS.321-S3BucketVersioningEnabled', app),
  };
};

const template = (body: object): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'template-')), 'template.json');
  writeFileSync(file, JSON.stringify(body));
  return file;
};

const raw = (scope: Stack, id: string) => new CfnResource(scope, id, { type: 'AWS::S3::Bucket' });

const resourceOf = (bucket: s3.Bucket) => bucket.node.defaultChild as s3.CfnBucket;

interface Case {
  readonly build: (app: App) => void;
  readonly ours: readonly string[];
  /** What cdk-nag's own rule says, which is wrong. */
  readonly cdkNag: readonly string[];
}

const cases: Readonly<Record<string, Case>> = {
  'a property override that mends': {
    build: (app) => {
      const bucket = new s3.Bucket(new Stack(app, 'Shop'), 'Orders');
      resourceOf(bucket).addPropertyOverride('VersioningConfiguration.Status', 'Enabled');
    },
    ours: [],
    cdkNag: ['Shop/Orders/Resource'],
  },
  'a property override that breaks': {
    build: (app) => {
      const bucket = new s3.Bucket(new Stack(app, 'Shop'), 'Orders', { versioned: true });
      resourceOf(bucket).addPropertyOverride('VersioningConfiguration.Status', 'Suspended');
    },
    ours: ['Shop/Orders/Resource'],
    cdkNag: [],
  },
  'a deletion override': {
    build: (app) => {
      const bucket = new s3.Bucket(new Stack(app, 'Shop'), 'Orders', { versioned: true });
      resourceOf(bucket).addPropertyDeletionOverride('VersioningConfiguration');
    },
    ours: ['Shop/Orders/Resource'],
    cdkNag: [],
  },
  'a raw resource': {
    build: (app) => raw(new Stack(app, 'Shop'), 'Orders'),
    ours: ['Shop/Orders'],
    cdkNag: [],
  },
  'a raw resource in a nested stack of a nested stack': {
    build: (app) => raw(new NestedStack(new NestedStack(new Stack(app, 'Shop'), 'Outer'), 'Inner'), 'Orders'),
    ours: ['Shop/Outer/Inner/Orders'],
    cdkNag: [],
  },
  'an included template with a condition whose branches agree': {
    build: (app) =>
      new CfnInclude(new Stack(app, 'Shop'), 'Included', {
        templateFile: template({
          Parameters: { Stage: { Type: 'String' } },
          Conditions: { Live: { 'Fn::Equals': [{ Ref: 'Stage' }, 'live'] } },
          Resources: {
            Orders: {
              Type: 'AWS::S3::Bucket',
              Properties: { VersioningConfiguration: { Status: { 'Fn::If': ['Live', 'Enabled', 'Enabled'] } } },
            },
            Carts: {
              Type: 'AWS::S3::Bucket',
              Properties: { VersioningConfiguration: { Status: { 'Fn::If': ['Live', 'Suspended', 'Suspended'] } } },
            },
          },
        }),
      }),
    ours: ['Shop/Included/Carts'],
    cdkNag: ['Shop/Included/Carts', 'Shop/Included/Orders'],
  },
  'an included template with the paths of another app': {
    build: (app) =>
      new CfnInclude(new Stack(app, 'Shop'), 'Included', {
        templateFile: template({
          Resources: {
            Orders: {
              Type: 'AWS::S3::Bucket',
              Metadata: { 'aws:cdk:path': 'Elsewhere/Orders/Resource' },
              Properties: {},
            },
          },
        }),
      }),
    ours: ['Shop/Included/Orders'],
    cdkNag: ['Shop/Included/Orders'],
  },
  'a logical id that another resource had': {
    build: (app) => {
      const stack = new Stack(app, 'Shop');
      raw(stack, 'Orders').overrideLogicalId('Former');
      raw(stack, 'Carts').overrideLogicalId('Orders');
    },
    ours: ['Shop/Carts', 'Shop/Orders'],
    cdkNag: [],
  },
  'two stages with the same logical ids': {
    build: (app) => {
      for (const name of ['Blue', 'Green']) raw(new Stack(new Stage(app, name), 'Shop'), 'Orders');
    },
    ours: ['Blue/Shop/Orders', 'Green/Shop/Orders'],
    cdkNag: [],
  },
};

describe('judges the rendered template, each resource once', () => {
  test.each(Object.entries(cases))('%s', (_name, { build, ours, cdkNag }) => {
    expect(synthesized(build)).toEqual({ ours, cdkNag });
  });
});

describe('a finding', () => {
  const findingOf = (build: (stack: Stack) => void) => {
    const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'checks-')) });
    build(new Stack(app, 'Shop'));
    app.synth();
    return new StorefrontChecks().validateScope(app).violations.find(({ ruleName }) => ruleName === 'BucketVersioning');
  };

  test('names template, logical id, property, frameworks and remedy', () => {
    const finding = findingOf((stack) => raw(stack, 'Orders'));

    expect(finding).toEqual({
      ruleName: 'BucketVersioning',
      description:
        'Buckets keep previous versions: Orders (AWS::S3::Bucket): VersioningConfiguration.Status is absent; ' +
        'expected "Enabled". An overwritten or deleted order export can be recovered.',
      fix: 'Set versioned: true, or use StorefrontBucket.',
      severity: 'error',
      ruleMetadata: {
        verdict: 'violation',
        severity: 'high',
        'pci-dss-4.0.1': '10.3.4',
        gdpr: '32.1.c (judgement)',
        'nist-csf-2.0': 'PR.DS-11 (judgement)',
      },
      violatingResources: [
        {
          constructPath: 'Shop/Orders',
          resourceLogicalId: 'Orders',
          templatePath: expect.stringMatching(/Shop\.template\.json$/),
          locations: ['Properties.VersioningConfiguration.Status'],
        },
      ],
    });
  });

  test('that the template leaves unknown is a warning with the reason', () => {
    const finding = findingOf((stack) => {
      raw(stack, 'Orders').addPropertyOverride('VersioningConfiguration.Status', { 'Fn::ImportValue': 'elsewhere' });
    });

    expect(finding).toMatchObject({
      severity: 'warning',
      description:
        'Buckets keep previous versions: unknown for Orders (AWS::S3::Bucket): ' +
        'it is imported as elsewhere from a stack that is not at hand',
      ruleMetadata: { verdict: 'unknown' },
    });
  });
});

test('lists every control of the catalogue as a rule of the pack', () => {
  const pack = new StorefrontChecks();

  expect(pack.ruleIds).toEqual(pack.controls.map(({ id }) => id));
  expect(pack.ruleIds).toContain('BucketVersioning');
});

test('cdk-nag still exports what the pack builds upon', () => {
  expect(new StorefrontChecks()).toBeInstanceOf(NagPack);
  expect(NagRuleCompliance.NOT_APPLICABLE).toBe('N/A');
});

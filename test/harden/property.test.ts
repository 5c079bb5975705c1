import { type Mixin, Mixins, type Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import fc from 'fast-check';
import { catalogue } from '../../lib/controls/catalogue';
import { StorefrontHardening, type StorefrontHardeningProps } from '../../lib/harden/storefront-hardening';
import { UPDATE_BEHAVIORS } from '../../lib/harden/update-behavior';
import { type Body, ENV, synthesized, verdictsOf, WAYS } from './ways';

const RAW = 'raw CfnResource';
const PARAMETERS = { Value: { Type: 'String' }, Names: { Type: 'CommaDelimitedList' } };

/** Values of every kind that a template can have, right for the property or not. */
const scalar = fc.oneof(
  fc.boolean(),
  fc.constantFrom('true', 'false', 'Enabled', 'AES256', 'aws:kms', 'postgres', 'aurora-mysql', 'alias/aws/s3', ''),
  fc.integer({ min: 0, max: 800 }),
  fc.constantFrom<object>({ Ref: 'Value' }, { Ref: 'AWS::NoValue' }, { 'Fn::GetAtt': ['Other', 'Arn'] }),
);

/** Names that structures under the properties have, so that generated ones meet the paths of the settings. */
const NAMES = [
  'Status',
  'Rules',
  'ObjectOwnership',
  'ServerSideEncryptionConfiguration',
  'ServerSideEncryptionByDefault',
  'SSEAlgorithm',
  'KMSMasterKeyID',
  'KMSMasterKeyId',
  'SSEEnabled',
  'BlockPublicAcls',
  'PointInTimeRecoverySpecification',
  'PointInTimeRecoveryEnabled',
  'DeletionProtectionEnabled',
  'SSESpecification',
  'Region',
  'Note',
];

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalar,
    fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 3 }),
    fc.array(tie('value'), { maxLength: 2 }),
  ),
}));

/** A resource of a supported type: declared properties in any shape, and some that no mixin declares. */
const resource = fc.constantFrom(...Object.entries(UPDATE_BEHAVIORS)).chain(([Type, behaviors]) =>
  fc
    .dictionary(fc.constantFrom(...Object.keys(behaviors), 'Engine', 'Description', 'Tags', 'KeySpec'), value, {
      maxKeys: 4,
    })
    .map((Properties) => ({ Type, Properties })),
);

const allowances = fc.record<StorefrontHardeningProps>(
  {
    allowAclRemoval: fc.boolean(),
    allowExpiry: fc.boolean(),
    allowInterruption: fc.boolean(),
    allowReplacement: fc.boolean(),
  },
  { requiredKeys: [] },
);

const withKey = fc.boolean();

function mixin(stack: Stack, props: StorefrontHardeningProps, keyed: boolean): Mixin {
  return new StorefrontHardening({
    ...props,
    ...(keyed
      ? {
          encryptionKey: kms.Key.fromKeyArn(stack, 'Key', `arn:aws:kms:${ENV.region}:${ENV.account}:key/1234`),
          accessLogBucket: s3.Bucket.fromBucketName(stack, 'AccessLogs', 'access-logs'),
        }
      : {}),
  });
}

function templateOf(orders: object, times: number, props: StorefrontHardeningProps, keyed: boolean): Body {
  const other = { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: {}, EnableKeyRotation: true } };
  return synthesized((stack) => {
    WAYS[RAW]?.(stack, { Parameters: PARAMETERS, Resources: { Orders: orders, Other: other } });
    const hardening = mixin(stack, props, keyed);
    for (let time = 0; time < times; time++) Mixins.of(stack).apply(hardening);
  }).body;
}

/** CloudFormation leaves out what refers to nothing, and CDK what is empty. */
const normal = (given: unknown) => JSON.stringify(given ?? null);

const CONTROLS = catalogue
  .filter(({ check }) => check.types.some((type) => type in UPDATE_BEHAVIORS))
  .map(({ id }) => id);

test('whatever a resource looks like: twice is once, ids and other properties stay, and no control is lost', () => {
  fc.assert(
    fc.property(resource, allowances, withKey, (orders, props, keyed) => {
      const before = templateOf(orders, 0, props, keyed);
      const once = templateOf(orders, 1, props, keyed);
      const twice = templateOf(orders, 2, props, keyed);

      expect(twice).toEqual(once);
      const added = Object.keys(once.Resources).filter((id) => !(id in before.Resources));
      expect(Object.keys(once.Resources)).toEqual(expect.arrayContaining(Object.keys(before.Resources)));
      expect(added.every((id) => id.startsWith('OrdersTlsOnlyPolicy'))).toBe(true);
      expect(once.Resources.Other).toEqual(before.Resources.Other);

      const declared = Object.keys(UPDATE_BEHAVIORS[orders.Type] ?? {});
      const [was, is] = [before.Resources.Orders?.Properties, once.Resources.Orders?.Properties];
      const others = [...new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})])].filter(
        (name) => !declared.includes(name),
      );
      for (const name of others) expect([name, normal(is?.[name])]).toEqual([name, normal(was?.[name])]);

      const held = verdictsOf(before, CONTROLS).filter((verdict) => verdict.endsWith(': compliant'));
      expect(verdictsOf(once, CONTROLS)).toEqual(expect.arrayContaining([...held]));
    }),
    { numRuns: 150, seed: 20261101 },
  );
});

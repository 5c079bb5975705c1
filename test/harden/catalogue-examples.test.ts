import { Duration, type Mixin, type Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { catalogue } from '../../lib/controls/catalogue';
import { StorefrontHardening, type StorefrontHardeningProps } from '../../lib/harden/storefront-hardening';
import { UPDATE_BEHAVIORS } from '../../lib/harden/update-behavior';
import { ENV, type ExampleTemplate, synthesized, verdictsOf, WAYS } from './ways';

/** The controls whose violating examples, of the types that the mixins support, all become compliant. */
const MENDED = [
  'BucketAccessLogs',
  'BucketAclsDisabled',
  'BucketEncryptedWithKms',
  'BucketPublicAccessBlocked',
  'BucketTlsOnly',
  'BucketVersioning',
  'DatabaseBackups',
  'DatabaseDeletionProtection',
  'DatabaseEncrypted',
  'DatabaseIamAuthentication',
  'DatabaseMinorUpgrades',
  'DatabaseNotPublic',
  'DatabaseRecoveryWindow',
  'DatabaseSnapshotTags',
  'KeyDeletionWindow',
  'KeyRotation',
  'LogGroupEncrypted',
  'LogGroupRetention',
  'QueueEncrypted',
  'QueueTlsOnly',
  'TableCustomerManagedKey',
  'TableDeletionProtection',
  'TablePointInTimeRecovery',
  'TableRecoveryWindow',
  'TopicEncrypted',
  'TopicTlsOnly',
];

/** A compliant example that a prop makes stricter: the key of AWS admits no service that publishes. */
const RAISED = ['TopicEncrypted 1'];

const everything = (stack: Stack): readonly Mixin[] => [allowedAll(stack, { backupRetention: Duration.days(35) })];

const allowedAll = (stack: Stack, props: StorefrontHardeningProps): Mixin =>
  new StorefrontHardening({
    ...props,
    encryptionKey: kms.Key.fromKeyArn(stack, 'Key', `arn:aws:kms:${ENV.region}:${ENV.account}:key/1234`),
    accessLogBucket: s3.Bucket.fromBucketName(stack, 'AccessLogs', 'access-logs'),
    allowAclRemoval: true,
    allowExpiry: true,
    allowReplacement: true,
  });

interface NamedExample {
  readonly control: string;
  readonly index: number;
  readonly example: ExampleTemplate & { readonly Resources: Readonly<Record<string, { readonly Type: string }>> };
}

/** The examples of a kind whose subject a mixin supports, without the properties that are undefined. */
function examplesOf(kind: 'violating' | 'compliant'): readonly NamedExample[] {
  return catalogue.flatMap(({ id, check, examples }) =>
    examples[kind].flatMap((declared, index) => {
      const example: NamedExample['example'] = JSON.parse(JSON.stringify(declared));
      const subject = Object.values(example.Resources).find(({ Type }) => check.types.includes(Type));
      return subject !== undefined && subject.Type in UPDATE_BEHAVIORS ? [{ control: id, index, example }] : [];
    }),
  );
}

const violating = examplesOf('violating');

function verdicts({ control, example }: NamedExample, way: string, mixins?: typeof everything): readonly string[] {
  const { body } = synthesized((stack) => WAYS[way]?.(stack, example), mixins);
  return verdictsOf(body, [control]).map((verdict) => verdict.replace(/^.*: /, ''));
}

const mended = violating.filter(({ control }) => MENDED.includes(control));
const named = ({ control, index }: NamedExample) => `${control} ${index}`;

test('the examples are there', () => {
  expect([...new Set(mended.map(({ control }) => control))].sort()).toEqual(MENDED);
});

describe.each(Object.keys(WAYS))('an example made as %s', (way) => {
  test.each(mended.map((one) => [named(one), one] as const))('%s becomes compliant', (_name, one) => {
    expect(verdicts(one, 'raw CfnResource')).toContain('violation');
    expect(new Set(verdicts(one, way, everything))).toEqual(new Set(['compliant']));
  });
});

test('the other controls keep a violation, so the list is whole', () => {
  const others = violating.filter(({ control }) => !MENDED.includes(control));
  const complete = new Map<string, boolean>();
  for (const one of others) {
    const after = verdicts(one, 'raw CfnResource', everything);
    const isMended = after.length > 0 && after.every((verdict) => verdict === 'compliant');
    complete.set(one.control, (complete.get(one.control) ?? true) && isMended);
  }

  expect([...complete].filter(([, isMended]) => isMended).map(([control]) => control)).toEqual([]);
});

describe('a compliant example', () => {
  const compliant = examplesOf('compliant').filter(({ control }) => MENDED.includes(control));

  test.each(compliant.filter((one) => !RAISED.includes(named(one))).map((one) => [named(one), one] as const))(
    '%s keeps what it has',
    (_name, { example }) => {
      const { body } = synthesized(
        (stack) => WAYS['raw CfnResource']?.(stack, example),
        (stack) => [allowedAll(stack, {})],
      );
      const supported = Object.entries(example.Resources).filter(([, { Type }]) => Type in UPDATE_BEHAVIORS);

      for (const [id, resource] of supported) expect(body.Resources[id]).toMatchObject(resource);
    },
  );
});

import type { AuditedControl } from '../../../lib/audit/audit-report';
import { joinAudit } from '../../../lib/audit/join/join-audit';
import type { ObservedEvaluation } from '../../../lib/audit/observations';
import { assemblyInput } from '../../../lib/check/assembly-input';
import { catalogue } from '../../../lib/controls/catalogue';
import { parseRegister } from '../../../lib/exceptions';
import { manifest, writtenFiles } from '../../check/written-assembly';
import { attestations, found, HOME, observed, TODAY, withRule } from './deployed-world';

const RULE = 'S3BucketVersioningEnabled';
const VERSIONED = { VersioningConfiguration: { Status: 'Enabled' } };

/** An assembly with one stack, `shop-data` in the home region, of these buckets. */
function assembly(buckets: Readonly<Record<string, object>>, region = HOME.region): string {
  return writtenFiles({
    'manifest.json': manifest({
      Data: {
        type: 'aws:cloudformation:stack',
        environment: `aws://unknown-account/${region}`,
        displayName: 'Shop/Data',
        properties: { templateFile: 'data.json', stackName: 'shop-data' },
      },
    }),
    'data.json': {
      Resources: Object.fromEntries(
        Object.entries(buckets).map(([logicalId, Properties]) => [
          logicalId,
          { Type: 'AWS::S3::Bucket', Properties, Metadata: { 'aws:cdk:path': `Shop/Data/${logicalId}/Resource` } },
        ]),
      ),
    },
  });
}

function versioning(
  directory: string,
  evaluations: readonly ObservedEvaluation[] = [],
  exceptions = '',
): AuditedControl {
  const report = joinAudit(
    observed({
      rules: withRule(RULE, { counts: { NON_COMPLIANT: evaluations.length } }),
      evaluations: [...attestations(), ...evaluations],
    }),
    {
      controls: catalogue,
      exceptions: parseRegister(exceptions, 'exceptions.yaml'),
      today: TODAY,
      assembly: { name: 'cdk.out', inputs: [assemblyInput(directory)] },
    },
  );
  expect(report.assembly).toBe('cdk.out');
  const control = report.controls.find(({ id }) => id === 'BucketVersioning');
  if (control === undefined) throw new Error('no BucketVersioning');
  return control;
}

describe('a control in an assembly and in the account', () => {
  test.each<[string, Readonly<Record<string, object>>, number, string, boolean]>([
    ['met in both', { Orders: VERSIONED }, 0, 'met', false],
    ['met here, violated there', { Orders: VERSIONED }, 1, 'met', true],
    ['violated here, met there', { Orders: {} }, 0, 'violated', true],
    ['violated in both', { Orders: {} }, 1, 'violated', false],
    [
      'unknown here, met there',
      { Orders: { VersioningConfiguration: { 'Fn::ImportValue': 'x' } } },
      0,
      'unknown',
      false,
    ],
    ['not declared, violated there', {}, 1, 'not-declared', false],
    ['the worst of several', { Orders: VERSIONED, Invoices: {} }, 0, 'violated', true],
  ])('%s', (_name, buckets, violations, verdict, drift) => {
    const evaluations = violations === 0 ? [] : [found(RULE)];

    expect(versioning(assembly(buckets), evaluations).synth).toEqual({ verdict, drift });
  });

  test('is not declared by a stack of another region', () => {
    expect(versioning(assembly({ Orders: {} }, 'eu-west-1')).synth).toEqual({ verdict: 'not-declared', drift: false });
  });

  test('is declared in every region by a stack whose region the deployment decides', () => {
    expect(versioning(assembly({ Orders: {} }, 'unknown-region')).synth).toEqual({ verdict: 'violated', drift: true });
  });
});

describe('a resource is the declared one', () => {
  const synthOf = (resourceId: string, buckets: Readonly<Record<string, object>>) =>
    versioning(assembly(buckets), [found(RULE, { resourceId })]).resources[0]?.synth;

  test.each<[string, string, Readonly<Record<string, object>>, string | undefined]>([
    ['by its literal name', 'orders', { Orders: { ...VERSIONED, BucketName: 'orders' } }, 'Orders'],
    ['by its literal name in an ARN', 'arn:aws:s3:::orders', { Orders: { BucketName: 'orders' } }, 'Orders'],
    [
      'by the name that CloudFormation makes',
      'shop-data-orders1a2b3c4d-0abcdef1ghij',
      { Orders1A2B3C4D: {} },
      'Orders1A2B3C4D',
    ],
    ['not by the name of another stack', 'other-orders1a2b3c4d-0abcdef1ghij', { Orders1A2B3C4D: {} }, undefined],
    ['not by a beginning', 'shop-data-orders1a2b3c4d-more-0abcdef1ghij', { Orders1A2B3C4D: {} }, undefined],
    [
      'not where two have the name',
      'orders',
      { One: { BucketName: 'orders' }, Two: { BucketName: 'orders' } },
      undefined,
    ],
    ['not by a name that is decided later', 'orders', { Orders: { BucketName: { Ref: 'Name' } } }, undefined],
  ])('%s', (_name, resourceId, buckets, logicalId) => {
    const synth = synthOf(resourceId, buckets);

    expect(synth?.resource.split('#')[1]).toBe(logicalId);
    if (logicalId !== undefined) expect(synth?.constructPath).toBe(`Shop/Data/${logicalId}/Resource`);
  });

  test('with what the assembly says of it', () => {
    expect(synthOf('orders', { Orders: { ...VERSIONED, BucketName: 'orders' } })?.verdict).toBe('met');
    expect(synthOf('orders', { Orders: { BucketName: 'orders' } })?.verdict).toBe('violated');
  });

  test('so that an exception of its construct covers it', () => {
    const register = `exceptions:
  - control: BucketVersioning
    path: "Shop/Data/Orders"
    kind: false-positive
    owner: shop@example.com
    reason: The bucket holds nothing but caches that are made anew every day.
    reviewBy: 2027-01-31
`;
    const control = versioning(assembly({ Orders: { BucketName: 'orders' } }), [found(RULE)], register);

    expect(control).toMatchObject({ standing: 'excepted', resources: [{ exception: 'exceptions.yaml:2' }] });
    // The assembly violates it as well: that is borne, and no drift.
    expect(control.synth).toEqual({ verdict: 'violated', drift: false });
  });
});

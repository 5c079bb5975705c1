import { App, CfnResource, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { StorefrontWebAcl, WebAclScope } from '../../lib';
import type { CloudAssembly } from '../../lib/check/cloud-assembly';
import { readCloudAssembly } from '../../lib/check/cloud-assembly';
import { postureOf, type Synthesized } from '../../lib/check/posture-of';
import type { Evidence, EvidenceProblem } from '../../lib/evidence';
import { ExceptionAudit } from '../../lib/policy/exception-audit';
import { StorefrontChecks } from '../../lib/policy/storefront-checks';
import type { Posture } from '../../lib/posture';
import { evidence, exception, ownPack, rule, verdict } from './sample-evidence';
import { temporaryDirectory } from './temporary-directory';

const NOTHING: CloudAssembly = { stacks: [], unread: [] };
const NONE = { met: 0, violated: 0, unknown: 0, excepted: 0, 'not-applicable': 0 };

const posture = (parts: Partial<Evidence>, others: Partial<Synthesized> = {}): Posture =>
  postureOf({ name: 'cdk.out', assembly: NOTHING, evidence: evidence(parts), failedPlugins: [], ...others });

const template = (Resources: object, Metadata?: object) => ({
  Resources,
  ...(Metadata === undefined ? {} : { Metadata }),
});

const assembly = (...bodies: readonly unknown[]): CloudAssembly => ({
  stacks: bodies.map((body, index) => ({
    path: `Shop/S${index}`,
    region: 'eu-central-1',
    directory: 'cdk.out',
    metadataFile: undefined,
    templates: [{ name: `S${index}.template.json`, body }],
  })),
  unread: [],
});

describe('a control', () => {
  const broken = { name: 'Storefront', failure: 'out of order', rules: [rule('A', 'data'), rule('B', 'data')] };

  test.each<[string, Evidence['packs'][number], keyof typeof NONE]>([
    ['that applies to nothing', ownPack(rule('A', 'data')), 'not-applicable'],
    ['that holds', ownPack(rule('A', 'data', verdict('compliant'))), 'met'],
    ['that is excepted', ownPack(rule('A', 'data', verdict('compliant'), verdict('excepted'))), 'excepted'],
    ['that is unknown', ownPack(rule('A', 'data', verdict('excepted'), verdict('unknown'))), 'unknown'],
    ['that is violated', ownPack(rule('A', 'data', verdict('unknown'), verdict('violation'))), 'violated'],
    ['of a pack that stopped', { ...broken, rules: [rule('A', 'data', verdict('compliant'))] }, 'unknown'],
  ])('%s counts by its worst verdict', (_name, pack, status) => {
    expect(posture({ packs: [pack] }).areas).toEqual([{ area: 'data', counts: { ...NONE, [status]: 1 } }]);
  });

  test('counts in its area, in the order of the catalogue, and without one apart', () => {
    const { areas, packs } = posture({
      packs: [
        { name: 'AwsSolutions', rules: [rule('AwsSolutions-S1', undefined, verdict('compliant'))] },
        ownPack(rule('A', 'edge'), rule('B', 'data'), rule('C', 'edge', verdict('compliant')), rule('D', undefined)),
      ],
    });

    expect(areas).toEqual([
      { area: 'edge', counts: { ...NONE, met: 1, 'not-applicable': 1 } },
      { area: 'data', counts: { ...NONE, 'not-applicable': 1 } },
      { area: 'no area', counts: { ...NONE, 'not-applicable': 1 } },
    ]);
    expect(packs).toEqual([{ name: 'AwsSolutions', counts: { ...NONE, met: 1 } }]);
  });

  test('counts of the pack that the policy names', () => {
    expect(new StorefrontChecks().name).toBe(ownPack().name);
  });
});

describe('findings', () => {
  test('stand by gravity, with resource and message', () => {
    const { findings, violated } = posture({
      packs: [
        ownPack(
          rule('A', 'data', verdict('unknown', { message: 'it is a parameter' }), verdict('compliant')),
          rule('B', 'data', verdict('violation', { warning: true, message: 'off' }), verdict('excepted')),
          rule('C', 'data', { verdict: 'violation', template: 'T.json', logicalId: 'Orders' }),
        ),
      ],
    });

    expect(findings).toEqual([
      { rule: 'C', level: 'violation', resource: 'T.json: Orders', message: 'see the report of the synth' },
      { rule: 'B', level: 'warning', resource: 'Shop/Data/Orders', message: 'off' },
      { rule: 'A', level: 'unknown', resource: 'Shop/Data/Orders', message: 'it is a parameter' },
    ]);
    expect(violated).toBe(true);
  });

  test('are those of packs that stopped, too', () => {
    const { findings } = posture({ packs: [{ name: 'Broken', failure: 'out of order', rules: [] }] });

    expect(findings).toEqual([
      { rule: 'Broken', level: 'violation', message: 'the pack stopped before its end: out of order' },
    ]);
  });

  test('are those of plugins that failed the synth and are not in the evidence, too', () => {
    const found = { rule: 'F1', description: 'no such property', severity: 'error', constructPaths: ['Shop/A', ''] };

    const { findings } = posture(
      { packs: [ownPack()] },
      {
        failedPlugins: [
          { name: 'Storefront', findings: [found] },
          { name: new ExceptionAudit(new App(), [], () => never(), []).name, findings: [found] },
          { name: 'Lint', findings: [found, { ...found, severity: 'warning', constructPaths: [] }] },
          { name: 'Silent', findings: [{ ...found, severity: 'info', constructPaths: ['Shop/B'] }] },
        ],
      },
    );

    expect(findings).toEqual([
      { rule: 'Lint F1', level: 'violation', resource: 'Shop/A', message: 'no such property' },
      { rule: 'Lint F1', level: 'violation', message: 'no such property' },
      { rule: 'Silent', level: 'violation', message: 'the plugin failed the synth' },
      { rule: 'Lint F1', level: 'warning', message: 'no such property' },
      { rule: 'Silent F1', level: 'warning', resource: 'Shop/B', message: 'no such property' },
    ]);
  });
});

describe('a posture is', () => {
  const problem = (severity: EvidenceProblem['severity']) => ({ problems: [{ severity, message: 'no' }] });

  test.each<[string, Partial<Evidence>, boolean]>([
    ['clean', {}, false],
    ['clean with unknowns', { packs: [ownPack(rule('A', 'data', verdict('unknown')))] }, false],
    ['clean with exceptions', { packs: [ownPack(rule('A', 'data', verdict('excepted')))] }, false],
    ['clean with a warning about exceptions', problem('warning'), false],
    ['violated by a warning', { packs: [ownPack(rule('A', 'data', verdict('violation', { warning: true })))] }, true],
    ['violated by an exception', problem('error'), true],
    ['violated by a pack that stopped', { packs: [{ name: 'B', failure: 'no', rules: [] }] }, true],
  ])('%s', (_name, parts, violated) => {
    expect(posture(parts).violated).toBe(violated);
  });
});

describe('exceptions', () => {
  const expired = exception({ source: 'exceptions.yaml:3', daysLeft: -1 });
  const message = 'exceptions.yaml:3: the exception from A at B expired on 2026-11-21';

  test.each<[string, Partial<Evidence>, number]>([
    ['used is in force', { exceptions: [exception()] }, 1],
    ['unused is not', { exceptions: [exception({ used: false })] }, 0],
    ['that expired is not', { exceptions: [expired], problems: [{ severity: 'error', message }] }, 0],
    ['that is due for review is', { exceptions: [expired], problems: [{ severity: 'warning', message }] }, 1],
    [
      'on another line than the wrong one is',
      { exceptions: [exception({ source: 'exceptions.yaml:33' })], problems: [{ severity: 'error', message }] },
      1,
    ],
  ])('one %s', (_name, parts, count) => {
    expect(posture(parts).exceptions).toHaveLength(count);
  });
});

describe('a stack', () => {
  test('counts the resources of its nested stacks, without those that never exist', () => {
    const topic = { Type: 'AWS::SNS::Topic' };
    const body = {
      Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
      Resources: { A: topic, B: { ...topic, Condition: 'Never' } },
    };
    const stack = {
      path: 'Shop/Data',
      region: undefined,
      directory: 'cdk.out',
      metadataFile: undefined,
      templates: [
        { name: 'Data.json', body },
        { name: 'Nested.json', body: template({ C: topic }), nestedIn: { template: 'Data.json', logicalId: 'A' } },
      ],
    };

    expect(posture({}, { assembly: { stacks: [stack], unread: [] } }).stacks).toEqual([
      { path: 'Shop/Data', region: undefined, resources: 2 },
    ]);
  });

  test.each<[string, unknown, string | undefined]>([
    ['may say why it is exempt', { exempt: true, reason: 'CloudFront' }, 'CloudFront'],
    ['may fail to say why', { exempt: true }, 'no reason given'],
    ['may be resident', { exempt: false, reason: 'no' }, undefined],
    ['may say nonsense', 'exempt', undefined],
  ])('%s', (_name, residency, exemptBecause) => {
    const body = template({}, { 'storefront-security-baseline:residency': residency });

    expect(posture({}, { assembly: assembly(body) }).stacks[0]?.exemptBecause).toBe(exemptBecause);
  });

  test('that is no template counts nothing', () => {
    expect(posture({}, { assembly: assembly('nonsense') }).stacks).toMatchObject([{ resources: 0 }]);
  });
});

describe('a web ACL', () => {
  const webAcl = (Rules: unknown) => template({ Acl: { Type: 'AWS::WAFv2::WebACL', Properties: { Rules } } });

  test('of this package is counted to the last unit', () => {
    const outdir = temporaryDirectory();
    const app = new App({ outdir });
    const stack = new Stack(app, 'Edge', { env: { region: 'us-east-1' } });
    new StorefrontWebAcl(stack, 'Acl', { scope: WebAclScope.CLOUDFRONT, encryptionKey: new kms.Key(stack, 'Key') });
    new CfnResource(stack, 'Topic', { type: 'AWS::SNS::Topic' });
    app.synth();

    const { webAcls } = posture({}, { assembly: readCloudAssembly(outdir) });

    expect(webAcls).toEqual([
      { name: expect.stringMatching(/^AclWebAcl/), stack: 'Edge', capacity: expect.any(Number), uncounted: [] },
    ]);
    expect(webAcls[0]?.capacity).toBeGreaterThan(700);
  });

  test.each<[string, unknown, number, readonly string[]]>([
    ['without rules', undefined, 0, []],
    [
      'with a rule that cannot be priced',
      [{ Name: 'Own', Statement: { GeoMatchStatement: {} } }, {}],
      1,
      ['Rules[1]: Statement'],
    ],
    ['whose rules are decided at deployment', { 'Fn::If': ['A', [], []] }, 0, ['Rules']],
  ])('%s', (_name, rules, capacity, uncounted) => {
    expect(posture({}, { assembly: assembly(webAcl(rules)) }).webAcls).toEqual([
      { name: 'Acl', stack: 'Shop/S0', capacity, uncounted },
    ]);
  });
});

test('what cannot be judged comes from the policy and from the assembly', () => {
  const { unread } = posture({ unread: ['a macro'] }, { assembly: { stacks: [], unread: ['a nested stack'] } });

  expect(unread).toEqual(['a macro', 'a nested stack']);
});

function never(): never {
  throw new Error('not asked for');
}

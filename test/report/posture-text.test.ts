import picocolors from 'picocolors';
import type { Posture } from '../../lib/posture';
import { postureText } from '../../lib/report/posture-text';

const plain = picocolors.createColors(false);
const coloured = picocolors.createColors(true);
const NONE = { met: 0, violated: 0, unknown: 0, excepted: 0, 'not-applicable': 0 };

const clean: Posture = {
  assembly: 'cdk.out',
  date: '2026-11-22',
  areas: [{ area: 'data', counts: { ...NONE, met: 12, 'not-applicable': 3 } }],
  packs: [],
  webAcls: [],
  stacks: [],
  residency: { allowedRegions: [], stacks: [] },
  exceptions: [],
  findings: [],
  problems: [],
  downgraded: [],
  unread: [],
  violated: false,
};

const full: Posture = {
  ...clean,
  areas: [
    ...clean.areas,
    { area: 'edge', counts: { met: 1, violated: 2, unknown: 3, excepted: 4, 'not-applicable': 5 } },
  ],
  packs: [{ name: 'AwsSolutions', counts: { ...NONE, met: 14, 'not-applicable': 114 } }],
  webAcls: [
    { name: 'Acl', stack: 'Shop/Edge', capacity: 1063, uncounted: [] },
    { name: 'Own', stack: 'Shop/Edge', capacity: 25, uncounted: ['Rules[0]: Statement', 'Bots: Vendor/Group'] },
  ],
  stacks: [
    { path: 'Shop/Edge', region: 'us-east-1', resources: 1, exemptBecause: 'CloudFront takes its web ACL there' },
    { path: 'Shop/Data', region: 'eu-central-1', resources: 1200 },
    { path: 'Shop/Identity', region: 'eu-central-1', resources: 10 },
    { path: 'Other', region: undefined, resources: 0 },
  ],
  residency: {
    allowedRegions: ['eu-central-1'],
    stacks: [
      {
        stack: 'Shop/Edge',
        region: 'us-east-1',
        status: 'exempt',
        exemptBecause: 'CloudFront takes its web ACL there',
        holds: [{ resource: 'Logs', type: 'AWS::S3::Bucket' }],
        copies: [],
        crossings: [{ resource: 'Rule', property: 'Targets[0].Arn', reads: 'ShopData', region: 'eu-central-1' }],
      },
      {
        stack: 'Shop/Data',
        region: 'eu-central-1',
        status: 'resident',
        holds: [{ resource: 'Orders', type: 'AWS::DynamoDB::GlobalTable' }],
        copies: [{ resource: 'Orders', property: 'Replicas[1].Region', region: undefined }],
        crossings: [],
      },
    ],
  },
  exceptions: [
    { controls: ['A', 'B'], path: 'Shop/*/Orders', kind: 'risk', daysLeft: 1, source: 'exceptions.yaml:3' },
    { controls: ['C'], path: 'Shop', kind: 'false-positive', daysLeft: 30, source: 'exceptions.yaml:9' },
    { controls: ['D'], path: 'Shop', kind: 'false-positive', daysLeft: -2, source: 'bin/app.ts:7' },
  ],
  findings: [
    { rule: 'BucketVersioning', level: 'violation', resource: 'Shop/Data/Orders', message: 'Status is absent' },
    { rule: 'Broken', level: 'violation', message: 'the pack stopped before its end: out of order' },
    {
      rule: 'KeyRotation',
      level: 'warning',
      resource: 'Shop/Data/A/Very/Long/Path/Of/Constructs/That/Leads/To/Key/Resource',
      message: 'EnableKeyRotation is absent; expected true, and so on until the line is full',
    },
    { rule: 'TopicEncrypted', level: 'unknown', resource: 'Shop/Edge/Topic', message: 'it is a parameter' },
  ],
  problems: [
    { severity: 'error', message: 'exceptions.yaml:3: expired' },
    { severity: 'warning', message: 'exceptions.yaml:9: review due' },
  ],
  downgraded: ['KeyRotation'],
  unread: ['T.json: a macro'],
  violated: true,
};

test('of a shop in which all is well is short', () => {
  expect(postureText(clean, plain)).toBe(`Security posture of cdk.out, 2026-11-22

Controls  met  violated  unknown  excepted  not applicable
data       12         0        0         0               3

Stacks
  0 stacks, 0 resources

Nothing is violated.
`);
});

test('of another tells what is wrong, where, and how gravely', () => {
  expect(postureText(full, plain)).toBe(`Security posture of cdk.out, 2026-11-22

Controls              met  violated  unknown  excepted  not applicable
data                   12         0        0         0               3
edge                    1         2        3         4               5
AwsSolutions (rules)   14         0        0         0             114

Findings (violated: fails the synth; warning: violated, but does not; unknown: the template leaves it open)
  violated BucketVersioning at Shop/Data/Orders: Status is absent
  violated Broken: the pack stopped before its end: out of order
  warning  KeyRotation at Shop/Data/A/Very/Long/Path/Of/Constructs/That/Leads/To/Key/Resource: EnableKeyRotation is
    absent; expected true, and so on until the line is full
  unknown  TopicEncrypted at Shop/Edge/Topic: it is a parameter

Wrong with exceptions
  error   exceptions.yaml:3: expired
  warning exceptions.yaml:9: review due

Could not be judged
  T.json: a macro

Rules that only warn, as the app has it
  KeyRotation

Web ACL capacity
  Shop/Edge Acl: 1,063 of 1,500 WCU
  Shop/Edge Own: 25 of 1,500 WCU, and what is not known: Rules[0]: Statement, Bots: Vendor/Group

Stacks
  Shop/Edge: 1 resource, us-east-1
  Shop/Data: 1,200 resources, eu-central-1
  Shop/Identity: 10 resources, eu-central-1
  Other: 0 resources, region of deployment
  4 stacks, 1,211 resources

Residency
  eu-central-1: Shop/Data, Shop/Identity
  region of deployment: Other
  us-east-1, exempt: Shop/Edge: CloudFront takes its web ACL there
  Shop/Edge keeps in us-east-1: Logs (AWS::S3::Bucket)
  Shop/Edge reads ShopData in eu-central-1: Rule, Targets[0].Arn
  Shop/Data copies to a region that the template does not tell: Orders, Replicas[1].Region

Exceptions in force
  A, B at Shop/*/Orders (risk, 1 day left; exceptions.yaml:3)
  C at Shop (false positive, review in 30 days; exceptions.yaml:9)
  D at Shop (false positive, review due for 2 days; bin/app.ts:7)

Violated: 3 fail the synth, 1 only warns. 1 verdict unknown.
`);
});

test('has colours that change nothing but the colour', () => {
  const text = postureText(full, coloured);

  // biome keeps control characters out of patterns; this one is the start of every colour.
  const uncoloured = text.replace(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g'), '');
  expect(uncoloured).toBe(postureText(full, plain));
  expect(text).toContain(`${coloured.red('violated')} BucketVersioning`);
  expect(text).toContain(`${coloured.yellow('warning')}  KeyRotation`);
  expect(text).toContain(`${coloured.yellow('unknown')}  TopicEncrypted`);
  expect(text).toContain(coloured.bold('Stacks'));
  expect(text).toContain(coloured.red('2'));
  expect(text).toContain(coloured.dim('0'));
  expect(text).toContain(coloured.red('Violated: 3 fail the synth, 1 only warns. 1 verdict unknown.'));
  expect(postureText(clean, coloured)).toContain(coloured.green('Nothing is violated.'));
});

test.each<[string, Partial<Posture>, string]>([
  ['one violation', { findings: full.findings.slice(0, 1), violated: true }, 'Violated: 1 fails the synth.'],
  ['warnings alone', { findings: full.findings.slice(2, 3), violated: true }, 'Violated: 1 only warns.'],
  ['a wrong exception alone', { problems: full.problems, violated: true }, 'Violated: 1 fails the synth.'],
  ['unknowns alone', { findings: full.findings.slice(3) }, 'Nothing is violated. 1 verdict unknown.'],
])('ends in one line on %s', (_name, parts, line) => {
  expect(
    postureText({ ...clean, ...parts }, plain)
      .trimEnd()
      .split('\n')
      .at(-1),
  ).toBe(line);
});

test('keeps to 120 characters, except for words that are longer', () => {
  const message = 'word '.repeat(100).trim();
  const path = `Shop/${'a'.repeat(200)}`;

  const lines = postureText(
    { ...clean, findings: [{ rule: 'A', level: 'warning', resource: path, message }], violated: true },
    plain,
  ).split('\n');

  expect(lines.filter((line) => line.length > 120)).toEqual([`    ${path}:`]);
  expect(lines.join('\n')).toMatch(/\n {4}word( word)+\n {4}word/);
});

test('lets no text of the app steer the terminal or break a line', () => {
  const hostile = 'a\u001b[2Jb\nc\rd\u0007';

  const text = postureText(
    {
      ...full,
      assembly: hostile,
      areas: [{ area: hostile, counts: NONE }],
      packs: [{ name: hostile, counts: NONE }],
      findings: [{ rule: hostile, level: 'violation', resource: hostile, message: hostile }],
      unread: [hostile],
      stacks: [{ path: hostile, region: hostile, resources: 1 }],
    },
    plain,
  );

  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  expect(text).toContain('  a [2Jb c d : 1 resource, a [2Jb c d');
});

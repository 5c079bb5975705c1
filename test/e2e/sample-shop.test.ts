import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCloudAssembly } from '../../lib/check/cloud-assembly';
import { postureOf } from '../../lib/check/posture-of';
import { readEvidence } from '../../lib/check/read-evidence';
import { readFailedPlugins } from '../../lib/check/read-validation-report';
import { CdkProject, type CdkRan } from './cdk-project';

jest.setTimeout(120_000);

const STACKS = [
  'Edge',
  'Data',
  'Mail',
  'Identity',
  'Incident',
  'Privacy',
  'Account',
  'Audit',
  'Training',
  'EdgeAccount',
].map((stack) => `shop-example-com/${stack}`);

const sample = new CdkProject('bin/storefront.ts', {}, { 'exceptions.yaml': readFileSync('exceptions.yaml', 'utf8') });

let synth: CdkRan;

beforeAll(async () => {
  synth = await sample.cdk('synth');
});

test('the sample shop passes its own policy and the validation of the CDK', () => {
  const { exitCode, stderr, assembly } = synth;

  expect(exitCode).toBe(0);
  expect(stderr).toContain(
    'shop.example.com is an example domain: set storefront.domainName in cdk.json before you deploy',
  );
  const evidence = readEvidence(assembly);
  const posture = postureOf({
    name: 'cdk.out',
    assembly: readCloudAssembly(assembly),
    evidence,
    failedPlugins: readFailedPlugins(assembly),
  });
  expect(evidence.packs.map(({ name }) => name)).toEqual(expect.arrayContaining(['AwsSolutions', 'Storefront']));
  expect({ violated: posture.violated, findings: posture.findings, problems: posture.problems }).toEqual({
    violated: false,
    findings: [],
    problems: [],
  });
  for (const { name, rules } of evidence.packs) {
    const verdicts = rules.flatMap(({ judgements }) => judgements.map(({ verdict }) => verdict));
    expect([name, verdicts.length > 0]).toEqual([name, true]);
  }
  expect(posture.stacks.map(({ path }) => path).sort()).toEqual([...STACKS].sort());
  expect(posture.webAcls).toHaveLength(2);
  expect(posture.webAcls.every(({ capacity, uncounted }) => capacity <= 1_500 && uncounted.length === 0)).toBe(true);
  expect(readFileSync(join(assembly, 'validation-report.json'), 'utf8')).not.toContain('"conclusion": "failure"');
});

// The assembly that stands there spares a synthesis for each command.
test('cdk list takes patterns', async () => {
  const patterns = [[], ['**'], ['*/*'], ['shop-example-com/*']];
  const selections = patterns.map((pattern) => sample.cdk('list', ...pattern, '--app', 'cdk.out'));
  for (const { exitCode, stdout } of await Promise.all(selections)) {
    expect(exitCode).toBe(0);
    expect(stdout.trim().split('\n')).toEqual(STACKS.map((path) => `${path} (${path.replace('/', '-')})`));
  }
});

test('cdk deploy takes a pattern: --all selects nothing in an app whose stacks all stand in a stage', async () => {
  const [all, pattern] = await Promise.all([
    sample.cdk('deploy', '--all', '--app', 'cdk.out'),
    sample.cdk('synth', '**', '--quiet', '--app', 'cdk.out'),
  ]);

  expect(all.exitCode).toBe(1);
  expect(all.stdout + all.stderr).toContain('No stack found in the main cloud assembly.');
  expect(pattern.exitCode).toBe(0);
  // With CI=true the CLI tells on standard output what it tells on standard error otherwise.
  expect(pattern.stdout + pattern.stderr).toContain(
    `Supply a stack id (${STACKS.join(', ')}) to display its template.`,
  );
});

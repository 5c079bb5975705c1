import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { storefrontBaseline } from '../bin/command-line';
import { CdkProject, tellsAnOutcome } from './cdk-project';

jest.setTimeout(120_000);

const exceptions = { 'exceptions.yaml': readFileSync('exceptions.yaml', 'utf8') };

const posture = ({ app, directory }: CdkProject) => storefrontBaseline(['posture', '--app', app], { cwd: directory });

test('the posture of the shop is that of the settings in cdk.json', async () => {
  const settings = { shopName: 'tulips', homeRegion: 'eu-west-1', allowedRegions: ['eu-west-1'] };

  const { exitCode, stdout, stderr } = await posture(new CdkProject('bin/storefront.ts', settings, exceptions));

  expect(exitCode).toBe(0);
  expect(stderr).toBe(
    'Synthesizing\nshop.example.com is an example domain: set storefront.domainName in cdk.json before you deploy\n',
  );
  expect(stdout).toMatch(/^Security posture of cdk\.out, \d{4}-\d\d-\d\d\n\nControls +met +violated +unknown/);
  for (const line of [
    /^edge +\d+ +0 +0 +1 +\d+$/m,
    /^payment +\d+ +0 +0 +0 +\d+$/m,
    /^ {2}tulips\/Edge \w+: 1,\d{3} of 1,500 WCU$/m,
    /^ {2}tulips\/Data: \d+ resources, eu-west-1$/m,
    /^ {2}10 stacks, \d+ resources$/m,
    /^ {2}eu-west-1: tulips\/Data, tulips\/Mail, tulips\/Identity, tulips\/Incident, tulips\/Privacy, tulips\/Account, tulips\/Audit,/m,
    /^ {2}us-east-1, exempt: tulips\/Edge: CloudFront takes/m,
    /^ {2}AwsSolutions-CFR3 at \*\/Edge\/Distribution \(false positive, review in \d+ days; exceptions\.yaml:4\)$/m,
    /\n\nNothing is violated\.\n$/,
  ]) {
    expect(stdout).toMatch(line);
  }
  // A word that is longer than the line, such as the id of a finding, cannot be wrapped.
  expect(stdout.split('\n').filter((line) => line.length > 120 && line.trim().includes(' '))).toEqual([]);
});

test('a setting that is refused is the one line beside the progress', async () => {
  const project = new CdkProject('bin/storefront.ts', { domainName: 'https://shop' }, exceptions);

  const { exitCode, stdout, stderr } = await posture(project);

  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(/^Synthesizing\ncdk\.json: storefront\.domainName is "https:\/\/shop"; [^\n]+\n$/);
  expect(tellsAnOutcome(join(project.directory, 'cdk.out'))).toBe(false);
});

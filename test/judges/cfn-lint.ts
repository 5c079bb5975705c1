import { findingsOfLint } from './cfn-lint-report';
import type { Finding, Judge } from './judge';
import type { JudgedTemplate } from './judged-template';
import { onPath, runProgram } from './program';

/** Where a stack may go that leaves its region to the deployment. */
const REGIONS = ['us-east-1', 'eu-central-1', 'ap-southeast-2'];

/** cfn-lint: whether CloudFormation will take the templates, in the regions that they are for. */
export const cfnLint: Judge = {
  name: 'cfn-lint',
  judgesPolicy: false,
  async judge(templates) {
    const program = onPath('cfn-lint');
    if (program === undefined)
      return { kind: 'skipped', reason: 'there is no cfn-lint on the PATH (pip install cfn-lint)' };
    const { stdout } = await runProgram(program, ['--version']);
    const findings: Finding[] = [];
    for (const [regions, group] of byRegions(templates)) findings.push(...(await lint(program, regions, group)));
    return { kind: 'judged', findings, templates: templates.length, proof: stdout.trim() };
  },
};

function byRegions(templates: readonly JudgedTemplate[]): ReadonlyMap<string, readonly JudgedTemplate[]> {
  const groups = new Map<string, JudgedTemplate[]>();
  for (const template of templates) {
    const regions = template.region ?? REGIONS.join(',');
    groups.set(regions, [...(groups.get(regions) ?? []), template]);
  }
  return groups;
}

async function lint(
  program: string,
  regions: string,
  templates: readonly JudgedTemplate[],
): Promise<readonly Finding[]> {
  const files = templates.map(({ file }) => file);
  const { code, stdout, stderr } = await runProgram(program, [
    '--format',
    'json',
    '--regions',
    ...regions.split(','),
    '--',
    ...files,
  ]);
  try {
    return findingsOfLint(stdout, templates);
  } catch (error) {
    throw new Error(`cfn-lint ended with ${code}: ${error instanceof Error ? error.message : error}\n${stderr}`);
  }
}

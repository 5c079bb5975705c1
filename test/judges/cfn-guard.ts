import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { arch, platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { withHandedOverValues } from './guard-input';
import { GUARD_RULES, guardProgram } from './guard-program';
import { type GuardReport, readGuardReport } from './guard-report';
import type { Finding, Judge } from './judge';
import type { JudgedTemplate } from './judged-template';
import { runProgram } from './program';

/** cfn-guard's exit codes: every rule holds, and at least one does not. Anything else is a fault of the run. */
const HOLDS = 0;
const FAILS = 19;

/** cfn-guard with the rules of AWS Control Tower: how AWS itself would judge the resources before they are made. */
export const cfnGuard: Judge = {
  name: 'cfn-guard',
  judgesPolicy: true,
  async judge(templates) {
    const program = guardProgram();
    if (program === undefined)
      return { kind: 'skipped', reason: `cfn-guard has no program for ${platform()} ${arch()}` };
    const directory = mkdtempSync(join(tmpdir(), 'judges-guard-'));
    try {
      const files = new Map(templates.map((template, index) => [writeInput(directory, index, template), template]));
      const reports = readGuardReport(await validate(program, [...files.keys()]));
      const heard = new Set(reports.flatMap(({ rules }) => [...rules]));
      const expected = guardFiles();
      if (heard.size < expected) throw new Error(`cfn-guard: ${heard.size} rules were heard of ${expected}`);
      return {
        kind: 'judged',
        findings: reports.flatMap((report) => findings(report, files)),
        templates: reports.length,
        proof: `${heard.size} rules of AWS Control Tower`,
      };
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  },
};

function writeInput(directory: string, index: number, { body }: JudgedTemplate): string {
  const file = join(directory, `${index}.template.json`);
  writeFileSync(file, JSON.stringify(withHandedOverValues(body)));
  return file;
}

async function validate(program: string, files: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runProgram(program, [
    'validate',
    ...['--rules', GUARD_RULES, '--data', ...files, '--type', 'CFNTemplate'],
    ...['--structured', '--output-format', 'json', '--show-summary', 'none'],
  ]);
  if (code !== HOLDS && code !== FAILS) throw new Error(`cfn-guard ended with ${code}: ${stderr.slice(0, 2_000)}`);
  return stdout;
}

/** Each file of the package holds one rule. */
function guardFiles(): number {
  return readdirSync(GUARD_RULES, { recursive: true }).filter((name) => String(name).endsWith('.guard')).length;
}

function findings(report: GuardReport, files: ReadonlyMap<string, JudgedTemplate>): readonly Finding[] {
  const template = files.get(report.file);
  if (template === undefined) throw new Error(`cfn-guard: it reports on ${report.file}, which it was not given`);
  return report.findings.map(({ control, logicalId, message }) => ({
    rule: control,
    template,
    message,
    ...(logicalId === undefined ? {} : { logicalId }),
  }));
}

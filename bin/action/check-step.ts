import { mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError, UserError } from '../../lib/errors';
import type { CheckReport } from '../../lib/finding';
import { githubReport } from '../../lib/report/github';
import { jsonReport } from '../../lib/report/json';
import { markdownReport } from '../../lib/report/markdown';
import { sarifReport } from '../../lib/report/sarif';
import { textReport } from '../../lib/report/text';
import { workflowCommand } from '../../lib/report/workflow-command';
import { terminalColors } from '../terminal-colors';
import { checkArguments } from './check-arguments';
import { printError, runCommandLine } from './command-line';
import { type Environment, flagInput, input } from './inputs';
import { reportOutputs } from './report-outputs';
import { fromRepository, pathInRepository } from './repository-paths';
import { namedComment, runName, sarifCategory } from './run-name';
import { setOutputs } from './step-outputs';
import { appendToSummary } from './step-summary';

/** That of an error nobody foresaw, as `storefront-baseline` has it (sysexits.h, EX_SOFTWARE). */
const UNFORESEEN = 70;

/**
 * The step that checks: prints the report and its annotations, writes the report files, the summary and the outputs.
 *
 * @returns the exit code of `storefront-baseline check`
 */
export async function checkStep(env: Environment): Promise<number> {
  try {
    return await checked(env);
  } catch (error) {
    const expected = error instanceof UserError;
    if (!expected && error instanceof Error) (error.stack ?? '').split('\n').forEach(printError);
    const message = error instanceof Error ? error.message : String(error);
    console.log(workflowCommand('error', { title: 'storefront-baseline' }, message));
    const exitCode = expected ? 2 : UNFORESEEN;
    setOutputs(env, { 'exit-code': `${exitCode}` });
    return exitCode;
  }
}

async function checked(env: Environment): Promise<number> {
  const name = runName(env);
  // Both are conditions in action.yml, where a misspelt one would only switch its step off.
  for (const flag of ['upload-sarif', 'comment']) flagInput(env, flag);
  const args = checkArguments(env);
  enter(input(env, 'working-directory') ?? '.');
  const directory = mkdtempSync(join(env.RUNNER_TEMP ?? tmpdir(), 'storefront-baseline-'));
  const files = {
    'json-file': join(directory, 'report.json'),
    'sarif-file': join(directory, 'results.sarif'),
    'markdown-file': join(directory, 'comment.md'),
  };
  const report = fromRepository(await reportOf(args, files['json-file']), prefixOf(env));

  const markdown = namedComment(markdownReport(report), name);
  writeFileSync(files['json-file'], jsonReport(report));
  writeFileSync(files['sarif-file'], sarifReport(report, { onlyOpen: true }));
  writeFileSync(files['markdown-file'], markdown);
  process.stdout.write(textReport(report, { colors: terminalColors({}) }));
  process.stdout.write(githubReport(report));
  appendToSummary(env, markdown);
  const compared = input(env, 'baseline') !== undefined || input(env, 'base') !== undefined;
  setOutputs(env, { ...reportOutputs(report, compared), ...files, 'sarif-category': sarifCategory(name) });
  return report.outcome.exitCode;
}

/** Runs the checks; the report comes by way of a file. */
async function reportOf(args: readonly string[], file: string): Promise<CheckReport> {
  const { exitCode, lastLine } = await runCommandLine(['check', `--format=json=${file}`, ...args]);
  if (exitCode === 2) throw new UsageError(lastLine === '' ? 'storefront-baseline refused its input' : lastLine);
  if (lastLine !== '') printError(lastLine);
  if (![0, 1, 3].includes(exitCode)) {
    throw new Error(`storefront-baseline check ended with exit code ${exitCode}; its output is above`);
  }
  const report: CheckReport = JSON.parse(readFileSync(file, 'utf8'));
  return report;
}

function enter(directory: string): void {
  try {
    process.chdir(directory);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new UsageError(`working-directory ${directory}: it cannot be entered (${code}); name one of the workspace`);
  }
}

function prefixOf({ GITHUB_WORKSPACE }: Environment): string {
  return GITHUB_WORKSPACE === undefined ? '' : pathInRepository(process.cwd(), realpathSync(GITHUB_WORKSPACE));
}

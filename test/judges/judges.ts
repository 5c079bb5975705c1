import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { assemblyTemplates } from './assembly-templates';
import { cfnGuard } from './cfn-guard';
import { cfnLint } from './cfn-lint';
import { configRules } from './config-rules';
import { type Difference, holdAgainst, readDifferences } from './differences';
import type { Judge } from './judge';
import type { JudgedTemplate } from './judged-template';
import { synthesizeVariant, VARIANTS } from './variants';
import { findingsText, summaryLine, unusedText } from './verdict-text';

const JUDGES: readonly Judge[] = [cfnLint, cfnGuard, configRules];
const PROJECT = resolve(__dirname, '..', '..');

/**
 * `judges.ts [cloud assembly]`: puts the templates before every judge. Without an assembly the sample app is synthesized
 * for several regions and profiles, and each difference must then cover something.
 */
async function main([assembly]: readonly string[]): Promise<boolean> {
  const differences = readDifferences(join(__dirname, 'differences.yaml'));
  const templates = assembly === undefined ? await sampleTemplates() : assemblyTemplates(resolve(assembly), assembly);
  // Each is a program of its own, so that two cores serve two of them.
  const verdicts = await Promise.all(
    JUDGES.map((judge) => holds(judge, templates, differences, assembly === undefined)),
  );
  return verdicts.every((passed) => passed);
}

async function sampleTemplates(): Promise<readonly JudgedTemplate[]> {
  const directory = mkdtempSync(join(tmpdir(), 'judges-'));
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
  const variants = VARIANTS.map(async (variant) => {
    const assembly = join(directory, variant.name);
    const policyHolds = await synthesizeVariant(PROJECT, assembly, variant);
    if (!policyHolds) console.log(`${variant.name}: the app's own policy is violated; see npx cdk synth`);
    return assemblyTemplates(assembly, variant.name, variant.weakened);
  });
  return (await Promise.all(variants)).flat();
}

async function holds(
  judge: Judge,
  templates: readonly JudgedTemplate[],
  differences: readonly Difference[],
  allUsed: boolean,
): Promise<boolean> {
  const verdict = await judge.judge(judge.judgesPolicy ? templates.filter(({ weakened }) => !weakened) : templates);
  if (verdict.kind === 'skipped') {
    console.log(`${judge.name}: SKIPPED: ${verdict.reason}. Nothing was judged.`);
    return true;
  }
  const held = holdAgainst(judge.name, verdict.findings, differences);
  const unused = differences.filter((each) => each.judge === judge.name && !held.used.has(each));
  if (held.findings.length > 0) console.log(findingsText(held.findings));
  if (allUsed) for (const each of unused) console.log(unusedText(each));
  const line = summaryLine(judge.name, verdict.templates, held.findings.length, held.used.size);
  console.log(`${line} (${verdict.proof})`);
  return held.findings.length === 0 && (unused.length === 0 || !allUsed);
}

main(process.argv.slice(2))
  .then((passed) => {
    process.exitCode = passed ? 0 : 1;
  })
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });

import type { Evidence, EvidenceJudgement, EvidencePack } from '../evidence';
import type { FindingLevel, PostureFinding } from '../posture';
import type { FailedPlugin, ReportedFinding } from './read-validation-report';

/** The plugin whose findings stand in the evidence as its problems. */
const AUDIT = 'StorefrontExceptions';

const ORDER: readonly FindingLevel[] = ['violation', 'warning', 'unknown'];

/** What is not as it should be: from the evidence, and from plugins that failed the synth and are not in it. */
export function postureFindings(evidence: Evidence, failedPlugins: readonly FailedPlugin[]): readonly PostureFinding[] {
  const known = new Set([AUDIT, ...evidence.packs.map(({ name }) => name)]);
  const findings = [
    ...evidence.packs.flatMap(packFindings),
    ...failedPlugins.filter(({ name }) => !known.has(name)).flatMap(pluginFindings),
  ];
  return ORDER.flatMap((wanted) => findings.filter(({ level }) => level === wanted));
}

function packFindings({ name, failure, rules }: EvidencePack): readonly PostureFinding[] {
  const found = rules.flatMap(({ id, judgements }) => judgements.flatMap((judgement) => findingOf(id, judgement)));
  if (failure === undefined) return found;
  return [{ rule: name, level: 'violation', message: `the pack stopped before its end: ${failure}` }, ...found];
}

function findingOf(rule: string, judgement: EvidenceJudgement): readonly PostureFinding[] {
  const { verdict, warning, constructPath, template, logicalId, message = 'see the report of the synth' } = judgement;
  if (verdict !== 'violation' && verdict !== 'unknown') return [];
  const level = verdict === 'violation' && warning === true ? 'warning' : verdict;
  return [{ rule, level, resource: constructPath ?? `${template}: ${logicalId}`, message }];
}

function pluginFindings({ name, findings }: FailedPlugin): readonly PostureFinding[] {
  const found = findings.flatMap((finding) => reported(name, finding));
  return found.some(({ level }) => level === 'violation')
    ? found
    : [{ rule: name, level: 'violation', message: 'the plugin failed the synth' }, ...found];
}

function reported(plugin: string, finding: ReportedFinding): readonly PostureFinding[] {
  const { rule, description, severity, constructPaths } = finding;
  const level = severity === 'warning' || severity === 'info' ? 'warning' : 'violation';
  const places = constructPaths.length === 0 ? [undefined] : constructPaths;
  return places.map((path) => ({
    rule: `${plugin} ${rule}`,
    level,
    ...(path === undefined || path === '' ? {} : { resource: path }),
    message: description,
  }));
}

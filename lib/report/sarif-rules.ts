import type { ReportingConfiguration, ReportingDescriptor } from 'sarif';
import type { Finding, RuleTally } from '../finding';
import { controlDocumentation } from './control-documentation';
import { frameworkReferences } from './framework-references';
import { markdownText } from './markdown-text';
import { sarifMessage } from './sarif-message';
import { shortened } from './shortened';

/** What a finding and a tally both tell of their rule. */
type RuleFacts = Pick<Finding & RuleTally, 'rule' | 'pack' | 'title' | 'severity' | 'frameworks'> &
  Partial<Pick<Finding, 'area' | 'rationale' | 'remedy'>>;

/** Past these GitHub cuts a text or refuses the file ("SARIF support for code scanning", "SARIF results exceed ..."). */
const LIMITS = { name: 255, description: 1024, rules: 25_000, tags: 20 };

/** In the middle of the bands that GitHub reads: critical over 9.0, high from 7.0, medium from 4.0, low from 0.1. */
const SCORES: Readonly<Record<Finding['severity'], string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
};

const LEVELS: Readonly<Record<Finding['severity'], ReportingConfiguration.level>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
};

/** The rules of a SARIF run, each once. */
export class SarifRules {
  private readonly indices = new Map<string, number>();
  private readonly rules: ReportingDescriptor[] = [];

  /** @param version of this package, whose documentation the rules point to */
  public constructor(private readonly version: string) {}

  /** All rules, in the order in which they were asked for. */
  public get descriptors(): readonly ReportingDescriptor[] {
    return this.rules;
  }

  /** Where a finding's rule stands; it is added where it is new. */
  public indexOf(facts: RuleFacts): number {
    const key = JSON.stringify([facts.pack, facts.rule]);
    const known = this.indices.get(key);
    if (known !== undefined) return known;
    this.indices.set(key, this.rules.length);
    return this.rules.push(descriptorOf(facts, this.version)) - 1;
  }

  /** Adds rules that found nothing too, as evidence that they were run, as long as GitHub takes more rules. */
  public addAll(tallies: readonly RuleTally[]): void {
    for (const tally of tallies) if (this.rules.length < LIMITS.rules) this.indexOf(tally);
  }
}

function descriptorOf(facts: RuleFacts, version: string): ReportingDescriptor {
  const { rule, pack, title, rationale, severity } = facts;
  const helpUri = controlDocumentation(rule, pack, version);
  return {
    id: rule,
    name: shortened(rule, LIMITS.name),
    shortDescription: { text: shortened(sarifMessage(title || rule), LIMITS.description) },
    fullDescription: { text: shortened(sarifMessage(rationale || title || rule), LIMITS.description) },
    help: { text: helpOf(facts, sarifMessage).join('\n'), markdown: helpOf(facts, markdownText).join('\n\n') },
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { 'security-severity': SCORES[severity], tags: tagsOf(facts) },
  };
}

function helpOf({ rule, title, remedy, frameworks }: RuleFacts, written: (text: string) => string): readonly string[] {
  const references = frameworkReferences(frameworks);
  return [
    written(title || rule),
    ...(remedy === undefined ? [] : [`Remedy: ${written(remedy)}`]),
    ...(references.length === 0 ? [] : [`Supports: ${written(references.join('; '))}`]),
  ];
}

/** GitHub shows the first ten, so that what is coarse comes first. */
function tagsOf({ pack, area, frameworks }: RuleFacts): string[] {
  const requirements = Object.entries(frameworks).flatMap(([framework, ids]) => ids.map((id) => `${framework}/${id}`));
  const coarse = ['security', pack, ...(area === undefined ? [] : [area]), ...Object.keys(frameworks)];
  return [...new Set([...coarse, ...requirements])].slice(0, LIMITS.tags);
}

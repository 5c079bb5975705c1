import { amount } from '../../amount';
import type { RuleTally } from '../../finding';
import { frameworksOf } from './frameworks-of';
import { html, type Markup } from './markup';
import { mappedRequirement } from './requirement-list';
import { RULE_STATUSES, type RuleStatus, statusOf, worstOf } from './rule-status';
import { statusTag } from './status-tag';
import { ruleId } from './token';
import { frameworkTitle, STATUS_WORDS } from './wording';

interface Requirement {
  readonly id: string;
  /** The rules that support it, and whether each does by judgement. */
  readonly rules: readonly { readonly tally: RuleTally; readonly judged: boolean }[];
}

/** Each requirement that any rule supports, by framework, with those rules and what became of them. */
export function requirementsSection(tallies: readonly RuleTally[]): Markup | undefined {
  const frameworks = frameworksOf(tallies);
  if (frameworks.length === 0) return undefined;
  return html`<section id="requirements" aria-labelledby="requirements-title">
<h2 id="requirements-title">Requirements</h2>
<p class="lead">A rule supports a requirement: it is evidence for a part of it, not the whole, and no audit. Mappings that are not published but this project's judgement are marked <em>judgement</em> here and † elsewhere. Requirements that no rule supports are not listed.</p>
${frameworks.map((framework) => frameworkFold(framework, tallies))}</section>
`;
}

function frameworkFold(framework: string, tallies: readonly RuleTally[]): Markup {
  const requirements = requirementsOf(framework, tallies);
  const counts = RULE_STATUSES.map((status) => {
    const count = requirements.filter((requirement) => worst(requirement) === status).length;
    return count === 0 ? [] : [`${count} ${STATUS_WORDS[status].toLowerCase()}`];
  });
  return html`<details class="fold"><summary><h3>${frameworkTitle(framework)}</h3> <span class="note">${amount(requirements.length, 'requirement')}: ${counts.flat().join(', ')}</span></summary>
<table class="requirements stacked"><caption class="unseen">Requirements of ${frameworkTitle(framework)}</caption>
<thead><tr><th scope="col">Requirement</th><th scope="col">Status</th><th scope="col">Rules that support it</th></tr></thead>
<tbody>
${requirements.map(requirementRow)}</tbody></table>
</details>
`;
}

function requirementRow(requirement: Requirement): Markup {
  return html`<tr><th scope="row">${requirement.id}</th><td>${statusTag(worst(requirement))}</td><td><ul class="rules">${requirement.rules.map(
    ({ tally, judged }) =>
      html`<li><a href="#${ruleId(tally.pack, tally.rule)}">${tally.rule}</a> <span class="note">${STATUS_WORDS[statusOf(tally)].toLowerCase()}${judged ? ', judgement' : ''}</span></li>`,
  )}</ul></td></tr>
`;
}

function worst({ rules }: Requirement): RuleStatus {
  return worstOf(rules.map(({ tally }) => tally));
}

function requirementsOf(framework: string, tallies: readonly RuleTally[]): readonly Requirement[] {
  const byId = new Map<string, Requirement['rules'][number][]>();
  for (const tally of tallies) {
    if (!Object.hasOwn(tally.frameworks, framework)) continue;
    for (const mapping of tally.frameworks[framework] ?? []) {
      const { id, judged } = mappedRequirement(mapping);
      const rules = byId.get(id);
      if (rules === undefined) byId.set(id, [{ tally, judged }]);
      else rules.push({ tally, judged });
    }
  }
  const { compare } = new Intl.Collator('en', { numeric: true });
  return [...byId].map(([id, rules]) => ({ id, rules })).sort((one, other) => compare(one.id, other.id));
}

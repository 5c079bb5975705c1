import { type ConfigServiceClient, paginateDescribeConfigRules } from '@aws-sdk/client-config-service';
import { UserError } from '../../errors';
import { isRuleOf, type ProcessCheck } from '../../rules/process-checks';
import { type AuditScope, scopeName } from '../audit-scope';

/** AWS Config has no rule that an attestation could be told to, or more than one. */
export class ProcessCheckRuleError extends UserError {}

/**
 * Finds the rule of a process check, which AWS Config names for the conformance pack that deployed it.
 *
 * @param named the rule's deployed name, where a person chose among several
 * @throws ProcessCheckRuleError in one line, when there is none, or there are several
 * @throws whatever the client throws
 */
export async function processCheckRule(
  client: ConfigServiceClient,
  scope: AuditScope,
  check: ProcessCheck,
  named?: string,
): Promise<string> {
  const rules = await rulesOf(client, check);
  const [rule, second] = named === undefined ? rules : rules.filter((name) => name === named);
  const place = scopeName(scope);
  if (rule === undefined) {
    throw new ProcessCheckRuleError(
      named === undefined
        ? `${place}: AWS Config has no rule of ${check.id}; deploy ConfigBaseline with its conformance pack there, or name its region with --region`
        : `${place}: ${named} is no rule of ${check.id}; ${rules.length === 0 ? 'AWS Config has none there' : `use ${rules.join(' or ')}`}`,
    );
  }
  if (second !== undefined) {
    throw new ProcessCheckRuleError(
      `${place}: AWS Config has several rules of ${check.id}; name one with --rule: ${rules.join(', ')}`,
    );
  }
  return rule;
}

async function rulesOf(client: ConfigServiceClient, check: ProcessCheck): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { ConfigRules: rules = [] } of paginateDescribeConfigRules({ client, stopOnSameToken: true }, {})) {
    for (const { ConfigRuleName: name = '', ConfigRuleState: state } of rules) {
      if (isRuleOf(check, name) && state !== 'DELETING') found.push(name);
    }
  }
  return found.sort();
}

import type { Position } from '../position';
import { all, any, type Verdict } from '../verdict';

/** Actions that keep a request from the shop until it proves itself, or for good. */
const ENFORCING_ACTIONS = ['Block', 'Challenge', 'Captcha'];

/** Where a rule runs a managed rule group. */
export function groupStatement(rule: Position): Position {
  return rule.at('Statement.ManagedRuleGroupStatement');
}

/** Holds when a rule of a web ACL runs that managed rule group of AWS. */
export function runsGroup(rule: Position, name: string): Verdict {
  const statement = groupStatement(rule);
  return all(statement.at('VendorName').equals('AWS'), statement.at('Name').equals(name));
}

/** Holds when a rule of one's own blocks, challenges or asks for a CAPTCHA. */
export function enforces(rule: Position): Verdict {
  return any(...ENFORCING_ACTIONS.map((action) => rule.at(`Action.${action}`).present()));
}

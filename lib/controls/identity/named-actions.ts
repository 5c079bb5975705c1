import type { PolicyStatement } from '../policy-statement';
import { compliant, unknown, type Verdict, violation } from '../verdict';
import { isEveryAction, withoutVariables } from './statement-match';

/**
 * Holds when a statement of a resource policy allows named actions, or speaks to the account that owns the resource.
 *
 * @param account the id of the account that the template is deployed to, where that is known
 */
export function namesActions(statement: PolicyStatement, account: string | undefined): Verdict {
  const { effect, actions, principals, position } = statement;
  if (effect === 'Deny') return compliant();
  const negated = position.at('NotAction').present();
  const wide = actions.texts.find(isWide);
  if (wide === undefined && negated.kind !== 'compliant') {
    if (negated.kind === 'unknown') return negated;
    return actions.undecided
      ? unknown(`${position.path}.Action`, 'the template does not tell its actions')
      : compliant();
  }
  const ownRoot = (principal: string) => isOwnRoot(principal, account);
  if (!principals.undecided && principals.texts.length > 0 && principals.texts.every(ownRoot)) return compliant();
  const path = `${position.path}.${wide === undefined ? 'NotAction' : 'Action'}`;
  if (effect === undefined || position.optional || principals.undecided) {
    return unknown(path, 'its effect or principal is not decided');
  }
  const found = wide === undefined ? 'allows all but what it names' : `is ${JSON.stringify(wide)}`;
  return violation(path, `${path} ${found}; expected the actions that are used`);
}

function isWide(action: string): boolean {
  return isEveryAction(action) || /^[^:]+:\*+$/.test(action) || /^sts:.*\*/i.test(action);
}

/** The account itself, which IAM policies narrow further: the owner's statement in the policies that AWS writes. */
function isOwnRoot(principal: string, account: string | undefined): boolean {
  const own = principal.replace(/\$\{AWS::AccountId\}/g, account ?? 'own');
  return new RegExp(`^AWS:(arn:[^:]*:iam::)?${account ?? 'own'}(:root)?$`).test(withoutVariables(own));
}

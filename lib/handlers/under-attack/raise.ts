import type { Rule } from '@aws-sdk/client-wafv2';
import { UserError } from '../../errors';
import type { AttackSwitch, Outcome } from './attack-switch';
import { CHALLENGE_RULE, isChallenged } from './challenge-rule';
import { isAnyLowered, loweredLimits, lowerLimits } from './rate-limits';
import type { SwitchRequest } from './request';
import { insertionInto, withChallenge } from './rule-insertion';
import type { SavedState } from './saved-state';
import { changeRules } from './web-acl-rules';

/**
 * Challenges every page and lowers the rate limits. What is needed to go back is saved before anything changes. Raising
 * twice does nothing; raising after a run that broke off, or after a deployment that took the challenge away, goes on
 * from the saved state.
 *
 * @throws UserError when the web ACL cannot take the change
 */
export async function raise(attack: AttackSwitch, request: SwitchRequest): Promise<Outcome> {
  let saved = await attack.state.read();
  let leftAlone: readonly string[] = [];
  const changed = await changeRules(attack.wafv2, attack.webAcl, async (rules) => {
    saved = await savedFor(rules, saved, attack, request);
    const lowered = lowerLimits(rules, saved.limits);
    leftAlone = lowered.leftAlone;
    return isChallenged(rules) ? lowered.rules : withChallenge(lowered.rules, saved.insertion);
  });
  const { raisedAt, reason, execution, limits } = saved ?? stateBefore([], request);
  return {
    outcome: changed ? 'raised' : 'already-raised',
    message: changed
      ? `the web ACL ${attack.webAcl.name} challenges every page and has lower rate limits`
      : `the web ACL ${attack.webAcl.name} has been raised since ${raisedAt}; nothing was changed`,
    webAcl: attack.webAcl.name,
    raised: true,
    raisedAt,
    ...(reason === undefined ? {} : { reason }),
    ...(execution === undefined ? {} : { execution }),
    limits,
    leftAlone,
  };
}

/**
 * The saved state for a web ACL as it is now. One that the web ACL shows no trace of is of no use any more: a deployment
 * put everything back, perhaps with other limits.
 */
async function savedFor(
  rules: readonly Rule[],
  saved: SavedState | undefined,
  { state, webAcl }: AttackSwitch,
  request: SwitchRequest,
): Promise<SavedState> {
  const challenged = isChallenged(rules);
  if (saved === undefined) {
    if (challenged) {
      throw new UserError(
        `the web ACL ${webAcl.name} has a rule ${CHALLENGE_RULE}, but the limits before it are not saved; restore, set the limits by hand, and raise again`,
      );
    }
    const first = stateBefore(rules, request);
    await state.create(first);
    return first;
  }
  if (challenged) return saved;
  const next = isAnyLowered(rules, saved.limits)
    ? { ...saved, insertion: insertionInto(rules) }
    : stateBefore(rules, request);
  await state.replace(next);
  return next;
}

function stateBefore(rules: readonly Rule[], { reason, execution }: SwitchRequest): SavedState {
  return {
    raisedAt: new Date().toISOString(),
    ...(reason ? { reason } : {}),
    ...(execution ? { execution } : {}),
    limits: loweredLimits(rules),
    insertion: insertionInto(rules),
  };
}

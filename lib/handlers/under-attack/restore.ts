import type { AttackSwitch, Outcome } from './attack-switch';
import { restoreLimits } from './rate-limits';
import { withoutChallenge } from './rule-insertion';
import { changeRules } from './web-acl-rules';

/**
 * Takes the challenge away and puts the limits back that are still the lowered ones; a limit that a deployment or a
 * person set since stays, and is named. The saved state is forgotten last. Restoring twice does nothing.
 *
 * @throws UserError when the web ACL cannot take the change
 */
export async function restore(attack: AttackSwitch): Promise<Outcome> {
  const { name } = attack.webAcl;
  const saved = await attack.state.read();
  const limits = saved?.limits ?? {};
  let leftAlone: readonly string[] = [];
  const changed = await changeRules(attack.wafv2, attack.webAcl, async (rules) => {
    const restored = restoreLimits(rules, limits);
    leftAlone = restored.leftAlone;
    return withoutChallenge(restored.rules, saved?.insertion);
  });
  await attack.state.delete();
  const did = changed || saved !== undefined;
  return {
    outcome: did ? 'restored' : 'not-raised',
    message: did
      ? restoredMessage(name, saved !== undefined)
      : `the web ACL ${name} is not raised; nothing was changed`,
    webAcl: name,
    raised: false,
    limits,
    leftAlone,
  };
}

function restoredMessage(name: string, hadState: boolean): string {
  return hadState
    ? `the web ACL ${name} no longer challenges every page, and its rate limits are back`
    : `the web ACL ${name} no longer challenges every page; its limits before were not saved, so look at them`;
}

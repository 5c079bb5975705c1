import type { AttackSwitch, Outcome } from './attack-switch';
import { isChallenged } from './challenge-rule';
import { lowerLimits } from './rate-limits';
import { rulesOf } from './web-acl-rules';

/** Tells whether the switch is raised, and whether something took a part of it away. Changes nothing. */
export async function status({ wafv2, webAcl, state }: AttackSwitch): Promise<Outcome> {
  const saved = await state.read();
  const rules = await rulesOf(wafv2, webAcl);
  const limits = saved?.limits ?? {};
  const lowered = lowerLimits(rules, limits);
  const challenged = isChallenged(rules);
  const complete = saved !== undefined && challenged && lowered.rules.every((rule, index) => rule === rules[index]);
  const seen = { webAcl: webAcl.name, limits, leftAlone: lowered.leftAlone, raised: challenged || saved !== undefined };
  if (saved === undefined) {
    return challenged
      ? {
          ...seen,
          outcome: 'incomplete',
          message: `the web ACL ${webAcl.name} challenges every page, but nothing is saved; restore, and look at its limits`,
        }
      : { ...seen, outcome: 'normal', message: `the web ACL ${webAcl.name} is not raised` };
  }
  const { raisedAt, reason, execution } = saved;
  return {
    ...seen,
    outcome: complete ? 'in-force' : 'incomplete',
    message: complete
      ? `the web ACL ${webAcl.name} has been raised since ${raisedAt}`
      : `the web ACL ${webAcl.name} was raised at ${raisedAt}, but a part is missing; raise again, or restore`,
    raisedAt,
    ...(reason === undefined ? {} : { reason }),
    ...(execution === undefined ? {} : { execution }),
  };
}

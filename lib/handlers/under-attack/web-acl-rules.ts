import { setTimeout as sleep } from 'node:timers/promises';
import { GetWebACLCommand, type Rule, UpdateWebACLCommand, type WAFV2Client, type WebACL } from '@aws-sdk/client-wafv2';
import { UserError } from '../../errors';
import { CHALLENGE_CAPACITY, CHALLENGE_RULE } from './challenge-rule';
import type { WebAclAddress } from './web-acl-address';
import { updateOf } from './web-acl-update';

const ATTEMPTS = 5;

/** Milliseconds before the second attempt; each further one waits that much longer. */
const PAUSE_MS = 200;

/** Somebody else changed the web ACL in between, or AWS WAF has not yet spread an earlier change. */
const RETRIED = ['WAFOptimisticLockException', 'WAFUnavailableEntityException'];

/** The rules of a web ACL. */
export async function rulesOf(client: WAFV2Client, address: WebAclAddress): Promise<readonly Rule[]> {
  return (await read(client, address)).webAcl.Rules ?? [];
}

/**
 * Changes the rules of a web ACL and nothing else of it. Where somebody else changes it meanwhile, it is read and
 * changed anew, five times in all.
 *
 * @param change gives the wanted rules for the present ones; called once for each attempt
 * @returns whether there was anything to change
 * @throws UserError when AWS WAF refuses the change for a reason that a person must mend
 */
export async function changeRules(
  client: WAFV2Client,
  address: WebAclAddress,
  change: (rules: readonly Rule[]) => Promise<readonly Rule[]>,
): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    const { webAcl, lockToken } = await read(client, address);
    const present = webAcl.Rules ?? [];
    const wanted = await change(present);
    if (wanted.length === present.length && wanted.every((rule, index) => rule === present[index])) return false;
    try {
      await client.send(new UpdateWebACLCommand(updateOf(webAcl, address, wanted, lockToken)));
      return true;
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof Error) || !RETRIED.includes(error.name)) {
        throw explained(error, address);
      }
      await sleep(PAUSE_MS * attempt);
    }
  }
}

async function read(
  client: WAFV2Client,
  address: WebAclAddress,
): Promise<{ readonly webAcl: WebACL; readonly lockToken: string }> {
  const { name: Name, id: Id, scope: Scope } = address;
  try {
    const { WebACL: webAcl, LockToken: lockToken } = await client.send(new GetWebACLCommand({ Name, Id, Scope }));
    if (webAcl === undefined || lockToken === undefined) throw new Error(`AWS WAF gave no web ACL for ${Name}`);
    return { webAcl, lockToken };
  } catch (error) {
    throw explained(error, address);
  }
}

/** What to do about a refusal, where AWS WAF's own words do not tell. */
function explained(error: unknown, { name }: WebAclAddress): unknown {
  if (!(error instanceof Error)) return error;
  switch (error.name) {
    case 'WAFNonexistentItemException':
      return new UserError(`the web ACL ${name} does not exist; deploy the switch with the ARN of the present one`);
    case 'WAFLimitsExceededException':
      return new UserError(
        `the web ACL ${name} has no room for the rule ${CHALLENGE_RULE} of up to ${CHALLENGE_CAPACITY} WCU; remove rules, or ask AWS for more capacity: ${error.message}`,
      );
    case 'WAFExpiredManagedRuleGroupVersionException':
      return new UserError(
        `the web ACL ${name} cannot be changed while it uses an expired version of a managed rule group; set a newer version first: ${error.message}`,
      );
    case 'WAFOptimisticLockException':
      return new UserError(
        `the web ACL ${name} was changed by somebody else ${ATTEMPTS} times in a row; wait until the deployment ends and try again`,
      );
    default:
      return error;
  }
}

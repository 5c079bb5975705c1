import { SSMClient } from '@aws-sdk/client-ssm';
import { WAFV2Client } from '@aws-sdk/client-wafv2';
import { UserError } from '../../errors';
import type { LoweredLimits } from './rate-limits';
import { StateParameter } from './saved-state';
import { type WebAclAddress, webAclAddress } from './web-acl-address';

/** What raise, restore and status work on. */
export interface AttackSwitch {
  readonly wafv2: WAFV2Client;
  readonly webAcl: WebAclAddress;
  readonly state: StateParameter;
}

/** What a run of the switch found and did. */
export interface Outcome {
  /**
   * - `raised`, `restored`: it changed the web ACL
   * - `already-raised`, `not-raised`: there was nothing to do
   * - `normal`, `in-force`, `incomplete`: what `status` saw
   */
  readonly outcome: 'raised' | 'already-raised' | 'restored' | 'not-raised' | 'normal' | 'in-force' | 'incomplete';
  /** The same for people, in one sentence. */
  readonly message: string;
  /** Name of the web ACL. */
  readonly webAcl: string;
  /** Whether there is something to restore after this run. */
  readonly raised: boolean;
  /** Instant in UTC. */
  readonly raisedAt?: string;
  readonly reason?: string;
  readonly execution?: string;
  /** The limits that the switch lowers, by rule. */
  readonly limits: LoweredLimits;
  /** Rules whose limit somebody else changed since the switch was raised; the switch leaves those as they are. */
  readonly leftAlone: readonly string[];
}

/**
 * The switch of this function.
 *
 * @param variables `WEB_ACL_ARN`, and `STATE_PARAMETER`: the name of a parameter
 * @throws UserError when one of them is missing or cannot be used
 */
export function attackSwitch(variables: NodeJS.ProcessEnv): AttackSwitch {
  const { WEB_ACL_ARN: arn = '', STATE_PARAMETER: parameter = '' } = variables;
  const webAcl = webAclAddress(arn);
  if (!/^\/[\w./-]+$/.test(parameter)) {
    throw new UserError(
      `STATE_PARAMETER is ${JSON.stringify(parameter)}; give the name of a parameter, such as /shop/under-attack`,
    );
  }
  return {
    webAcl,
    wafv2: new WAFV2Client({ region: webAcl.region, maxAttempts: 5 }),
    state: new StateParameter(new SSMClient({ maxAttempts: 5 }), parameter),
  };
}

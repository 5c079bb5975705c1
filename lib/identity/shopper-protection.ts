import { RemovalPolicy } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { aws_cognito } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import type { AuthEventExport } from './auth-event-export';
import { watchClients } from './client-weaknesses';
import type { FactorResetAlerts } from './factor-reset-alerts';
import { mailSender } from './mail-sender';
import { MfaMode } from './mfa-mode';
import { guardPool, type PoolGuardProps } from './pool-guard';
import { hardenPool } from './pool-hardening';
import type { SignInAlarms } from './sign-in-alarms';
import type { UserPoolWebAcl } from './user-pool-web-acl';

/** How a user pool that exists is hardened. */
export interface ShopperProtectionOptions extends PoolGuardProps {
  /**
   * Whether the pool requires MFA of everybody. A pool of this app says so itself, and this is not asked.
   * @default MfaMode.ADAPTIVE
   */
  readonly mfa?: MfaMode;
  /**
   * App clients whose failed sign-ins are watched, where there is an `alarmTopic`.
   * @default - none
   */
  readonly clients?: aws_cognito.IUserPoolClientRef[];
  /**
   * Whether the pool may stay on the Essentials plan, or Lite: without threat protection, so that leaked passwords pass
   * and sign-in events are not exported.
   * @default false
   */
  readonly allowEssentialsPlan?: boolean;
}

/** Properties of {@link ShopperProtection}. */
export interface ShopperProtectionProps extends ShopperProtectionOptions {
  /** The user pool: a construct of this app, or one imported by its id or ARN. */
  readonly userPool: aws_cognito.IUserPoolRef;
}

/**
 * Hardens a user pool of shoppers that exists, without replacing it and so without losing an account.
 *
 * Around any pool: a web ACL, answers to risk, the export of sign-in events, alarms. In a pool of this app, L1 or L2,
 * also what Cognito changes in place: the Plus plan with threat protection, deletion protection, longer passwords, an
 * optional second factor where there was none, the old address until the new one is verified. What is stricter
 * already stays. What Cognito fixes at creation is never touched: names to sign in with, their case, required
 * attributes ("Updating user pool and app client configuration", Amazon Cognito Developer Guide).
 *
 * App clients of this app are looked through when it is synthesized, and warned of; imported ones cannot be read.
 *
 * Beforehand: an imported pool is on the Plus plan with threat protection in force, unless `allowEssentialsPlan`, and
 * has MFA as `mfa` says. It stands behind no other web ACL, has no other risk configuration for all clients and no
 * other export of events.
 */
export class ShopperProtection extends Construct {
  /** What threat protection does. Absent on the Essentials plan. */
  public readonly riskConfiguration: cognito.CfnUserPoolRiskConfigurationAttachment | undefined;
  /** The bucket with sign-in events, and their delivery. Absent on the Essentials plan. */
  public readonly authEvents: AuthEventExport | undefined;
  /** The web ACL that was made, where none was given. */
  public readonly webAcl: UserPoolWebAcl | undefined;
  /** The alarms, where a topic was given. */
  public readonly alarms: SignInAlarms | undefined;
  /** The alerts on resets of factors, where a topic was given. */
  public readonly factorResets: FactorResetAlerts | undefined;

  /** @throws InvalidPropertyError when the mail sender cannot be used, or `mfa` contradicts a pool of this app */
  public constructor(scope: Construct, id: string, props: ShopperProtectionProps) {
    super(scope, id);
    const { userPool, clients = [] } = props;
    const sender = mailSender(this, props);
    const threatProtection = props.allowEssentialsPlan !== true;
    const resource = resourceOf(userPool);
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN;
    const own = resource === undefined ? undefined : hardenPool(resource, { threatProtection, removalPolicy });
    const mfa = this.mode(own, props.mfa);
    const guard = guardPool(this, { userPool, mfa, sender, threatProtection }, props);
    this.riskConfiguration = guard.riskConfiguration;
    this.authEvents = guard.authEvents;
    this.webAcl = guard.webAcl;
    this.alarms = guard.alarms;
    this.factorResets = guard.factorResets;
    for (const client of clients) this.alarms?.watchClient(client);
    watchClients(this, userPool);
  }

  private mode(own: MfaMode | undefined, said: MfaMode | undefined): MfaMode {
    if (own !== undefined && said !== undefined && own !== said) {
      throw new InvalidPropertyError(this, 'mfa', said, `leave it out: the user pool has ${own}`);
    }
    return own ?? said ?? MfaMode.ADAPTIVE;
  }
}

/** The pool's resource, where this app has it. */
function resourceOf(userPool: aws_cognito.IUserPoolRef): cognito.CfnUserPool | undefined {
  const candidate = cognito.CfnUserPool.isCfnUserPool(userPool) ? userPool : userPool.node.defaultChild;
  return cognito.CfnUserPool.isCfnUserPool(candidate) ? candidate : undefined;
}

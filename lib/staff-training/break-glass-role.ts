import { Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { BreakGlassAlerts } from './break-glass-alerts';

/** Seconds after an MFA device was used in which the role can be assumed. House rule, as long as the session. */
const MFA_AGE = Duration.hours(1).toSeconds();

/** Properties of {@link BreakGlassRole}. */
export interface BreakGlassRoleProps {
  /** Who may assume it: named IAM users, or roles, of this account or of one for emergencies. */
  readonly trustedPrincipals: iam.IPrincipal[];
  /** Who is told of each assumption: the topic of an `AlertTopic` in the same region. */
  readonly topic: sns.ITopic;
  /**
   * Where a trail writes the events of every region: `AuditTrail.logGroup`. Without it nobody hears of other regions, and
   * the role can be assumed only through AWS STS of its own.
   * @default - only through AWS STS of this region
   */
  readonly trailLogGroup?: logs.ILogGroup;
}

/**
 * A role for emergencies, in which nobody waits for a training: give it to `TrainingGate` as one of `breakGlassRoles`.
 * It asks for MFA of the last hour, its sessions last an hour, and somebody is told of each. What it may do, it is given:
 * nothing at first.
 *
 * AWS knows of the MFA of IAM users, and of roles that they assumed with it; not of the MFA of an identity provider or of
 * IAM Identity Center, whose sessions never have `aws:MultiFactorAuthPresent` ("AWS global condition context keys"). So
 * those do not open it: in the emergency that matters the identity provider is down ("Break glass access", Organizing Your
 * AWS Environment Using Multiple Accounts).
 *
 * Beforehand: a trail logs management events, those that only read included.
 *
 * Satisfies: BreakGlassAlarmed, BreakGlassNeedsMfa
 */
export class BreakGlassRole extends Construct {
  public readonly role: iam.Role;
  public readonly alerts: BreakGlassAlerts;

  /** @throws InvalidPropertyError when nobody is trusted, or somebody whose MFA AWS cannot see */
  public constructor(scope: Construct, id: string, props: BreakGlassRoleProps) {
    super(scope, id);
    const { trustedPrincipals, topic, trailLogGroup } = props;
    const [first, ...others] = trustedPrincipals.map((principal) =>
      this.withMfa(principal, trailLogGroup === undefined),
    );
    if (first === undefined) {
      throw new InvalidPropertyError(this, 'trustedPrincipals', [], 'name at least one IAM user or role');
    }
    this.role = new iam.Role(this, 'Role', {
      // By these words the controls of it know it, in the account too.
      description: 'Break-glass role: asks for MFA, and tells of each use',
      assumedBy: others.length === 0 ? first : new iam.CompositePrincipal(first, ...others),
      // The shortest that IAM takes ("CreateRole"); who assumes it may ask for less.
      maxSessionDuration: Duration.hours(1),
    });
    this.alerts = new BreakGlassAlerts(this, 'Alerts', { role: this.role, topic, trailLogGroup });
  }

  private withMfa(principal: iam.IPrincipal, onlyHere: boolean): iam.PrincipalBase {
    const named: Record<string, unknown[]> = Stack.of(this).resolve(principal.policyFragment.principalJson);
    if (Object.values(named).flat().includes('*')) {
      throw new InvalidPropertyError(this, 'trustedPrincipals', '*', 'name IAM users or roles');
    }
    if (principal.assumeRoleAction !== 'sts:AssumeRole' || Object.keys(named).join() !== 'AWS') {
      throw new InvalidPropertyError(
        this,
        'trustedPrincipals',
        named,
        'name IAM users or roles: AWS does not see the MFA of an identity provider, and a service has none',
      );
    }
    return new iam.PrincipalWithConditions(principal, {
      Bool: { 'aws:MultiFactorAuthPresent': 'true' },
      NumericLessThanEquals: { 'aws:MultiFactorAuthAge': String(MFA_AGE) },
      ...(onlyHere ? { StringEquals: { 'aws:RequestedRegion': Stack.of(this).region } } : {}),
    });
  }
}

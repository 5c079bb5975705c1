import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import type { BreachAlarms } from './breach-alarms';
import { BreachClock } from './breach-clock';
import { BreachDesk } from './breach-desk';
import { IncidentPlan } from './incident-plan';
import type { IncidentResponseProps } from './incident-response-props';
import type { IncidentRunbook } from './incident-runbook';
import { RoleIsolation } from './role-isolation';
import { secretRunbook } from './secret-runbook';
import { type FunctionParts, sessionRunbook } from './session-runbook';

/**
 * What is needed when something has happened: runbooks, the plan that says whom to call and whom to notify, and a clock
 * for the 72 hours that GDPR article 33 gives.
 *
 * - Runbooks are Automation documents of AWS Systems Manager, each over a function whose role reaches what the properties
 *   name and nothing else. They sign users out, rotate secrets, isolate a role and take that back. None deletes.
 * - The plan is a parameter of Systems Manager. A synthesis warns when it was not reviewed or tested for 365 days.
 * - The clock starts by a finding of Security Hub that an analyst marks with the user-defined field
 *   `personal-data-breach` = `true`, or by the runbook `declareBreach`. It stops by the runbooks `recordNotification` and
 *   `recordNoNotification`. The topic hears when it starts, at 24, 48, 60, 66 and 71 hours and when it is over. Alarms tell
 *   of the last twelve hours, of a clock that nobody looked at for three hours, and of findings that were lost.
 * - The register of breaches is the documentation that article 33.5 asks for; nothing of it expires.
 *
 * The function of the runbook that isolates roles may write inline policies of all `isolatableRoles`: who may start it, or
 * change it, is as mighty as those roles. `AwsSolutions-IAM5` lists each pattern with a star.
 *
 * Beforehand: the package is built, which bundles the functions. An imported `encryptionKey` admits CloudWatch Logs; the
 * key of an imported topic lets this account's roles use it. For `securityHubAction` Security Hub is on. Put `register`
 * into a backup.
 *
 * Satisfies: FunctionRuntimeSupported, LogGroupRetention, LogGroupEncrypted, LogGroupMasksPersonalData,
 * TableCustomerManagedKey, TablePointInTimeRecovery, TableRecoveryWindow, TableDeletionProtection, QueueEncrypted,
 * StorePolicyNotPublic, QueueTlsOnly, QueuePolicyNotPublic, QueueDeadLetters, RoleTrustRestricted,
 * IamNoServiceWildcards, IamNoAdministrativeStatements, IamAllowsByName, IamPermissionsManagementRestricted,
 * IamDecryptionRestricted, AlarmActions, IncidentPlanCurrent, IncidentPlanComplete, SilenceAlarmed
 */
export class IncidentResponse extends Construct {
  /** The plan, as JSON. */
  public readonly plan: ssm.StringParameter;
  /** The breaches, by `breachId`. */
  public readonly register: dynamodb.TableV2;
  public readonly alarms: BreachAlarms;
  /** Undefined without `userPools`. */
  public readonly revokeSessions?: IncidentRunbook;
  /** Undefined without `secrets`. */
  public readonly rotateSecrets?: IncidentRunbook;
  /** Undefined without `isolatableRoles`. */
  public readonly isolateRole?: IncidentRunbook;
  /** Starts the clock of a breach. */
  public readonly declareBreach: IncidentRunbook;
  /** Stops it: the authority was notified. */
  public readonly recordNotification: IncidentRunbook;
  /** Stops it: no notification is needed. */
  public readonly recordNoNotification: IncidentRunbook;
  /** Tells which clocks run. */
  public readonly listBreaches: IncidentRunbook;

  /**
   * @throws InvalidPropertyError when a list is given that is empty, a role pattern, contact, address or date cannot be
   * used, or a secret lacks its complete ARN
   */
  public constructor(scope: Construct, id: string, props: IncidentResponseProps) {
    super(scope, id);
    this.refuseEmpty(props);
    const { userPools, secrets, isolatableRoles } = props;
    const parts: FunctionParts = {
      encryptionKey: props.encryptionKey,
      logRetention: props.logRetention,
      removalPolicy: props.removalPolicy,
      service: this.node.path,
    };
    if (userPools !== undefined) this.revokeSessions = sessionRunbook(this, 'RevokeSessions', parts, userPools);
    if (secrets !== undefined) {
      this.rotateSecrets = secretRunbook(this, 'RotateSecrets', parts, secrets, props.rotationFunctions ?? []);
    }
    const desk = new BreachDesk(this, 'Breaches', { parts, deletionProtection: props.deletionProtection });
    this.register = desk.register;
    this.declareBreach = desk.runbooks.declare;
    this.recordNotification = desk.runbooks.recordNotification;
    this.recordNoNotification = desk.runbooks.recordNoNotification;
    this.listBreaches = desk.runbooks.list;
    const isolation =
      isolatableRoles === undefined
        ? undefined
        : new RoleIsolation(this, 'IsolateRole', {
            parts,
            isolatable: isolatableRoles,
            protectedRoles: props.protectedRoles ?? [],
          });
    if (isolation !== undefined) this.isolateRole = isolation.runbook;
    this.plan = new IncidentPlan(this, 'Plan', {
      contacts: props.contacts,
      notifications: props.notifications,
      reviewedOn: props.planReviewedOn,
      testedOn: props.planTestedOn,
      runbooks: this.namesOf(props.webAclRunbook),
    }).parameter;
    const clock = new BreachClock(this, 'Clock', {
      parts,
      register: desk.register,
      topic: props.alarmTopic,
      plan: this.plan,
      notificationRunbook: this.recordNotification.documentName,
      withAction: props.securityHubAction ?? false,
    });
    this.alarms = clock.alarms;
    isolation?.protect(this.node.findAll().filter((child) => child instanceof iam.Role));
  }

  /** Lets a principal read the plan, start every runbook, and see what came of it. */
  public grantRespond(grantee: iam.IGrantable): iam.Grant {
    const read = iam.Grant.addToPrincipal({
      grantee,
      actions: ['ssm:GetParameter'],
      resourceArns: [this.plan.parameterArn],
    });
    return this.runbooks().reduce((grant, { runbook }) => grant.combine(runbook.grantStart(grantee)), read);
  }

  private runbooks(): { readonly name: string; readonly runbook: IncidentRunbook }[] {
    const all = {
      'revoke-sessions': this.revokeSessions,
      'rotate-secrets': this.rotateSecrets,
      'isolate-role': this.isolateRole,
      'declare-breach': this.declareBreach,
      'record-notification': this.recordNotification,
      'record-no-notification': this.recordNoNotification,
      'list-breaches': this.listBreaches,
    };
    return Object.entries(all).flatMap(([name, runbook]) => (runbook === undefined ? [] : [{ name, runbook }]));
  }

  private namesOf(webAclRunbook: string | undefined): { [name: string]: string } {
    return {
      ...Object.fromEntries(this.runbooks().map(({ name, runbook }) => [name, runbook.documentName])),
      ...(webAclRunbook === undefined ? {} : { 'raise-web-acl': webAclRunbook }),
    };
  }

  private refuseEmpty({ userPools, secrets, isolatableRoles }: IncidentResponseProps): void {
    for (const [property, list] of Object.entries({ userPools, secrets, isolatableRoles })) {
      if (list?.length === 0) {
        throw new InvalidPropertyError(this, property, list, 'name at least one, or leave it out for no such runbook');
      }
    }
  }
}

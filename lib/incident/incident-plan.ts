import { type CfnResource, Stack } from 'aws-cdk-lib';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { INCIDENT_PLAN_METADATA, type IncidentPlanMetadata } from '../controls/template-metadata';
import { InvalidPropertyError } from '../errors';
import {
  type IncidentContact,
  type IncidentNotification,
  type IncidentNotifications,
  refuseAddress,
  refuseNoLine,
} from './incident-contact';
import { warnOfAge } from './plan-age';

/**
 * A standard parameter takes 4 KB ("Managing parameter tiers", AWS Systems Manager User Guide). Names of runbooks are
 * known at deployment only, and up to 128 characters long: more than a thousand are kept for eight of them.
 */
const MOST_BYTES = 2_800;

/** Properties of {@link IncidentPlan}. */
export interface IncidentPlanProps {
  readonly contacts: IncidentContact[];
  readonly notifications: IncidentNotifications;
  /** `yyyy-mm-dd` */
  readonly reviewedOn: string;
  /** `yyyy-mm-dd` */
  readonly testedOn: string;
  /** Names of documents, by what they do. */
  readonly runbooks: { [name: string]: string };
}

/** The plan for the night: whom to call, whom to notify, what to run. A parameter of Systems Manager holds it as JSON. */
export class IncidentPlan extends Construct {
  public readonly parameter: ssm.StringParameter;

  /**
   * @throws InvalidPropertyError when a contact or address cannot be used, the plan is too long, or a date is none or lies
   * in the future
   */
  public constructor(scope: Construct, id: string, props: IncidentPlanProps) {
    super(scope, id);
    const { contacts, notifications, reviewedOn, testedOn, runbooks } = props;
    refuseContacts(scope, contacts);
    const parties = partiesOf(notifications);
    for (const { property, notification } of parties) refuseNotification(scope, property, notification);
    warnOfAge(scope, 'planReviewedOn', reviewedOn, 'reviewed');
    warnOfAge(scope, 'planTestedOn', testedOn, 'tested');
    const plan = {
      reviewedOn,
      testedOn,
      call: contacts.map(({ role, address }) => ({ role, address })),
      notify: Object.fromEntries(
        parties.map(({ name, notification: { who, address, within } }) => [name, { who, address, within }]),
      ),
    };
    const bytes = Buffer.byteLength(JSON.stringify(plan, undefined, 1));
    if (bytes > MOST_BYTES) {
      throw new InvalidPropertyError(
        scope,
        'contacts',
        `${bytes} bytes with the notifications`,
        `shorten them to ${MOST_BYTES}: a parameter of Systems Manager holds no more`,
      );
    }
    this.parameter = new ssm.StringParameter(this, 'Parameter', {
      description: 'Incident plan: whom to call, whom to notify, what to run',
      stringValue: Stack.of(this).toJsonString({ ...plan, run: runbooks }, 1),
      tier: ssm.ParameterTier.STANDARD,
    });
    const metadata: IncidentPlanMetadata = {
      reviewedOn,
      testedOn,
      contacts: contacts.length,
      notified: parties.map(({ name }) => name),
    };
    (this.parameter.node.defaultChild as CfnResource).addMetadata(INCIDENT_PLAN_METADATA, metadata);
  }
}

function partiesOf(notifications: IncidentNotifications) {
  const { supervisoryAuthority, customers, acquirer, staff } = notifications;
  return [
    { name: 'supervisory-authority', property: 'supervisoryAuthority', notification: supervisoryAuthority },
    { name: 'customers', property: 'customers', notification: customers },
    { name: 'acquirer', property: 'acquirer', notification: acquirer },
    { name: 'staff', property: 'staff', notification: staff },
  ];
}

function refuseContacts(scope: Construct, contacts: IncidentContact[]): void {
  if (contacts.length === 0) {
    throw new InvalidPropertyError(scope, 'contacts', contacts, 'name who is called first, at any hour');
  }
  for (const [index, { role, address }] of contacts.entries()) {
    refuseNoLine(scope, `contacts[${index}].role`, role);
    refuseAddress(scope, `contacts[${index}].address`, address);
  }
}

function refuseNotification(scope: Construct, name: string, { who, address, within }: IncidentNotification): void {
  refuseNoLine(scope, `notifications.${name}.who`, who);
  refuseAddress(scope, `notifications.${name}.address`, address);
  refuseNoLine(scope, `notifications.${name}.within`, within);
}

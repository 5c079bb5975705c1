import { Annotations, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { presentDay, systemClock } from '../clock';
import { InvalidPropertyError } from '../errors';
import { TRAINING_TAG } from '../training/quarter';
import { type LadderRung, quarterLadder } from './quarter-ladder';
import { packed, together } from './training-gate-packing';
import type { TrainingGateProps } from './training-gate-props';
import {
  deployedLength,
  LONGEST_MANAGED_POLICY,
  LONGEST_PERMISSION_SET_POLICY,
  LONGEST_SERVICE_CONTROL_POLICY,
} from './training-gate-size';
import { type DenyStatement, type GatedPeople, rungStatements, tagStatements } from './training-gate-statements';
import { type GatedStore, gatedStores, READING_ACTIONS } from './training-gate-stores';

/** Key of the policies' `Metadata`: the tag, and the day from which the gate, unless deployed again, denies everybody. */
const TRAINING_GATE_METADATA = 'StorefrontTrainingGate';

/** "IAM and AWS STS quotas": managed policies that are attached to a role, unless AWS raised it. */
const MOST_POLICIES = 10;

/** Days before the end of the ladder from which a synthesis warns. */
const WARNED_DAYS = 92;

const DAY = 24 * 60 * 60 * 1000;

/** People, as IAM sees them: sessions of IAM Identity Center, and IAM users. */
const STAFF = ['arn:*:iam::*:role/aws-reserved/sso.amazonaws.com/*', 'arn:*:iam::*:user/*'];

/**
 * Lets nobody at customer data whose training is not current. The tag `TrainedThrough` of the user, role or session names
 * the last quarter that the training covers, such as `2027-Q3`; a ladder of Deny statements, one a quarter, lets it expire
 * with no deployment. Who has no tag, or one that is no quarter, is denied, and so is everybody once the ladder is over:
 * deploy again before {@link deniesEverybodyFrom}. Source of the terms: PCI DSS 4.0.1, 12.6.3 and 7.2.2.
 *
 * The gate denies and never allows: attach it with {@link applyTo} beside what allows, or hold roles under
 * {@link permissionsBoundary}. A person who may detach policies may detach these: {@link serviceControlPolicy} cannot be.
 *
 * Beforehand: something writes the tag, such as `StaffTraining`, an identity provider or IAM Identity Center.
 *
 * Satisfies: TrainingLadderCurrent, TrainingTagProtected
 */
export class TrainingGate extends Construct {
  /** The gate. Attach all of them: each stands before some of the stores. */
  public readonly policies: iam.ManagedPolicy[];
  /** The first day on which the gate, unless deployed again, denies everybody: `yyyy-mm-dd` in UTC. */
  public readonly deniesEverybodyFrom: string;

  private readonly ladder: readonly LadderRung[];
  private readonly stores: readonly GatedStore[];

  /** @throws InvalidPropertyError when no store is named, the ladder is too short or long, or too many policies are needed */
  public constructor(
    scope: Construct,
    id: string,
    private readonly props: TrainingGateProps,
  ) {
    super(scope, id);
    const { quarters = 5 } = props;
    if (!Number.isInteger(quarters) || quarters < 5 || quarters > 12) {
      throw new InvalidPropertyError(this, 'quarters', quarters, 'give a whole number from 5 to 12');
    }
    this.ladder = quarterLadder(presentDay(this), quarters);
    this.deniesEverybodyFrom = this.ladder.at(-1)?.from ?? '';
    this.stores = gatedStores(this, props);
    const groups = packed(this, this.stores, (store) => this.denials(store), LONGEST_MANAGED_POLICY);
    for (const group of groups) this.refuseLonger('policies', group, LONGEST_MANAGED_POLICY);
    if (groups.length > MOST_POLICIES) {
      throw new InvalidPropertyError(
        this,
        'policies',
        groups.length,
        `name fewer stores: a role takes ${MOST_POLICIES} managed policies, and serviceControlPolicy() speaks of every store`,
      );
    }
    this.policies = groups.map((group, index) => this.policy(index === 0 ? 'Policy' : `Policy${index + 1}`, group));
    this.warnOfItsEnd();
  }

  /**
   * Attaches the gate to somebody.
   *
   * @throws InvalidPropertyError when it is a user or a group of users, and `iamUsersAdopted` is not set
   */
  public applyTo(identity: iam.IIdentity): void {
    if (!('roleName' in identity) && this.props.iamUsersAdopted !== true) {
      throw new InvalidPropertyError(
        this,
        'iamUsersAdopted',
        false,
        `give a role instead of ${identity.node.path}, or set iamUsersAdopted: the baseline forbids IAM users`,
      );
    }
    for (const policy of this.policies) identity.addManagedPolicy(policy);
  }

  /**
   * A permissions boundary with the gate in it. An identity has one boundary, in which the names of a few stores only would
   * fit: it stands before every store of the kinds that the gate knows. It grants nothing as a boundary; attached as a
   * policy it would.
   *
   * @param ceiling what whoever stands under it may be allowed at most; everything unless given
   * @throws InvalidPropertyError when it does not fit into one policy
   */
  public permissionsBoundary(id: string, ceiling?: iam.PolicyStatement[]): iam.ManagedPolicy {
    const allowed = ceiling ?? [new iam.PolicyStatement({ actions: ['*'], resources: ['*'] })];
    const statements = [
      ...allowed.map((statement) => Stack.of(this).resolve(statement.toStatementJson())),
      ...this.denials({ ...together(this.stores), resources: ['*'] }),
    ];
    this.refuseLonger('permissionsBoundary', statements, LONGEST_MANAGED_POLICY);
    return this.policy(id, statements);
  }

  /**
   * The gate as a service control policy, as JSON, with references where names are known at deployment only.
   * It denies people every store of the accounts that it is attached to,
   * those included that no gate names. Functions and services are not spoken of: they have roles of their own.
   *
   * @param staff patterns of further roles that people assume, such as those of a SAML provider
   * @throws InvalidPropertyError when it is longer than a service control policy may be
   */
  public serviceControlPolicy(staff: string[] = []): string {
    const people = [...STAFF, ...staff];
    const actions = Object.values(READING_ACTIONS).flat().sort();
    return this.document('serviceControlPolicy', { actions, resources: ['*'] }, LONGEST_SERVICE_CONTROL_POLICY, people);
  }

  /**
   * The gate as the inline policy of a permission set of IAM Identity Center, as JSON.
   *
   * @throws InvalidPropertyError when it is longer than one may be
   */
  public permissionSetInlinePolicy(): string {
    return this.document('permissionSetInlinePolicy', together(this.stores), LONGEST_PERMISSION_SET_POLICY);
  }

  private document(property: string, store: GatedStore, most: number, staff?: string[]): string {
    const statements = this.denials(store, staff);
    this.refuseLonger(property, statements, most);
    const policy = { Version: '2012-10-17', Statement: statements };
    const text = JSON.stringify(policy);
    return Token.isUnresolved(text) ? Stack.of(this).toJsonString(policy) : text;
  }

  private denials(store: GatedStore, staff?: string[]): DenyStatement[] {
    const { breakGlassRoles = [], trainingRoles = [], trainedGroupId } = this.props;
    const but = (roles: iam.IRole[]): GatedPeople => ({
      exempt: roles.map(({ roleArn }) => roleArn),
      ...(staff === undefined ? {} : { staff }),
    });
    return [
      ...rungStatements(this.ladder, store, but(breakGlassRoles)),
      ...tagStatements(but(trainingRoles), trainedGroupId),
    ];
  }

  private policy(id: string, statements: readonly object[]): iam.ManagedPolicy {
    const policy = new iam.ManagedPolicy(this, id, {
      // The same on every day: another description replaces the policy.
      description: `Denies customer data to people whose training is not current by the tag ${TRAINING_TAG}`,
      document: iam.PolicyDocument.fromJson({ Version: '2012-10-17', Statement: statements }),
    });
    const cfn = policy.node.defaultChild as iam.CfnManagedPolicy;
    cfn.addMetadata(TRAINING_GATE_METADATA, {
      tag: TRAINING_TAG,
      deniesEverybodyFrom: this.deniesEverybodyFrom,
    });
    return policy;
  }

  private refuseLonger(property: string, statements: readonly object[], most: number): void {
    const length = deployedLength(this, statements);
    if (length <= most) return;
    throw new InvalidPropertyError(
      this,
      property,
      length,
      `name fewer stores or quarters: it holds ${most} characters`,
    );
  }

  /** The ladder begins on the app's day, which its context may hold still while time goes on. */
  private warnOfItsEnd(): void {
    const days = Math.floor((Date.parse(this.deniesEverybodyFrom) - systemClock.today().getTime()) / DAY);
    if (days > WARNED_DAYS) return;
    Annotations.of(this).addWarningV2(
      'storefront-security-baseline:TrainingGate',
      `The training gate denies everybody from ${this.deniesEverybodyFrom}: take a later day as storefront:today, and deploy`,
    );
  }
}

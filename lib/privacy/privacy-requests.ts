import { Duration, Stack } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { EXPORT_PREFIX } from '../privacy-steps/step-names';
import { keyStatement } from './data-statements';
import { PrivacyAlarms } from './privacy-alarms';
import {
  deskFunction,
  exportStatements,
  type PrivacyFunctionParts,
  stepFunction,
  storeFunction,
  watchFunction,
} from './privacy-functions';
import { PrivacyRecords } from './privacy-records';
import type { PrivacyRequestsProps } from './privacy-requests-props';
import type { PrivacyObjectsProps, PrivacyTableProps, PrivacyUserPoolProps } from './privacy-store-props';
import { PrivacyWorkflow } from './privacy-workflow';
import { refuseTableProps } from './refuse-table-props';
import { StoreNames } from './store-names';
import { objectStoreStatements, tableStoreStatements, userPoolStoreStatements } from './store-statements';

/** Four looks a day: a request that can go on waits for six hours at most. */
const WATCH_INTERVAL = Duration.hours(6);

/**
 * Answers requests of people about their data: exports it (GDPR articles 15 and 20), or erases it (article 17), across
 * every store that was added, within the month that article 12.3 gives.
 *
 * A person is known by the `sub` of their Cognito account. Somebody of the staff, who knows that the request comes from
 * that person, starts an execution of `stateMachine` with `{ requestId, action: 'export' | 'erase', subject }`. The same
 * request may be started again at any time: what was done is not done twice, and what broke off goes on.
 *
 * - Exports lie encrypted in `exportBucket` below `exports/<requestId>/` until they expire. Nothing is mailed.
 * - Erasure respects holds: of a subject, which staff set with `deskFunction`, and of an item, which its own attribute
 *   tells. What is held is reported, and looked at again once the hold ends.
 * - Every execution leaves evidence under Object Lock in `evidenceBucket`: what was done, when, in which store, how much.
 *   It names neither the person nor any data.
 * - A store that fails leaves the others alone. Every six hours the requests that are not through are started anew.
 *
 * The role of the state machine may use log delivery and X-Ray on all resources, which know no others.
 *
 * Not reached: logs, backups and the recovery points of tables, which keep what was erased until they expire.
 *
 * Beforehand: the package is built. An imported `encryptionKey` admits CloudWatch Logs, and the log delivery of Step
 * Functions ("Data at rest encryption in Step Functions", AWS Step Functions Developer Guide). Who deploys may describe the
 * key and generate data keys with it.
 *
 * Satisfies: StateMachineLogging, StateMachineLogsWithoutData, LogGroupEncrypted, LogGroupRetention,
 * LogGroupMasksPersonalData, TableCustomerManagedKey, TablePointInTimeRecovery, TableRecoveryWindow,
 * TableDeletionProtection, BucketPublicAccessBlocked, BucketEncryptedWithKms, BucketVersioning, BucketAclsDisabled,
 * BucketTlsOnly, BucketPolicyNotPublic, BucketLifecycle, BucketOldVersionsExpire, FunctionRuntimeSupported,
 * FunctionPermissionSource, FunctionPermissionNotPublic, RoleTrustRestricted, IamNoServiceWildcards,
 * IamNoAdministrativeStatements, IamAllowsByName, IamDecryptionRestricted, BucketAccessLogs (with `accessLogBucket`),
 * AlarmActions (with `alarmTopic`)
 */
export class PrivacyRequests extends Construct {
  public readonly stateMachine: sfn.StateMachine;
  /** The requests, by `requestId`. */
  public readonly register: dynamodb.TableV2;
  /** The holds, by `subject` and `store`. */
  public readonly holds: dynamodb.TableV2;
  public readonly exportBucket: s3.Bucket;
  public readonly evidenceBucket: s3.Bucket;
  /** Staff invoke it with the action `status`, `answered`, `hold` or `release`. */
  public readonly deskFunction: lambda.Function;
  /** Undefined without `alarmTopic`. */
  public readonly alarms?: PrivacyAlarms;

  private readonly parts: PrivacyFunctionParts;
  private readonly workflow: PrivacyWorkflow;
  private readonly names = new StoreNames(this);

  /** @throws InvalidPropertyError when `concurrency`, `exportRetention` or `evidenceRetention` is out of its range */
  public constructor(scope: Construct, id: string, props: PrivacyRequestsProps) {
    super(scope, id);
    this.refuseConcurrency(props.concurrency ?? 2);
    const records = new PrivacyRecords(this, 'Records', props);
    this.register = records.register;
    this.holds = records.holds;
    this.exportBucket = records.exportBucket;
    this.evidenceBucket = records.evidenceBucket;
    this.parts = { settings: props, records, service: this.node.path };
    const step = stepFunction(this, 'Step', this.parts);
    this.workflow = new PrivacyWorkflow(this, 'Workflow', { settings: props, stepFunction: step.function });
    this.stateMachine = this.workflow.stateMachine;
    this.deskFunction = deskFunction(this, 'Desk', this.parts).function;
    const watch = watchFunction(this, 'Watch', this.parts, this.stateMachine).function;
    new events.Rule(this, 'Schedule', {
      description: 'Looks at the deadlines of requests about personal data',
      schedule: events.Schedule.rate(WATCH_INTERVAL),
      targets: [new targets.LambdaFunction(watch)],
    });
    if (props.alarmTopic !== undefined) {
      this.alarms = new PrivacyAlarms(this, 'Alarms', {
        topic: props.alarmTopic,
        stateMachine: this.stateMachine,
        service: this.parts.service,
        interval: WATCH_INTERVAL,
      });
    }
    this.node.addValidation({
      validate: () =>
        this.names.size === 0
          ? ['there is no store; add one with addTable, addObjects, addUserPool or addFunction']
          : [],
    });
  }

  /**
   * Adds the items of a table.
   *
   * @param store name of the store in requests, holds and evidence: 1 to 32 lower-case letters, digits and hyphens
   * @returns the function that exports and erases
   * @throws InvalidPropertyError when the name is none or taken, or an attribute that is a key would be anonymized
   */
  public addTable(store: string, props: PrivacyTableProps): lambda.Function {
    refuseTableProps(this, props);
    const { table, partitionKey, sortKey, subjectAttribute, indexName, heldUntilAttribute, anonymizedAttributes } =
      props;
    const setting = {
      tableName: table.tableName,
      partitionKey,
      sortKey,
      subjectAttribute: subjectAttribute ?? partitionKey,
      indexName,
      heldUntilAttribute,
      anonymizedAttributes: anonymizedAttributes ?? [],
    };
    return this.addOwn(store, 'privacy-table', tableStoreStatements(this, props), setting, false);
  }

  /**
   * Adds the objects of a bucket, all their versions included.
   *
   * @param store name of the store in requests, holds and evidence: 1 to 32 lower-case letters, digits and hyphens
   * @returns the function that exports and erases
   * @throws InvalidPropertyError when the name is none or taken, or the prefix does not end in a slash
   */
  public addObjects(store: string, props: PrivacyObjectsProps): lambda.Function {
    const { bucket, prefix = '' } = props;
    if (prefix !== '' && !prefix.endsWith('/')) {
      throw new InvalidPropertyError(this, 'prefix', prefix, 'end it in a slash, which the id of the subject follows');
    }
    const setting = { bucket: bucket.bucketName, prefix };
    return this.addOwn(store, 'privacy-objects', objectStoreStatements(this, props), setting, false);
  }

  /**
   * Adds the accounts of a user pool. An erasure shuts the account before the other stores are gone through, and deletes
   * it once all of them are.
   *
   * @param store name of the store in requests, holds and evidence: 1 to 32 lower-case letters, digits and hyphens
   * @returns the function that exports and erases
   * @throws InvalidPropertyError when the name is none or taken
   */
  public addUserPool(store: string, props: PrivacyUserPoolProps): lambda.Function {
    const { userPool, devices = false, signInEvents = false } = props;
    const setting = { userPoolId: userPool.userPoolId, devices, signInEvents };
    return this.addOwn(store, 'privacy-user-pool', userPoolStoreStatements(props), setting, true);
  }

  /**
   * Adds any other store by a function that keeps to the contract in `docs/privacy-requests.md`. It gets the right to put
   * its exports below the store's prefix; an imported function must have it already.
   *
   * @param store name of the store in requests, holds and evidence: 1 to 32 lower-case letters, digits and hyphens
   * @throws InvalidPropertyError when the name is none or taken
   */
  public addFunction(store: string, fn: lambda.IFunction): void {
    this.names.claim(store);
    for (const statement of exportStatements(this, this.parts, store)) fn.addToRolePolicy(statement);
    this.workflow.add(store, fn.functionArn, false);
  }

  /** Lets a principal start requests, look at them, record answers, set and release holds. */
  public grantRequests(grantee: iam.IGrantable): iam.Grant {
    const start = iam.Grant.addToPrincipal({
      grantee,
      actions: ['states:StartExecution'],
      resourceArns: [this.stateMachine.stateMachineArn],
    });
    const desk = iam.Grant.addToPrincipal({
      grantee,
      actions: ['lambda:InvokeFunction'],
      resourceArns: [this.deskFunction.functionArn],
    });
    return start.combine(desk);
  }

  /** Lets a principal read exports, to hand them over. */
  public grantHandOver(grantee: iam.IGrantable): iam.Grant {
    const bucket = this.exportBucket;
    const list = iam.Grant.addToPrincipal({
      grantee,
      actions: ['s3:ListBucket'],
      resourceArns: [bucket.bucketArn],
      conditions: { StringLike: { 's3:prefix': `${EXPORT_PREFIX}*` } },
    });
    const read = iam.Grant.addToPrincipal({
      grantee,
      actions: ['s3:GetObject'],
      resourceArns: [bucket.arnForObjects(`${EXPORT_PREFIX}*`)],
    });
    grantee.grantPrincipal.addToPrincipalPolicy(
      keyStatement(this, this.parts.settings.encryptionKey, 's3', ['kms:Decrypt']),
    );
    return list.combine(read);
  }

  private addOwn(
    name: string,
    handler: string,
    statements: iam.PolicyStatement[],
    setting: object,
    first: boolean,
  ): lambda.Function {
    this.names.claim(name);
    const own = storeFunction(this, `Store-${name}`, this.parts, {
      name,
      handler,
      statements,
      setting: Stack.of(this).toJsonString(setting),
    });
    this.workflow.add(name, own.function.functionArn, first);
    return own.function;
  }

  private refuseConcurrency(concurrency: number): void {
    if (Number.isInteger(concurrency) && concurrency >= 1 && concurrency <= 10) return;
    throw new InvalidPropertyError(this, 'concurrency', concurrency, 'give 1 to 10 stores at once');
  }
}

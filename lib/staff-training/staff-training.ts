import { Stack } from 'aws-cdk-lib';
import type * as config from 'aws-cdk-lib/aws-config';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as scheduler from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { CustomerTable } from '../data/customer-table';
import { tableStatements } from '../privacy/data-statements';
import { AWARENESS_CHECK, REGISTER_EXPIRY, REGISTER_KEYS, TRAINING_VARIABLES } from '../training/training-names';
import type { TrainingProgramme } from '../training/training-programme';
import { deployedProgramme } from './deployed-programme';
import { groupEnvironment, type KeptGroup, keptGroup } from './kept-group';
import type { StaffTrainingProps } from './staff-training-props';
import { TrainingAlarms } from './training-alarms';
import { TrainingFunction } from './training-function';
import { TrainingRule } from './training-rule';
import { TrainingSchedule } from './training-schedule';
import {
  jobStateStatements,
  keepGroupStatements,
  keepUserTagStatements,
  leaveGroupStatements,
  notForTheJob,
  processCheckStatements,
  publishStatements,
  registerStatements,
  verdictStatements,
} from './training-statements';

/**
 * Who was trained in what, and what follows from it: a register, and a daily job that lets nobody touch customer data
 * whose training is not current.
 *
 * - `register` holds people and what they learned; `storefront-baseline training` and learning systems write it
 *   (`docs/training/external-system.md`). What was written stays until it expires.
 * - Once a day the job keeps the group of IAM Identity Center, or the tags of IAM users, in step with the register, reminds
 *   people 30, 7 and 1 days ahead, and tells AWS Config how many are overdue. It writes nothing about people.
 * - It fails closed. Whom it doubts it takes out. When it has not brought access in step for 30 hours an alarm tells, and
 *   after 54 hours another empties the group. The tag ends by itself (`TrainingGate`).
 *
 * Beforehand: the package is built, which bundles the functions. An imported `encryptionKey` admits CloudWatch Logs; the
 * key of an imported topic lets this account's roles use it. With `reportToConfig`, a recorder of the region with its
 * delivery channel: where they are made in the same stack, let `rule` depend on both. With `programmeReviewedOn`, the
 * process checks of `ConfigBaseline`. With `trainedGroupId`, this account is the management account of the organization or
 * a delegated administrator of IAM Identity Center, and the group is not provisioned by another system. With `mail`, its
 * domain is verified and out of the SES sandbox. Put `register` into a backup.
 *
 * Satisfies: FunctionRuntimeSupported, FunctionLogGroupDeclared, FunctionLogLevel, LogGroupRetention, LogGroupEncrypted,
 * LogGroupMasksPersonalData, CardDataMasked, TableCustomerManagedKey, TablePointInTimeRecovery, TableRecoveryWindow,
 * TableDeletionProtection, StorePolicyNotPublic, FunctionPermissionSource, FunctionPermissionNotPublic,
 * FunctionPermissionInvokesOnly, RoleTrustRestricted, IamNoServiceWildcards, IamNoAdministrativeStatements,
 * IamAllowsByName, IamPermissionsManagementRestricted, IamDecryptionRestricted, AlarmActions
 */
export class StaffTraining extends Construct {
  /** People and their training, by `person` and `item`. */
  public readonly register: dynamodb.TableV2;
  /** Runs the daily job, and answers `rule`. */
  public readonly dayFunction: lambda.Function;
  /** The role of the daily job: name it in `trainingRoles` of `TrainingGate`, so that it may set the tag. */
  public readonly role: iam.Role;
  public readonly schedule: scheduler.CfnSchedule;
  public readonly alarms: TrainingAlarms;
  /** Empties the group when the job has stopped; undefined where no group is kept. */
  public readonly closeFunction?: lambda.Function;
  /** Tells how many are overdue; undefined without `reportToConfig`. */
  public readonly rule?: config.CfnConfigRule;

  private readonly settings: StaffTrainingProps;

  /** @throws InvalidPropertyError when a property cannot be used */
  public constructor(scope: Construct, id: string, props: StaffTrainingProps) {
    super(scope, id);
    this.settings = props;
    const programme = deployedProgramme(this, props);
    const group = keptGroup(this, props);
    this.register = this.makeRegister();
    const day = this.day(programme, group);
    this.dayFunction = day.function;
    this.role = day.role;
    const permission = props.mail?.grantSendEmail(day.role);
    this.schedule = new TrainingSchedule(this, 'Schedule', day.function).schedule;
    // The first run may come at once.
    permission?.applyBefore(this.schedule);
    if (group !== undefined) this.closeFunction = this.close(group);
    this.alarms = new TrainingAlarms(this, 'Alarms', {
      topic: props.alarmTopic,
      service: this.node.path,
      closeFunction: this.closeFunction,
    });
    if (props.reportToConfig !== false) this.rule = new TrainingRule(this, 'Staff', day.function).rule;
  }

  /** Lets a principal write people and records, such as a learning system. It can neither read nor delete any. */
  public grantRecord(grantee: iam.IGrantable): iam.Grant {
    return this.grant(grantee, ['dynamodb:PutItem'], notForTheJob());
  }

  /** Lets a principal read the register, such as what fills the attribute of an identity provider. */
  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return this.grant(grantee, ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:Scan']);
  }

  private grant(
    grantee: iam.IGrantable,
    actions: string[],
    conditions: Record<string, Record<string, string[]>> = {},
  ): iam.Grant {
    const grant = iam.Grant.addToPrincipal({
      grantee,
      actions,
      resourceArns: [this.register.tableArn],
      conditions,
    });
    const [, key] = tableStatements(this, this.register, this.settings.encryptionKey, actions);
    if (key !== undefined) grantee.grantPrincipal.addToPrincipalPolicy(key);
    return grant;
  }

  private makeRegister(): dynamodb.TableV2 {
    const { encryptionKey, deletionProtection, removalPolicy } = this.settings;
    return new CustomerTable(this, 'Register', {
      partitionKey: { name: REGISTER_KEYS.partition, type: dynamodb.AttributeType.STRING },
      sortKey: { name: REGISTER_KEYS.sort, type: dynamodb.AttributeType.STRING },
      timeToLiveAttribute: REGISTER_EXPIRY,
      encryptionKey,
      ...(deletionProtection === undefined ? {} : { deletionProtection }),
      ...(removalPolicy === undefined ? {} : { removalPolicy }),
    }).table;
  }

  private day(programme: TrainingProgramme, group: KeptGroup | undefined): TrainingFunction {
    const { encryptionKey, alarmTopic, trainingTopic = alarmTopic, mail, iamUsersAdopted } = this.settings;
    const reports = this.settings.reportToConfig !== false;
    const reportsCheck = reports && programme.reviewedOn !== undefined;
    return new TrainingFunction(this, 'Day', {
      settings: this.settings,
      exported: 'handler',
      description: 'Staff training: brings access in step with the register, reminds and reports',
      service: this.node.path,
      statements: [
        ...registerStatements(this, this.register, encryptionKey),
        ...publishStatements(trainingTopic),
        ...(group === undefined ? [] : keepGroupStatements(this, group)),
        ...(iamUsersAdopted === true ? keepUserTagStatements(this) : []),
        ...(reports ? verdictStatements() : []),
        ...(reportsCheck ? processCheckStatements(this) : []),
      ],
      environment: {
        [TRAINING_VARIABLES.register]: this.register.tableName,
        [TRAINING_VARIABLES.programme]: JSON.stringify(programme),
        [TRAINING_VARIABLES.account]: Stack.of(this).account,
        [TRAINING_VARIABLES.topic]: trainingTopic.topicArn,
        ...(group === undefined ? {} : groupEnvironment(group)),
        ...(mail === undefined
          ? {}
          : {
              [TRAINING_VARIABLES.mailFrom]: mail.fromEmail,
              [TRAINING_VARIABLES.mailConfigurationSet]: mail.configurationSet.configurationSetName,
            }),
        ...(iamUsersAdopted === true ? { [TRAINING_VARIABLES.iamUsers]: 'true' } : {}),
        ...(reportsCheck ? { [TRAINING_VARIABLES.processCheck]: AWARENESS_CHECK } : {}),
      },
    });
  }

  private close(group: KeptGroup): lambda.Function {
    const { encryptionKey } = this.settings;
    return new TrainingFunction(this, 'Close', {
      settings: this.settings,
      exported: 'close',
      description: 'Staff training: empties the group of the trained when the daily job has stopped',
      service: this.node.path,
      statements: [...jobStateStatements(this, this.register, encryptionKey), ...leaveGroupStatements(this, group)],
      environment: { [TRAINING_VARIABLES.register]: this.register.tableName, ...groupEnvironment(group) },
    }).function;
  }
}

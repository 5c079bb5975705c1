import { CustomResource, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { cloudWatchLogsStatements } from '../data/key-service-statements';
import { logMasking } from '../data/log-masking';
import { InvalidPropertyError } from '../errors';
import { functionRole } from '../function-role';
import { HANDLER_RUNTIME, handlerCode } from '../handler-code';
import { type AccountPasswordSettingsProps, passwordSettings } from './account-password-settings';
import { type AccountSecurityContact, securityContactProperty } from './account-security-contact';

/** Properties of {@link AccountSignInSettings}. */
export interface AccountSignInSettingsProps extends AccountPasswordSettingsProps {
  /**
   * Whom AWS tells of a security matter (CIS AWS Foundations 1.2 of version 5.0).
   * @default - the account's alternate contacts are not looked at
   */
  readonly securityContact?: AccountSecurityContact;
  /**
   * Whether `securityContact` takes the place of a contact that somebody else gave the account. One that this construct
   * set it always changes.
   * @default false
   */
  readonly replaceContact?: boolean;
  /**
   * The key of the function's log group. A key that this app creates gets the statement for CloudWatch Logs; the policy
   * of an imported one must have it already.
   * @default - CloudWatch Logs encrypts with a key of its own
   */
  readonly encryptionKey?: kms.IKey;
  /**
   * How long the function's log is kept.
   * @default RetentionDays.THIRTEEN_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * What happens to the log group when it leaves the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * The password policy of an account's IAM users, and its alternate contact for security. CloudFormation has no resource
 * type for either, so a function sets them.
 *
 * Of each number the stricter holds, the account's own or the one asked for: {@link keptPasswordSettings} names what
 * stayed. A contact that somebody else gave stays too, without `replaceContact`. Deleting the stack changes neither, nor
 * does making a property milder later: that is for a person to do in IAM. IAM users should not exist in the first place;
 * the policy is for those that somebody makes nevertheless.
 *
 * The function's role may update the password policy, for which IAM knows no resource but `*`; `AwsSolutions-IAM5` lists
 * it. It may read and set the contact for security of this account, and no other contact.
 *
 * Beforehand: the package is built, which bundles the function; no service control policy denies
 * `iam:UpdateAccountPasswordPolicy` or `account:PutAlternateContact`. One in an account is enough.
 *
 * Satisfies: FunctionRuntimeSupported, LogGroupRetention, LogGroupEncrypted, IamNoServiceWildcards,
 * IamNoAdministrativeStatements, IamAllowsByName, RoleTrustRestricted
 */
export class AccountSignInSettings extends Construct {
  public readonly fn: lambda.Function;
  public readonly logGroup: logs.LogGroup;
  public readonly resource: CustomResource;

  /** @throws InvalidPropertyError when AWS would refuse a value, or two properties contradict each other */
  public constructor(scope: Construct, id: string, props: AccountSignInSettingsProps = {}) {
    super(scope, id);
    const { securityContact, replaceContact = false } = props;
    if (securityContact === undefined && replaceContact) {
      throw new InvalidPropertyError(this, 'replaceContact', true, 'leave it out, or give securityContact');
    }
    const settings = {
      ...passwordSettings(this, props),
      ...(securityContact === undefined
        ? {}
        : { SecurityContact: securityContactProperty(this, securityContact), ReplaceContact: replaceContact }),
    };
    this.logGroup = this.ownLogGroup(props);
    this.fn = new lambda.Function(this, 'Function', {
      description: 'Sets the password policy and the security contact of the account, when the stack is deployed',
      runtime: HANDLER_RUNTIME,
      handler: 'index.handler',
      code: handlerCode('account-sign-in-settings'),
      memorySize: 256,
      timeout: Duration.minutes(1),
      role: functionRole(this, this.logGroup, this.statements(securityContact !== undefined)),
      logGroup: this.logGroup,
      environment: { POWERTOOLS_SERVICE_NAME: 'account-sign-in-settings' },
    });
    this.resource = new CustomResource(this, 'Settings', {
      serviceToken: this.fn.functionArn,
      resourceType: 'Custom::AccountSignInSettings',
      // Asynchronous invocations are tried three times, one and two minutes apart.
      serviceTimeout: Duration.minutes(8),
      // A deletion changes nothing, so nobody needs to be asked for it.
      removalPolicy: RemovalPolicy.RETAIN,
      properties: settings,
    });
  }

  /** Settings of the account that are stricter than asked for and stayed, such as `MinimumPasswordLength 20`; or `none`. */
  public get keptPasswordSettings(): string {
    return this.resource.getAttString('KeptPasswordSettings');
  }

  /** What became of the contact: `set`, `replaced`, `unchanged`, `kept` (somebody else's) or `not asked for`. */
  public get securityContactOutcome(): string {
    return this.resource.getAttString('SecurityContact');
  }

  private ownLogGroup({ encryptionKey, logRetention, removalPolicy }: AccountSignInSettingsProps): logs.LogGroup {
    for (const statement of cloudWatchLogsStatements(this)) encryptionKey?.addToResourcePolicy(statement);
    return new logs.LogGroup(this, 'LogGroup', {
      dataProtectionPolicy: logMasking(this, []),
      retention: logRetention ?? logs.RetentionDays.THIRTEEN_MONTHS,
      removalPolicy: removalPolicy ?? RemovalPolicy.RETAIN,
      ...(encryptionKey === undefined ? {} : { encryptionKey }),
    });
  }

  private statements(hasContact: boolean): iam.PolicyStatement[] {
    return [
      new iam.PolicyStatement({
        sid: 'PasswordPolicy',
        actions: ['iam:GetAccountPasswordPolicy', 'iam:UpdateAccountPasswordPolicy'],
        resources: ['*'],
      }),
      ...(hasContact ? [this.contactStatement()] : []),
    ];
  }

  /** "Actions, resources, and condition keys for AWS Account Management", Service Authorization Reference. */
  private contactStatement(): iam.PolicyStatement {
    return new iam.PolicyStatement({
      sid: 'SecurityContact',
      actions: ['account:GetAlternateContact', 'account:PutAlternateContact'],
      resources: [Stack.of(this).formatArn({ service: 'account', region: '', resource: 'account' })],
      conditions: { 'ForAnyValue:StringEquals': { 'account:AlternateContactTypes': 'SECURITY' } },
    });
  }
}

import { Stack, Token } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as ses from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { handlerCode } from '../handler-code';
import { textFaults } from '../shopper/message-faults';
import { newDeviceText } from '../shopper/new-device-text';
import { NOTICE_FAILURE_METRIC, NOTICE_VARIABLES } from '../shopper/trigger-names';
import { SignInFunction, type SignInFunctionSettings } from './sign-in-function';

/** Properties of {@link NewDeviceNotice}. */
export interface NewDeviceNoticeProps extends SignInFunctionSettings {
  /** The shoppers' user pool. It gets a post authentication trigger, and remembers devices from then on. */
  readonly userPool: cognito.UserPool;
  /** The identity in Amazon SES, of this account and region, that `fromEmail` belongs to. */
  readonly emailIdentity: ses.IEmailIdentity;
  /** The configuration set that the mail is sent with. */
  readonly configurationSet: ses.IConfigurationSet;
  /** The address that the mail comes from. */
  readonly fromEmail: string;
  /** The shop's name as shoppers know it. */
  readonly shopName: string;
  /** The page of the shop where shoppers change their password, the one link in the mail: an https address. */
  readonly accountPage: string;
}

/**
 * Mails shoppers who sign in from a device that the user pool does not know: when it was, and what to do if it was
 * somebody else.
 *
 * Cognito tells of new devices only where the pool remembers devices, so the pool is set to; remembered devices are asked
 * for the second factor as ever (`ChallengeRequiredOnNewDevice: false`). A device is known once the pages confirm it
 * (ConfirmDevice) and send its key at sign-in; pages that do not, managed login among them, cause a mail with each sign-in
 * ("Working with user devices in your user pool", Amazon Cognito Developer Guide).
 *
 * The trigger never keeps a shopper from signing in: sending takes two seconds at most, and a failure is a line in the
 * log, with the user's id alone, and the metric `NewDeviceNoticeFailures` in the namespace `Storefront`. The function may
 * send from the one address and do nothing else. After a late answer Cognito calls again, so that a mail can come twice.
 *
 * Beforehand: the package is built; the identity is verified and out of the SES sandbox; the pool has no other post
 * authentication trigger.
 *
 * Satisfies: FunctionRuntimeSupported, FunctionPermissionSource, FunctionPermissionNotPublic, LogGroupRetention,
 * LogGroupEncrypted (with `encryptionKey`), IamNoServiceWildcards, IamAllowsByName, AlarmActions (with `alarmTopic`)
 */
export class NewDeviceNotice extends Construct {
  public readonly function: lambda.Function;
  public readonly logGroup: logs.LogGroup;
  /** Somebody signed in from a new device and was not told. With `alarmTopic`. */
  public readonly failureAlarm?: cloudwatch.Alarm;

  /** @throws InvalidPropertyError when the page is no plain https address, or the shop's name looks like a link */
  public constructor(scope: Construct, id: string, props: NewDeviceNoticeProps) {
    super(scope, id);
    const { userPool, alarmTopic } = props;
    this.refuseForeignLinks(props);
    rememberDevices(userPool);
    const trigger = new SignInFunction(this, 'Trigger', {
      description: 'Tells shoppers of sign-ins from new devices',
      code: handlerCode('new-device-notice'),
      settings: props,
      statements: [this.sending(props)],
      environment: {
        [NOTICE_VARIABLES.from]: props.fromEmail,
        [NOTICE_VARIABLES.configurationSet]: props.configurationSet.configurationSetName,
        [NOTICE_VARIABLES.shopName]: props.shopName,
        [NOTICE_VARIABLES.accountPage]: props.accountPage,
      },
    });
    this.function = trigger.function;
    this.logGroup = trigger.logGroup;
    userPool.addTrigger(cognito.UserPoolOperation.POST_AUTHENTICATION, this.function);
    if (alarmTopic !== undefined) {
      const description = 'Shoppers signed in from new devices and were not told.';
      this.failureAlarm = trigger.alarm(alarmTopic, description, trigger.metric(NOTICE_FAILURE_METRIC));
    }
  }

  /** SES asks for both resources: the configuration set is named in the call. */
  private sending({ emailIdentity, configurationSet, fromEmail }: NewDeviceNoticeProps): iam.PolicyStatement {
    const configurationSetArn = Stack.of(this).formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: configurationSet.configurationSetName,
    });
    return new iam.PolicyStatement({
      actions: ['ses:SendEmail'],
      resources: [emailIdentity.emailIdentityArn, configurationSetArn],
      conditions: { StringEquals: { 'ses:FromAddress': fromEmail } },
    });
  }

  private refuseForeignLinks({ accountPage, shopName }: NewDeviceNoticeProps): void {
    const host = /^https:\/\/((?:[a-z0-9-]+\.)+[a-z0-9-]+)(?:\/[\w/.~-]*)?$/.exec(accountPage)?.[1];
    if (host === undefined || Token.isUnresolved(accountPage)) {
      const mend = 'give an https address of the shop without query, such as "https://shop.example.com/account"';
      throw new InvalidPropertyError(this, 'accountPage', accountPage, mend);
    }
    const { subject, body } = newDeviceText(shopName, accountPage, new Date(0));
    const [fault] = [
      ...textFaults('subject', subject, [host]),
      ...textFaults('body', body.replaceAll('\n', ' '), [host]),
    ];
    if (fault !== undefined) {
      throw new InvalidPropertyError(this, 'shopName', shopName, 'give a name that no mail program takes for a link');
    }
  }
}

/** A pool that was told how to remember devices stays as it is. */
function rememberDevices(userPool: cognito.UserPool): void {
  const resource = userPool.node.defaultChild as cognito.CfnUserPool;
  resource.deviceConfiguration ??= { challengeRequiredOnNewDevice: false, deviceOnlyRememberedOnUserPrompt: false };
}

import { Token } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { isExactHost } from '../payment/exact-host';
import { defaultMessages } from '../shopper/default-messages';
import { messageFaults } from '../shopper/message-faults';
import type { MessageText } from '../shopper/message-text';
import { REFUSED_MESSAGE_METRIC } from '../shopper/trigger-names';
import { messageDirectory } from './message-directory';
import { SignInFunction, type SignInFunctionSettings } from './sign-in-function';

/** Properties of {@link CustomMessageTrigger}. */
export interface CustomMessageTriggerProps extends SignInFunctionSettings {
  /** The shoppers' user pool, with an SES sender of its own. It gets a custom message trigger. */
  readonly userPool: cognito.UserPool;
  /** The shop's name as shoppers know it, for the texts that are not given. */
  readonly shopName: string;
  /**
   * The hosts of the shop that texts may link to, such as `shop.example.com`. Each is exact: a subdomain is named on its
   * own.
   */
  readonly linkHosts: string[];
  /**
   * Texts in place of the default ones, at most one of each kind.
   * @default - short English texts without any link
   */
  readonly messages?: MessageText[];
}

/**
 * The texts in which shoppers get their codes, none of which leads anywhere else than to the shop.
 *
 * Every text is checked twice, when the app is synthesized and before it is sent: links are `https` addresses of
 * `linkHosts`, without user name or port; nothing else is there that a mail program would make a link of, in whatever
 * disguise. Only as much HTML is taken as can be read in one way. What a shopper typed is never part of a text, as a name
 * such as "Win at evil.example" would make the shop send phishing.
 *
 * A text that may not be sent is left out, and Cognito sends the user pool's own: the shopper still gets the code. That is
 * a line in the log and the metric `RefusedMessages` in the namespace `Storefront`.
 *
 * Beforehand: the package is built; the pool sends through an SES identity, as Cognito refuses texts of a trigger from its
 * own sender ("Custom message Lambda trigger", Amazon Cognito Developer Guide), and verifies by code.
 *
 * Satisfies: FunctionRuntimeSupported, FunctionPermissionSource, FunctionPermissionNotPublic, LogGroupRetention,
 * LogGroupEncrypted (with `encryptionKey`), IamNoServiceWildcards, IamAllowsByName, AlarmActions (with `alarmTopic`)
 */
export class CustomMessageTrigger extends Construct {
  public readonly function: lambda.Function;
  public readonly logGroup: logs.LogGroup;
  /** A text was not sent. With `alarmTopic`. */
  public readonly refusalAlarm?: cloudwatch.Alarm;

  /** @throws InvalidPropertyError when the pool cannot send the texts, or a text or host cannot be used */
  public constructor(scope: Construct, id: string, props: CustomMessageTriggerProps) {
    super(scope, id);
    const { userPool, linkHosts, alarmTopic } = props;
    this.refuseOtherPools(userPool);
    this.refuseInexactHosts(linkHosts);
    const messages = this.textsOf(props);
    const trigger = new SignInFunction(this, 'Trigger', {
      description: 'Gives shoppers their codes in the words of the shop',
      code: lambda.Code.fromAsset(messageDirectory({ hosts: linkHosts, messages })),
      settings: props,
    });
    this.function = trigger.function;
    this.logGroup = trigger.logGroup;
    userPool.addTrigger(cognito.UserPoolOperation.CUSTOM_MESSAGE, this.function);
    if (alarmTopic !== undefined) {
      const description = 'A text for shoppers was not sent; the one of the user pool was.';
      this.refusalAlarm = trigger.alarm(alarmTopic, description, trigger.metric(REFUSED_MESSAGE_METRIC));
    }
  }

  private textsOf({ shopName, messages = [], linkHosts }: CustomMessageTriggerProps): readonly MessageText[] {
    for (const message of defaultMessages(shopName)) {
      const [fault] = messageFaults(message, linkHosts);
      if (fault === undefined) continue;
      const mend = `give a name that fits into the text messages and that no program takes for markup or a link`;
      throw new InvalidPropertyError(this, 'shopName', shopName, mend);
    }
    for (const [index, message] of messages.entries()) {
      const [fault] = messageFaults(message, linkHosts);
      if (fault === undefined) continue;
      throw new InvalidPropertyError(this, `messages[${index}].${fault.part}`, fault.found, fault.mend);
    }
    const given = messages.map(({ kind }) => kind);
    const twice = given.find((kind, index) => given.indexOf(kind) !== index);
    if (twice !== undefined) {
      throw new InvalidPropertyError(this, 'messages', twice, 'give one text of each kind');
    }
    return [...messages, ...defaultMessages(shopName).filter(({ kind }) => !given.includes(kind))];
  }

  private refuseInexactHosts(hosts: string[]): void {
    const wrong = hosts.find((host) => !isExactHost(host));
    if (hosts.length === 0 || wrong !== undefined) {
      const mend = 'write out each host of the shop in lower case, such as "shop.example.com"';
      throw new InvalidPropertyError(this, 'linkHosts', wrong ?? hosts, mend);
    }
  }

  private refuseOtherPools(userPool: cognito.UserPool): void {
    const { emailConfiguration, verificationMessageTemplate } = userPool.node.defaultChild as cognito.CfnUserPool;
    const sender = settingOf(emailConfiguration, 'emailSendingAccount', 'COGNITO_DEFAULT');
    if (sender !== 'DEVELOPER') {
      const mend = 'give the pool an SES sender: Cognito refuses texts of a trigger from its own';
      throw new InvalidPropertyError(this, 'userPool', sender, mend);
    }
    const verification = settingOf(verificationMessageTemplate, 'defaultEmailOption', 'CONFIRM_WITH_CODE');
    if (verification !== 'CONFIRM_WITH_CODE') {
      const mend = 'verify addresses by code: the link of Cognito leads away from the shop';
      throw new InvalidPropertyError(this, 'userPool', verification, mend);
    }
  }
}

/** A setting of a property that may be hidden behind a token, which passes as what is wanted. */
function settingOf(property: object | undefined, name: string, unset: string): unknown {
  if (property === undefined) return unset;
  if (Token.isUnresolved(property)) return name === 'emailSendingAccount' ? 'DEVELOPER' : unset;
  return (property as Readonly<Record<string, unknown>>)[name] ?? unset;
}

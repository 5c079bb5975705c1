import { type CfnResource, Stack } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as ses from 'aws-cdk-lib/aws-ses';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { DMARC_METADATA, type DmarcMetadata } from '../controls/template-metadata';
import { InvalidPropertyError } from '../errors';
import { DmarcPolicy, type DmarcPolicyProps } from './dmarc-policy';
import { MailConfiguration } from './mail-configuration';
import { MailIdentity } from './mail-identity';
import { MailReputationAlarms } from './mail-reputation-alarms';

/** Properties of {@link TrustedMail}. */
export interface TrustedMailProps extends DmarcPolicyProps {
  /** The address that mail comes from: in `domainName`, with a mailbox behind it, to which bounces are forwarded. */
  readonly fromEmail: string;
  /** Who is told of bounces and complaints: the topic of an `AlertTopic` in the same region. */
  readonly alertTopic: sns.ITopic;
  /**
   * The domain that bounces return to: a subdomain of `domainName` that neither sends nor receives other mail, and
   * that no identity of another region uses.
   * @default - `bounces.` and the domain
   */
  readonly mailFromDomain?: string;
}

/**
 * The shop's mail: signed, over TLS alone, and recognizable, so that receivers refuse what others send in its name.
 *
 * Made of {@link MailIdentity}, {@link MailConfiguration}, {@link DmarcPolicy} and {@link MailReputationAlarms}. Where
 * the domain is an identity of the account already, take the parts that are missing; the sender then names the
 * configuration set. The domain gets no null MX record, as replies and bounces need somewhere to go (RFC 7505, section
 * 4.2); mail that comes to it, `MtaStsPolicy` protects.
 *
 * Cognito needs no policy on the identity: with an SES sender of one's own it sends by a service-linked role, which
 * CloudFormation may create when its role has `iam:CreateServiceLinkedRole` ("Using service-linked roles for Amazon
 * Cognito"). Give `ShopperIdentity` the same domain as `sesVerifiedDomain` and the same `fromEmail`.
 *
 * Beforehand: what the parts ask for. Afterwards, before a user pool is deployed that sends by it: the domain is verified,
 * some minutes after its DKIM records are there, and the account is out of the SES sandbox in this region. CloudFormation
 * waits for neither.
 *
 * Satisfies: MailIdentityDkim, MailIdentityMailFrom, SpfRefusesOthers, ConfigurationSetTls, DmarcPolicyEnforced,
 * DmarcReports, DmarcRolloutEnforced (with `rejectFrom`), AlarmActions
 */
export class TrustedMail extends Construct {
  /** For `ShopperIdentity.sesVerifiedDomain`. */
  public readonly domainName: string;
  /** For `ShopperIdentity.fromEmail`. */
  public readonly fromEmail: string;
  public readonly identity: ses.EmailIdentity;
  public readonly configurationSet: ses.ConfigurationSet;
  public readonly alarms: readonly cloudwatch.Alarm[];
  /** The records to create by hand, as `<name> <type> <value>`. */
  public readonly dnsRecords: readonly string[];

  /** @throws InvalidPropertyError when a property cannot be used */
  public constructor(scope: Construct, id: string, props: TrustedMailProps) {
    super(scope, id);
    const { domainName, fromEmail, rejectFrom, hostedZone, mailFromDomain } = props;
    this.domainName = domainName;
    this.fromEmail = fromEmail;
    const zone = hostedZone === undefined ? {} : { hostedZone };
    this.configurationSet = new MailConfiguration(this, 'Configuration').configurationSet;
    const sender = new MailIdentity(this, 'Sender', {
      domainName,
      configurationSet: this.configurationSet,
      ...(mailFromDomain === undefined ? {} : { mailFromDomain }),
      ...zone,
    });
    this.identity = sender.identity;
    this.refuseOtherSender();
    const dmarc = new DmarcPolicy(this, 'Dmarc', {
      domainName,
      dmarcReportsTo: props.dmarcReportsTo,
      ...(rejectFrom === undefined ? {} : { rejectFrom }),
      ...zone,
    });
    if (rejectFrom !== undefined) {
      const metadata: DmarcMetadata = { rejectFrom };
      (this.identity.node.defaultChild as CfnResource).addMetadata(DMARC_METADATA, metadata);
    }
    this.alarms = new MailReputationAlarms(this, 'Reputation', { topic: props.alertTopic }).alarms;
    this.dnsRecords = [...sender.dnsRecords, ...dmarc.dnsRecords];
  }

  /** Lets a principal send mail from `fromEmail` and no other address. */
  public grantSendEmail(grantee: iam.IGrantable): iam.Grant {
    const configurationSetArn = Stack.of(this).formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: this.configurationSet.configurationSetName,
    });
    return iam.Grant.addToPrincipal({
      grantee,
      actions: ['ses:SendEmail', 'ses:SendRawEmail'],
      // SES asks for both: the identity brings its configuration set along.
      resourceArns: [this.identity.emailIdentityArn, configurationSetArn],
      conditions: { StringEquals: { 'ses:FromAddress': this.fromEmail } },
    });
  }

  private refuseOtherSender(): void {
    const [mailbox, domain, ...others] = this.fromEmail.split('@');
    if (mailbox === '' || /\s/.test(this.fromEmail) || domain !== this.domainName || others.length > 0) {
      const mend = `give an address in ${this.domainName}, such as orders@${this.domainName}`;
      throw new InvalidPropertyError(this, 'fromEmail', this.fromEmail, mend);
    }
  }
}

import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import * as route53 from 'aws-cdk-lib/aws-route53';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { NoMailDomain } from '../mail/no-mail-domain';
import { TrustedMail } from '../mail/trusted-mail';
import type { MailSettings } from '../settings/identity-settings';

/** Properties of {@link MailStack}. */
export interface MailStackProps extends StackProps {
  /** The shop's host name. */
  readonly domainName: string;
  /** Who the shop's mail comes from. */
  readonly mail: MailSettings;
  /** Who is told of bounces and complaints. */
  readonly alertTopic: sns.ITopic;
  /**
   * Id of the hosted zone that takes the records.
   * @default - the records to create are outputs of the stack
   */
  readonly hostedZoneId?: string;
  /**
   * Name of that hosted zone.
   * @default - the domain name
   */
  readonly hostedZoneName?: string;
}

/**
 * The shop's mail, in the home region. It is deployed before the pool that sends by it: Amazon SES verifies the domain
 * some minutes after its records are there, and CloudFormation does not wait.
 */
export class MailStack extends Stack {
  public readonly mail: TrustedMail;

  public constructor(scope: Construct, id: string, props: MailStackProps) {
    super(scope, id, props);
    const { fromEmail, dmarcReportsTo, rejectFrom } = props.mail;
    const domainName = fromEmail.slice(fromEmail.indexOf('@') + 1);
    const zone = this.hostedZone(props);
    const records: string[] = [];
    this.mail = new TrustedMail(this, 'Mail', {
      domainName,
      fromEmail,
      dmarcReportsTo,
      rejectFrom,
      alertTopic: props.alertTopic,
      ...holding(zone, domainName),
    });
    records.push(...this.mail.dnsRecords);
    // A name that is an alias in a zone of ours can have other records; a CNAME elsewhere cannot.
    const ownZone = holding(zone, props.domainName);
    if (domainName !== props.domainName && ownZone.hostedZone !== undefined) {
      new NoMailDomain(this, 'ShopWithoutMail', { domainName: props.domainName, dmarcReportsTo, ...ownZone });
    }
    for (const [index, value] of records.entries()) {
      new CfnOutput(this, `DnsRecord${index}`, { value, description: 'DNS record to create' });
    }
  }

  private hostedZone({ hostedZoneId, hostedZoneName, domainName }: MailStackProps): route53.IHostedZone | undefined {
    if (hostedZoneId === undefined) return undefined;
    const zoneName = hostedZoneName ?? domainName;
    return route53.HostedZone.fromHostedZoneAttributes(this, 'HostedZone', { hostedZoneId, zoneName });
  }
}

/** The zone, where it holds the name. */
function holding(zone: route53.IHostedZone | undefined, name: string): { readonly hostedZone?: route53.IHostedZone } {
  return zone !== undefined && `.${name}`.endsWith(`.${zone.zoneName}`) ? { hostedZone: zone } : {};
}

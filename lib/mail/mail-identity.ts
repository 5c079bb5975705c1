import { Stack } from 'aws-cdk-lib';
import type * as route53 from 'aws-cdk-lib/aws-route53';
import * as ses from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { refuseNoDomain, refuseOtherZone } from './mail-domain';
import { MailRecords } from './mail-records';

/** Properties of {@link MailIdentity}. */
export interface MailIdentityProps {
  /** The domain that mail comes from: what stands behind the @. */
  readonly domainName: string;
  /** The configuration set of mail that names none, such as Cognito's. */
  readonly configurationSet: ses.IConfigurationSet;
  /**
   * The domain that bounces return to: a subdomain of `domainName` that neither sends nor receives other mail, and
   * that no identity of another region uses.
   * @default - `bounces.` and the domain
   */
  readonly mailFromDomain?: string;
  /**
   * The public hosted zone that holds `domainName`.
   * @default - no records; `dnsRecords` says which to create
   */
  readonly hostedZone?: route53.IHostedZone;
}

/**
 * A domain that may send mail through Amazon SES: signed with DKIM, RSA 2048, and with a return address of its own, so
 * that both SPF and DKIM speak for the domain that shoppers read.
 *
 * While the record of the return address cannot be read (for up to 72 hours at first), mail leaves from an address of
 * amazonses.com: still signed, so that DMARC passes by DKIM. Rejecting it instead would protect nobody and lose every
 * sign-up code of that time ("Using a custom MAIL FROM domain", section on setup states, Amazon SES Developer Guide).
 * That domain's SPF record ends in `~all` as the same page has it: a receiver that refuses by SPF alone never looks at
 * the signature (RFC 7489, section 10.1). Bounces are forwarded to the sender's mailbox, which SES asks for where no
 * topic receives them.
 *
 * Beforehand: the domain is no SES identity of this account and region yet, as creating it would fail; `cdk import` takes
 * over one that is. The MAIL FROM domain has no MX record: with two of them its setup fails.
 *
 * Satisfies: MailIdentityDkim, MailIdentityMailFrom, SpfRefusesOthers
 */
export class MailIdentity extends Construct {
  public readonly identity: ses.EmailIdentity;
  /** The domain that bounces return to. */
  public readonly mailFromDomain: string;
  /** The records to create by hand, as `<name> <type> <value>`; empty with a hosted zone. */
  public readonly dnsRecords: readonly string[];

  /** @throws InvalidPropertyError when a domain cannot be used, or the hosted zone does not hold it */
  public constructor(scope: Construct, id: string, props: MailIdentityProps) {
    super(scope, id);
    const { domainName, hostedZone } = props;
    refuseNoDomain(this, 'domainName', domainName);
    refuseOtherZone(this, hostedZone, domainName);
    this.mailFromDomain = props.mailFromDomain ?? `bounces.${domainName}`;
    this.refuseOtherMailFrom(domainName);
    this.identity = new ses.EmailIdentity(this, 'Identity', {
      identity: ses.Identity.domain(domainName),
      configurationSet: props.configurationSet,
      dkimSigning: true,
      dkimIdentity: ses.DkimIdentity.easyDkim(ses.EasyDkimSigningKeyLength.RSA_2048_BIT),
      mailFromDomain: this.mailFromDomain,
      mailFromBehaviorOnMxFailure: ses.MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
      feedbackForwarding: true,
    });
    const records = new MailRecords(this, hostedZone);
    for (const [index, { name, value }] of this.identity.dkimRecords.entries()) {
      records.canonicalName(`Dkim${index + 1}`, name, value);
    }
    const feedback = `feedback-smtp.${Stack.of(this).region}.amazonses.com`;
    records.mailExchange('MailFromExchange', this.mailFromDomain, 10, feedback);
    records.text('MailFromSenders', this.mailFromDomain, ['v=spf1 include:amazonses.com ~all']);
    this.dnsRecords = records.byHand;
  }

  private refuseOtherMailFrom(domainName: string): void {
    refuseNoDomain(this, 'mailFromDomain', this.mailFromDomain);
    if (!this.mailFromDomain.endsWith(`.${domainName}`)) {
      const mend = `give a subdomain of ${domainName} that nothing else uses`;
      throw new InvalidPropertyError(this, 'mailFromDomain', this.mailFromDomain, mend);
    }
  }
}

import type * as route53 from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { DmarcPolicy } from './dmarc-policy';
import { refuseNoDomain, refuseOtherZone } from './mail-domain';
import { MailRecords } from './mail-records';

/** Properties of {@link NoMailDomain}. */
export interface NoMailDomainProps {
  /** A domain that neither sends nor receives mail, such as the shop's host name or a look-alike that the shop owns. */
  readonly domainName: string;
  /** Where receivers report mail that claimed to come from it: `mailto:` and one address. */
  readonly dmarcReportsTo: string;
  /**
   * Texts that stand at the name for other reasons, such as proofs of ownership: they share one record with the SPF
   * policy, so those that exist move here.
   * @default - none
   */
  readonly otherTexts?: string[];
  /**
   * The public hosted zone that holds `domainName`.
   * @default - no records; `dnsRecords` says which to create
   */
  readonly hostedZone?: route53.IHostedZone;
}

/**
 * Says of a domain that no mail comes from it and none goes to it, so that receivers reject all that claims to.
 *
 * Nobody may send (SPF), nothing is signed (an empty DKIM key for every selector), what fails is rejected
 * ({@link DmarcPolicy}, for all subdomains too), and no server takes mail (null MX, RFC 7505).
 *
 * Beforehand: no record of type TXT or MX stands at the name, nor a CNAME, beside which DNS allows no other record.
 *
 * Satisfies: SpfRefusesOthers, DmarcPolicyEnforced, DmarcReports
 */
export class NoMailDomain extends Construct {
  /** The records to create by hand, as `<name> <type> <value>`. */
  public readonly dnsRecords: readonly string[];

  /** @throws InvalidPropertyError when the domain or a text cannot be used, or the hosted zone does not hold the domain */
  public constructor(scope: Construct, id: string, props: NoMailDomainProps) {
    super(scope, id);
    const { domainName, hostedZone, otherTexts = [] } = props;
    refuseNoDomain(this, 'domainName', domainName);
    refuseOtherZone(this, hostedZone, domainName);
    for (const text of otherTexts) {
      if (/^v=spf1(\s|$)/i.test(text)) {
        // Two of them are an error, and receivers then heed neither (RFC 7208, section 4.5).
        throw new InvalidPropertyError(
          this,
          'otherTexts',
          text,
          'leave it out: the domain has one SPF policy, this one',
        );
      }
    }
    const records = new MailRecords(this, hostedZone);
    records.text('Senders', domainName, ['v=spf1 -all', ...otherTexts]);
    records.text('Signatures', `*._domainkey.${domainName}`, ['v=DKIM1; p=']);
    records.mailExchange('NoExchange', domainName, 0, '.');
    const dmarc = new DmarcPolicy(this, 'Dmarc', {
      domainName,
      dmarcReportsTo: props.dmarcReportsTo,
      ...(hostedZone === undefined ? {} : { hostedZone }),
    });
    this.dnsRecords = [...records.byHand, ...dmarc.dnsRecords];
  }
}

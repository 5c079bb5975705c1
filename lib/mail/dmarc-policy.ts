import type { CfnResource } from 'aws-cdk-lib';
import type * as route53 from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import { DMARC_METADATA, type DmarcMetadata } from '../controls/template-metadata';
import { refuseNoDomain, refuseOtherZone } from './mail-domain';
import { MailRecords } from './mail-records';
import { reportDomain } from './report-address';
import { rolloutReached } from './rollout-day';

/** Properties of {@link DmarcPolicy}. */
export interface DmarcPolicyProps {
  /** The domain that mail claims to come from. Its subdomains without a policy of their own share this one. */
  readonly domainName: string;
  /** Where receivers send their daily reports: `mailto:` and one address. */
  readonly dmarcReportsTo: string;
  /**
   * The first day, in UTC as `yyyy-mm-dd`, on which receivers are asked to reject forged mail; until then they are asked
   * to put it with the spam. Deploy again on that day.
   * @default - they reject it from the start
   */
  readonly rejectFrom?: string;
  /**
   * The public hosted zone that holds `domainName`.
   * @default - no record; `dnsRecords` says which to create
   */
  readonly hostedZone?: route53.IHostedZone;
}

/**
 * The DMARC record of a domain: what receivers do with mail that claims to come from it and is signed by nobody whom it
 * knows.
 *
 * Alignment stays relaxed: Amazon SES returns bounces to a subdomain, which strict SPF alignment refuses ("Complying with
 * DMARC authentication protocol in Amazon SES", Amazon SES Developer Guide).
 *
 * Beforehand: no DMARC record stands at the name; every other service that sends mail of the domain signs it with the
 * domain's DKIM, or its mail is lost. A mailbox in another domain receives reports once that domain agrees by a record of
 * its own (RFC 7489, section 7.1), which `dnsRecords` lists.
 *
 * Satisfies: DmarcPolicyEnforced, DmarcReports, DmarcRolloutEnforced (with `rejectFrom`)
 */
export class DmarcPolicy extends Construct {
  /** `quarantine` or `reject`, as of the day of synthesis. */
  public readonly policy: string;
  /** The records to create by hand, as `<name> TXT "<value>"`. */
  public readonly dnsRecords: readonly string[];

  /** @throws InvalidPropertyError when a property cannot be used */
  public constructor(scope: Construct, id: string, props: DmarcPolicyProps) {
    super(scope, id);
    const { domainName, dmarcReportsTo, rejectFrom, hostedZone } = props;
    refuseNoDomain(this, 'domainName', domainName);
    refuseOtherZone(this, hostedZone, domainName);
    const mailbox = reportDomain(this, 'dmarcReportsTo', dmarcReportsTo);
    this.policy = rolloutReached(this, 'rejectFrom', rejectFrom) ? 'reject' : 'quarantine';
    const records = new MailRecords(this, hostedZone);
    const record = records.text('Record', `_dmarc.${domainName}`, [
      `v=DMARC1; p=${this.policy}; rua=${dmarcReportsTo}`,
    ]);
    if (rejectFrom !== undefined && record !== undefined) {
      const metadata: DmarcMetadata = { rejectFrom };
      (record.node.defaultChild as CfnResource).addMetadata(DMARC_METADATA, metadata);
    }
    if (!sameOrganization(domainName, mailbox)) {
      records.elsewhere(`${domainName}._report._dmarc.${mailbox} TXT "v=DMARC1"`);
    }
    this.dnsRecords = records.byHand;
  }
}

/** Sure of a domain and what is below it; siblings get a record too many, which harms nothing. */
function sameOrganization(one: string, other: string): boolean {
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}

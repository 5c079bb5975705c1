import * as route53 from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';

/** The DNS records of a construct: created in a hosted zone, or listed for another provider to be created by hand. */
export class MailRecords {
  private readonly listed: string[] = [];

  /**
   * @param scope the construct whose records they are
   * @param zone the hosted zone; without one, records are listed
   */
  public constructor(
    private readonly scope: Construct,
    private readonly zone: route53.IHostedZone | undefined,
  ) {}

  /** What is to be created by hand, as a zone file has it: `<name> <type> <value>`. */
  public get byHand(): readonly string[] {
    return this.listed;
  }

  /** Texts that share a name. The record, where a hosted zone has it. */
  public text(id: string, name: string, values: readonly string[]): route53.RecordSet | undefined {
    return this.record(
      values.map((value) => `${name} TXT "${value.replace(/["\\]/g, '\\$&')}"`),
      (common) => new route53.TxtRecord(this.scope, id, { ...common, values: [...values] }),
      name,
    );
  }

  /** The one host that takes mail for a name. */
  public mailExchange(id: string, name: string, priority: number, hostName: string): void {
    this.record(
      [`${name} MX ${priority} ${hostName}`],
      (common) => new route53.MxRecord(this.scope, id, { ...common, values: [{ priority, hostName }] }),
      name,
    );
  }

  /** Another name for a name. */
  public canonicalName(id: string, name: string, domainName: string): void {
    this.record(
      [`${name} CNAME ${domainName}`],
      (common) => new route53.CnameRecord(this.scope, id, { ...common, domainName }),
      name,
    );
  }

  /** Lists a record that belongs to somebody else's zone, whatever the hosted zone. */
  public elsewhere(record: string): void {
    this.listed.push(record);
  }

  private record(
    lines: readonly string[],
    create: (common: { zone: route53.IHostedZone; recordName: string }) => route53.RecordSet,
    name: string,
  ): route53.RecordSet | undefined {
    if (this.zone === undefined) {
      this.listed.push(...lines);
      return undefined;
    }
    // With its final dot the name is whole, also where it is known only at deployment.
    return create({ zone: this.zone, recordName: `${name}.` });
  }
}

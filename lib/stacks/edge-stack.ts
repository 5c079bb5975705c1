import { CfnOutput, type RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import type * as logs from 'aws-cdk-lib/aws-logs';
import * as route53 from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import { CustomerDataKey } from '../data/customer-data-key';
import { DataClass } from '../data/data-class';
import { StorefrontDistribution } from '../edge/storefront-distribution';
import { StorefrontWebAcl } from '../edge/storefront-web-acl';
import { WebAclScope } from '../edge/web-acl-scope';

/** Properties of {@link EdgeStack}. */
export interface EdgeStackProps extends StackProps {
  /** The shop's host name. */
  readonly domainName: string;
  /**
   * Id of the hosted zone that takes the shop's records.
   * @default - the records to create are outputs of the stack
   */
  readonly hostedZoneId?: string;
  /**
   * Name of that hosted zone.
   * @default - the domain name
   */
  readonly hostedZoneName?: string;
  /**
   * ARN of the certificate for the domain name, in us-east-1.
   * @default - a certificate is requested; without a hosted zone the deployment waits until its record is made by hand
   */
  readonly certificateArn?: string;
  /** How long the web ACL's log is kept. */
  readonly logRetention: logs.RetentionDays;
  /** What happens to keys, logs and content when they leave the template. */
  readonly removalPolicy: RemovalPolicy;
}

/**
 * What stands in front of the shop: web ACL, certificate, distribution and its static content. It must stand in
 * us-east-1, where CloudFront's web ACLs and certificates live, and holds no customer data beside access logs.
 */
export class EdgeStack extends Stack {
  public readonly logsKey: CustomerDataKey;
  public readonly webAcl: StorefrontWebAcl;
  public readonly distribution: StorefrontDistribution;

  public constructor(scope: Construct, id: string, props: EdgeStackProps) {
    super(scope, id, props);
    const { domainName, removalPolicy, logRetention } = props;
    this.logsKey = new CustomerDataKey(this, 'LogsKey', { dataClass: DataClass.LOGS, removalPolicy });
    this.logsKey.allowCloudWatchLogs();
    const contentKey = new CustomerDataKey(this, 'ContentKey', { dataClass: DataClass.CONTENT, removalPolicy });
    const hostedZone = this.hostedZone(props);
    this.webAcl = new StorefrontWebAcl(this, 'WebAcl', {
      scope: WebAclScope.CLOUDFRONT,
      encryptionKey: this.logsKey.key,
      logRetention,
      removalPolicy,
    });
    this.distribution = new StorefrontDistribution(this, 'Distribution', {
      domainNames: [domainName],
      certificate: this.certificate(props, hostedZone),
      webAclArn: this.webAcl.webAclArn,
      hostedZone,
      encryptionKey: contentKey.key,
      removalPolicy,
    });
    this.printRecords();
  }

  private hostedZone({ hostedZoneId, hostedZoneName, domainName }: EdgeStackProps): route53.IHostedZone | undefined {
    if (hostedZoneId === undefined) return undefined;
    return route53.HostedZone.fromHostedZoneAttributes(this, 'HostedZone', {
      hostedZoneId,
      zoneName: hostedZoneName ?? domainName,
    });
  }

  private certificate(props: EdgeStackProps, hostedZone: route53.IHostedZone | undefined): acm.ICertificate {
    if (props.certificateArn !== undefined) {
      return acm.Certificate.fromCertificateArn(this, 'Certificate', props.certificateArn);
    }
    return new acm.Certificate(this, 'Certificate', {
      domainName: props.domainName,
      validation: acm.CertificateValidation.fromDns(hostedZone),
    });
  }

  private printRecords(): void {
    for (const [index, value] of this.distribution.dnsRecords.entries()) {
      new CfnOutput(this, `DnsRecord${index}`, { value, description: 'DNS record to create' });
    }
    new CfnOutput(this, 'DistributionDomainName', {
      value: this.distribution.distribution.distributionDomainName,
      description: 'Name of the distribution, to try the shop before its DNS record exists',
    });
  }
}

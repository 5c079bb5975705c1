import { CfnOutput, type RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import type * as logs from 'aws-cdk-lib/aws-logs';
import * as route53 from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import { CustomerDataKey } from '../data/customer-data-key';
import { DataClass } from '../data/data-class';
import { AlertTopic } from '../detection/alert-topic';
import type { SecurityTxt } from '../edge/security-txt';
import { StorefrontBehavior } from '../edge/storefront-behavior';
import { StorefrontDistribution } from '../edge/storefront-distribution';
import { StorefrontOrigin } from '../edge/storefront-origin';
import { StorefrontWebAcl } from '../edge/storefront-web-acl';
import { UnderAttackSwitch } from '../edge/under-attack-switch';
import { WebAclScope } from '../edge/web-acl-scope';
import { WebAclLogArchive } from '../evidence-lake/web-acl-log-archive';
import type { PaymentProviderName } from '../settings/payment-provider-name';
import type { PaymentScriptSettings } from '../settings/payment-script-settings';
import type { PaymentIntegration } from '../settings/settings';
import { PaymentProtection } from './payment-protection';
import { watchLogsKey } from './watch-logs-key';

/** Where browsers report what they blocked; the web ACL takes larger bodies there. */
const REPORTS_PATH = '/_reports/violations';

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
  /** How the checkout hands card data to the payment provider. */
  readonly paymentIntegration: PaymentIntegration;
  /**
   * The payment provider.
   * @default - there is no payment page
   */
  readonly paymentProvider?: PaymentProviderName;
  /** Whether this is a copy to develop against: with the provider's test hosts, and without a monitor of the page. */
  readonly paymentSandbox: boolean;
  /** Every script of the payment page. */
  readonly paymentScripts: PaymentScriptSettings[];
  /**
   * How people who find a hole reach those who mend it.
   * @default - no security.txt
   */
  readonly securityTxt?: SecurityTxt;
  /**
   * Who is told of alarms.
   * @default - nobody
   */
  readonly alertEmail?: string;
  /** How long logs are kept. */
  readonly logRetention: logs.RetentionDays;
  /** Whether the web ACL's log is copied to a bucket, for questions that reach back a year. */
  readonly archivesWebAclLog: boolean;
  /** What happens to keys, logs and content when they leave the template. */
  readonly removalPolicy: RemovalPolicy;
}

/**
 * What stands in front of the shop: web ACL, certificate, distribution, its static content, and what guards the payment
 * page. It must stand in us-east-1, where CloudFront's web ACLs and certificates live, and holds no customer data beside
 * access logs.
 */
export class EdgeStack extends Stack {
  public readonly logsKey: CustomerDataKey;
  /** Where alarms of this region go. */
  public readonly alerts: AlertTopic;
  public readonly webAcl: StorefrontWebAcl;
  /** Requests that the web ACL saw, where Athena finds them. Absent outside production. */
  public readonly webAclArchive?: WebAclLogArchive;
  public readonly distribution: StorefrontDistribution;
  public readonly underAttack: UnderAttackSwitch;
  /** Absent without a payment provider. */
  public readonly payment?: PaymentProtection;

  public constructor(scope: Construct, id: string, props: EdgeStackProps) {
    super(scope, id, props);
    const { domainName, removalPolicy, logRetention } = props;
    this.logsKey = new CustomerDataKey(this, 'LogsKey', { dataClass: DataClass.LOGS, removalPolicy });
    this.logsKey.allowCloudWatchLogs();
    const encryptionKey = this.logsKey.key;
    this.alerts = new AlertTopic(this, 'Alerts', { encryptionKey, emailAddress: props.alertEmail });
    const alarmTopic = this.alerts.topic;
    const contentKey = new CustomerDataKey(this, 'ContentKey', {
      dataClass: DataClass.CONTENT,
      alarmTopic,
      removalPolicy,
    });
    watchLogsKey(this, this.logsKey, contentKey, props.alertEmail);
    const hostedZone = this.hostedZone(props);
    this.webAcl = new StorefrontWebAcl(this, 'WebAcl', {
      scope: WebAclScope.CLOUDFRONT,
      paths: { reports: [REPORTS_PATH] },
      encryptionKey,
      alarmTopic,
      logRetention,
      removalPolicy,
    });
    this.underAttack = new UnderAttackSwitch(this, 'UnderAttack', {
      webAclArn: this.webAcl.webAclArn,
      scope: WebAclScope.CLOUDFRONT,
      encryptionKey,
      alarmTopic,
      logRetention,
      removalPolicy,
    });
    this.distribution = new StorefrontDistribution(this, 'Distribution', {
      domainNames: [domainName],
      certificate: this.certificate(props, hostedZone),
      webAclArn: this.webAcl.webAclArn,
      hostedZone,
      encryptionKey: contentKey.key,
      securityTxt: props.securityTxt,
      reportsPath: props.paymentProvider === undefined ? undefined : REPORTS_PATH,
      alarmTopic,
      removalPolicy,
    });
    if (props.archivesWebAclLog) {
      this.webAclArchive = new WebAclLogArchive(this, 'WebAclArchive', {
        logGroup: this.webAcl.logGroup,
        encryptionKey,
        accessLogBucket: this.distribution.accessLogBucket,
        removalPolicy,
      });
    }
    this.payment = this.paymentProtection(props);
    this.printRecords();
  }

  private paymentProtection(props: EdgeStackProps): PaymentProtection | undefined {
    if (props.paymentProvider === undefined) return undefined;
    const payment = new PaymentProtection(this, 'Payment', {
      domainName: props.domainName,
      integration: props.paymentIntegration,
      provider: props.paymentProvider,
      sandbox: props.paymentSandbox,
      scripts: props.paymentScripts,
      logsKey: this.logsKey.key,
      accessLogBucket: this.distribution.accessLogBucket,
      alarmTopic: this.alerts.topic,
      logRetention: props.logRetention,
      removalPolicy: props.removalPolicy,
    });
    const { page, collector } = payment;
    this.distribution.addBehavior(StorefrontBehavior.CHECKOUT, this.distribution.origin, {
      pathPattern: page.pathPattern,
      responseHeadersPolicy: page.responseHeadersPolicy,
      // Static pages; a shop that renders its checkout gives another origin.
      readOnly: true,
    });
    this.distribution.addBehavior(StorefrontBehavior.REPORTS, StorefrontOrigin.httpApi(collector.api));
    return payment;
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
    new CfnOutput(this, 'UnderAttackDocument', {
      value: this.underAttack.document.ref,
      description: 'SSM document that raises the web ACL under attack, and restores it',
    });
    new CfnOutput(this, 'DistributionDomainName', {
      value: this.distribution.distribution.distributionDomainName,
      description: 'Name of the distribution, to try the shop before its DNS record exists',
    });
  }
}

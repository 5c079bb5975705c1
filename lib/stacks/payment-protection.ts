import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { PaymentPage } from '../payment/payment-page';
import { PaymentProvider } from '../payment/payment-provider';
import type { PaymentScript } from '../payment/payment-script';
import { ScriptSource } from '../payment/script-source';
import { TamperMonitor } from '../payment/tamper-monitor';
import { ViolationReportCollector } from '../payment/violation-report-collector';
import { PaymentProviderName } from '../settings/payment-provider-name';
import type { PaymentScriptSettings } from '../settings/payment-script-settings';
import type { PaymentIntegration } from '../settings/settings';

/** Properties of {@link PaymentProtection}. */
export interface PaymentProtectionProps {
  /** The shop's host name. */
  readonly domainName: string;
  /** How the checkout hands card data to the provider. */
  readonly integration: PaymentIntegration;
  /** The payment provider. */
  readonly provider: PaymentProviderName;
  /** Whether this is a copy to develop against: with the provider's test hosts, and without a monitor. */
  readonly sandbox: boolean;
  /** Every script of the payment page. */
  readonly scripts: PaymentScriptSettings[];
  /** The key of logs and evidence, of the same region. */
  readonly logsKey: kms.IKey;
  /** Where S3 writes access logs, in the same region. */
  readonly accessLogBucket: s3.IBucket;
  /** Who is told of unknown scripts and changed pages. */
  readonly alarmTopic: sns.ITopic;
  /** How long logs are kept. */
  readonly logRetention: logs.RetentionDays;
  /** What happens to logs and evidence when they leave the template. */
  readonly removalPolicy: RemovalPolicy;
}

/** The payment page's headers, the collector of violation reports, and the browser that looks at the page every day. */
export class PaymentProtection extends Construct {
  public readonly page: PaymentPage;
  public readonly collector: ViolationReportCollector;
  /** Absent in a sandbox, whose evidence would be locked for a year. */
  public readonly monitor?: TamperMonitor;

  public constructor(scope: Construct, id: string, props: PaymentProtectionProps) {
    super(scope, id);
    const { domainName, integration, accessLogBucket, alarmTopic, logRetention, removalPolicy } = props;
    const encryptionKey = props.logsKey;
    this.page = new PaymentPage(this, 'Page', {
      domainName,
      integration,
      provider: (props.sandbox ? SANDBOXES : PROVIDERS)[props.provider],
      scripts: props.scripts.map(paymentScript),
      allowPopups: props.provider === PaymentProviderName.PAYPAL,
    });
    this.collector = new ViolationReportCollector(this, 'Reports', {
      inventories: [this.page.inventory],
      encryptionKey,
      alarmTopic,
      logRetention,
      removalPolicy,
    });
    if (props.sandbox) return;
    this.monitor = new TamperMonitor(this, 'Monitor', {
      inventory: this.page.inventory,
      encryptionKey,
      accessLogBucket,
      alarmTopic,
      logRetention,
      removalPolicy,
    });
  }
}

const PROVIDERS: Readonly<Record<PaymentProviderName, PaymentProvider>> = {
  [PaymentProviderName.STRIPE]: PaymentProvider.STRIPE,
  [PaymentProviderName.ADYEN]: PaymentProvider.ADYEN,
  [PaymentProviderName.PAYPAL]: PaymentProvider.PAYPAL,
  [PaymentProviderName.BRAINTREE]: PaymentProvider.BRAINTREE,
};

/** Stripe tells tests by the key, not by the host. */
const SANDBOXES: typeof PROVIDERS = {
  [PaymentProviderName.STRIPE]: PaymentProvider.STRIPE,
  [PaymentProviderName.ADYEN]: PaymentProvider.ADYEN_TEST,
  [PaymentProviderName.PAYPAL]: PaymentProvider.PAYPAL_SANDBOX,
  [PaymentProviderName.BRAINTREE]: PaymentProvider.BRAINTREE_SANDBOX,
};

/** The settings name a provider's script by `url`, one of the shop's own by `file` and `path`. */
function paymentScript({ url, file = '', path = '', ...rest }: PaymentScriptSettings): PaymentScript {
  return { ...rest, source: url === undefined ? ScriptSource.asset(file, path) : ScriptSource.url(url) };
}

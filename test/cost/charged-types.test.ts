import { estimateCost } from '../../lib/cost/estimate-cost';
import { costedBody, costOf, linesOf, usageOf } from './costed-templates';

const groupRule = (Name: string, VendorName = 'AWS') => ({
  Name,
  Statement: { ManagedRuleGroupStatement: { VendorName, Name } },
});
const metric = (Period = 300) => ({ MetricStat: { Metric: { MetricName: 'Errors' }, Period, Stat: 'Sum' } });
const THREE_SUBNETS = { 'Fn::Split': [',', { Ref: 'Subnets' }] };

test.each<[string, string, object, readonly string[]]>([
  ['a key', 'AWS::KMS::Key', {}, ['KMS key: 1 = 1']],
  ['a replica of a key', 'AWS::KMS::ReplicaKey', {}, ['KMS key: 1 = 1']],
  ['a secret', 'AWS::SecretsManager::Secret', {}, ['secret: 1 = 0.4']],
  [
    'a secret with copies',
    'AWS::SecretsManager::Secret',
    { ReplicaRegions: [{ Region: 'eu-west-1' }, { Region: 'eu-west-3' }] },
    ['secret: 1 = 0.4', 'replica of a secret: 2 = ?'],
  ],
  ['a web ACL without rules', 'AWS::WAFv2::WebACL', {}, ['web ACL: 1 = 5', 'rule of a web ACL: 0 = 0']],
  [
    'a web ACL with rules and rule groups',
    'AWS::WAFv2::WebACL',
    { Rules: [groupRule('AWSManagedRulesCommonRuleSet'), { Name: 'Rate', Statement: { RateBasedStatement: {} } }] },
    ['web ACL: 1 = 5', 'rule of a web ACL: 2 = 2'],
  ],
  [
    'a web ACL with Bot Control',
    'AWS::WAFv2::WebACL',
    { Rules: [groupRule('AWSManagedRulesBotControlRuleSet')] },
    ['Bot Control: 1 = 10', 'web ACL: 1 = 5', 'rule of a web ACL: 1 = 1'],
  ],
  [
    'a web ACL with groups whose price no page tells',
    'AWS::WAFv2::WebACL',
    { Rules: [groupRule('AWSManagedRulesATPRuleSet'), groupRule('Rules', 'Fortinet')] },
    [
      'web ACL: 1 = 5',
      'rule of a web ACL: 2 = 2',
      'account takeover prevention: 1 = ?',
      "another vendor's rule group: 1 = ?",
    ],
  ],
  [
    'a web ACL whose rules the deployment decides',
    'AWS::WAFv2::WebACL',
    { Rules: { Ref: 'Rules' } },
    ['web ACL: 1 = 5', 'rule of a web ACL: 0 = 0 + ?'],
  ],
  ['a rule group of your own', 'AWS::WAFv2::RuleGroup', {}, ['rules of a rule group of your own: 1 = ?']],
  ['an alarm', 'AWS::CloudWatch::Alarm', { MetricName: 'Errors', Period: 300 }, ['metric of an alarm: 1 = 0.1']],
  [
    'an alarm of high resolution',
    'AWS::CloudWatch::Alarm',
    { MetricName: 'Errors', Period: 10 },
    ['metric of a high-resolution alarm: 1 = 0.3'],
  ],
  [
    'an alarm over two metrics',
    'AWS::CloudWatch::Alarm',
    { Metrics: [{ Expression: 'a - b' }, metric(), metric()] },
    ['metric of an alarm: 2 = 0.2'],
  ],
  [
    'an alarm on an anomaly',
    'AWS::CloudWatch::Alarm',
    { Metrics: [{ Expression: 'ANOMALY_DETECTION_BAND(m, 2)' }, metric()] },
    ['metric of an alarm: 3 = 0.3'],
  ],
  [
    'an alarm over whatever metrics there are',
    'AWS::CloudWatch::Alarm',
    { Metrics: [{ Expression: 'SELECT MAX(Errors) FROM SCHEMA("AWS/Lambda")' }] },
    ['metric of an alarm: 0 = 0 + ?'],
  ],
  ['a composite alarm', 'AWS::CloudWatch::CompositeAlarm', {}, ['composite alarm: 1 = 0.5']],
  ['a dashboard', 'AWS::CloudWatch::Dashboard', {}, ['dashboard: 1 = 3']],
  [
    'a canary every five minutes',
    'AWS::Synthetics::Canary',
    { Schedule: { Expression: 'rate(5 minutes)' } },
    ['run of a canary: 8760 = 10.512'],
  ],
  [
    'a canary that runs once',
    'AWS::Synthetics::Canary',
    { Schedule: { Expression: 'rate(0 minute)' } },
    ['run of a canary: 0 = 0'],
  ],
  [
    'a canary that stops some day',
    'AWS::Synthetics::Canary',
    { Schedule: { Expression: 'rate(5 minutes)', DurationInSeconds: '3600' } },
    ['run of a canary: 0 = 0 + ?'],
  ],
  ['a gateway endpoint', 'AWS::EC2::VPCEndpoint', {}, []],
  [
    'an interface endpoint in two zones',
    'AWS::EC2::VPCEndpoint',
    { VpcEndpointType: 'Interface', SubnetIds: [{ Ref: 'A' }, { Ref: 'B' }] },
    ['VPC interface endpoint, in each zone: 1460 = 14.6'],
  ],
  [
    'an interface endpoint in zones of the deployment',
    'AWS::EC2::VPCEndpoint',
    { VpcEndpointType: 'Interface', SubnetIds: THREE_SUBNETS },
    ['VPC interface endpoint, in each zone: 0 = 0 + ?'],
  ],
  ['a NAT gateway', 'AWS::EC2::NatGateway', {}, ['NAT gateway: 730 = 32.85']],
  ['an address', 'AWS::EC2::EIP', {}, ['public IPv4 address: 730 = 3.65']],
  [
    'a public load balancer in two zones',
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    { Subnets: ['subnet-1', 'subnet-2'] },
    ['load balancer: 730 = 16.425', 'public IPv4 address: 1460 = 7.3'],
  ],
  [
    'an internal load balancer',
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    { Scheme: 'internal', Type: 'network', Subnets: ['subnet-1'] },
    ['load balancer: 730 = 16.425'],
  ],
  [
    'a Gateway Load Balancer',
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    { Type: 'gateway' },
    ['Gateway Load Balancer: 730 = ?'],
  ],
  ['a table on demand', 'AWS::DynamoDB::Table', { BillingMode: 'PAY_PER_REQUEST' }, []],
  [
    'a table of provisioned capacity',
    'AWS::DynamoDB::Table',
    { ProvisionedThroughput: { ReadCapacityUnits: 30, WriteCapacityUnits: '20' } },
    ['provisioned write capacity unit: 14600 = 9.49', 'provisioned read capacity unit: 21900 = 2.847'],
  ],
  [
    'a global table that scales',
    'AWS::DynamoDB::GlobalTable',
    { BillingMode: 'PROVISIONED' },
    ['provisioned read capacity unit: 0 = 0 + ?', 'provisioned write capacity unit: 0 = 0 + ?'],
  ],
  ['a database instance', 'AWS::RDS::DBInstance', { DBInstanceClass: 'db.t4g.medium' }, ['database instance: 730 = ?']],
  [
    'a cluster of another engine than Aurora, with a secret',
    'AWS::RDS::DBCluster',
    { Engine: 'mysql', ManageMasterUserPassword: true },
    ['secret: 1 = 0.4', 'database instance: 730 = ?'],
  ],
  ['a hosted zone', 'AWS::Route53::HostedZone', {}, ['hosted zone: 1 = 0.5']],
  ['a parameter', 'AWS::SSM::Parameter', { Type: 'String' }, []],
  ['an advanced parameter', 'AWS::SSM::Parameter', { Tier: 'Advanced' }, ['advanced parameter: 1 = 0.05']],
  ['a certificate', 'AWS::CertificateManager::Certificate', {}, []],
  [
    'a private certificate',
    'AWS::CertificateManager::Certificate',
    { CertificateAuthorityArn: { Ref: 'Authority' } },
    ['private certificate: 1 = ?'],
  ],
  [
    'a distribution with addresses of its own',
    'AWS::CloudFront::Distribution',
    { DistributionConfig: { ViewerCertificate: { SslSupportMethod: 'vip' } } },
    ['dedicated addresses for a certificate: 1 = ?'],
  ],
  [
    'an alias kept warm',
    'AWS::Lambda::Alias',
    { ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 } },
    ['provisioned concurrency: 1 = ?'],
  ],
  ['a REST API with a cache', 'AWS::ApiGateway::Stage', { CacheClusterEnabled: true }, ['cache of a REST API: 1 = ?']],
  ['a function', 'AWS::Lambda::Function', {}, []],
])('%s costs what it is', (_name, type, properties, lines) => {
  const estimate = costOf(type, properties);

  expect(linesOf(estimate)).toEqual(lines);
  expect(estimate.unknown).toEqual([]);
});

test('a serverless instance costs the least capacity of its cluster', () => {
  const body = (MinCapacity: unknown) => ({
    Parameters: { Least: { Type: 'Number' } },
    Resources: {
      Cluster: {
        Type: 'AWS::RDS::DBCluster',
        Properties: { Engine: 'aurora-postgresql', ServerlessV2ScalingConfiguration: { MinCapacity } },
      },
      Writer: {
        Type: 'AWS::RDS::DBInstance',
        Properties: { DBInstanceClass: 'db.serverless', DBClusterIdentifier: { Ref: 'Cluster' } },
      },
    },
  });

  expect(linesOf(estimateCost(costedBody(body(0.5))))).toEqual(['Aurora capacity unit: 365 = 43.8']);
  expect(linesOf(estimateCost(costedBody(body({ Ref: 'Least' }))))).toEqual(['Aurora capacity unit: 0 = 0 + ?']);
});

const bigRules = [
  'CommonRuleSet',
  'SQLiRuleSet',
  'KnownBadInputsRuleSet',
  'LinuxRuleSet',
  'WindowsRuleSet',
  'UnixRuleSet',
];

test.each<[string, string, object, readonly string[]]>([
  ['a key', 'AWS::KMS::Key', {}, ['requests to KMS']],
  [
    'a key that rotates',
    'AWS::KMS::Key',
    { EnableKeyRotation: true },
    ['KMS key, more after its automatic rotation', 'requests to KMS'],
  ],
  ['a web ACL', 'AWS::WAFv2::WebACL', { Rules: [] }, ['requests that a web ACL inspects']],
  [
    'a web ACL over the base capacity',
    'AWS::WAFv2::WebACL',
    { Rules: bigRules.map((name) => groupRule(`AWSManagedRules${name}`)) },
    ['requests that a web ACL inspects', 'requests, for each 500 WCU over 1,500'],
  ],
  [
    'a web ACL with a challenge',
    'AWS::WAFv2::WebACL',
    { Rules: [{ Name: 'C', Action: { Challenge: {} }, Statement: { GeoMatchStatement: { CountryCodes: ['XX'] } } }] },
    ['challenges that a rule of your own serves', 'requests that a web ACL inspects'],
  ],
  ['a pool', 'AWS::Cognito::UserPool', {}, ['shoppers active in a user pool, plan Essentials']],
  [
    'a pool of plan Plus that sends texts',
    'AWS::Cognito::UserPool',
    { UserPoolTier: 'PLUS', SmsConfiguration: { SnsCallerArn: 'arn' } },
    ['shoppers active in a user pool, plan Plus', 'text messages, by country'],
  ],
  [
    'a function on Arm',
    'AWS::Lambda::Function',
    { Architectures: ['arm64'] },
    ['invocations of functions', 'time of functions on Arm'],
  ],
  ['a function', 'AWS::Lambda::Function', {}, ['invocations of functions', 'time of functions on x86']],
  ['a FIFO queue', 'AWS::SQS::Queue', { FifoQueue: true }, ['requests to FIFO queues']],
  ['an HTTP API', 'AWS::ApiGatewayV2::Api', { ProtocolType: 'HTTP' }, ['requests to HTTP APIs']],
  [
    'a WebSocket API',
    'AWS::ApiGatewayV2::Api',
    { ProtocolType: 'WEBSOCKET' },
    ['connections of WebSocket APIs', 'messages of WebSocket APIs'],
  ],
  [
    'an express workflow',
    'AWS::StepFunctions::StateMachine',
    { StateMachineType: 'EXPRESS' },
    ['requests to express workflows', 'time of express workflows'],
  ],
  ['an analyzer of external access', 'AWS::AccessAnalyzer::Analyzer', { Type: 'ACCOUNT' }, []],
  [
    'an analyzer of unused access',
    'AWS::AccessAnalyzer::Analyzer',
    { Type: 'ACCOUNT_UNUSED_ACCESS' },
    ['roles and users analysed for unused access'],
  ],
  [
    'a trail with insights',
    'AWS::CloudTrail::Trail',
    { InsightSelectors: [{ InsightType: 'ApiCallRateInsight' }] },
    [
      'data events in trails',
      'events that trail insights look at',
      'management events in every trail of the account but the first',
    ],
  ],
  [
    'a log group that masks',
    'AWS::Logs::LogGroup',
    { DataProtectionPolicy: { Name: 'Mask' } },
    ['logs kept in CloudWatch', 'logs searched for data to mask', 'logs written to CloudWatch'],
  ],
])('%s is charged by use', (_name, type, properties, usage) => {
  expect(usageOf(costOf(type, properties))).toEqual(usage);
});

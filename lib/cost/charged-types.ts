import { certainText } from '../controls/certain-value';
import { alarmCost, compositeAlarmCost } from './alarm-cost';
import { canaryCost } from './canary-cost';
import { databaseClusterCost, databaseInstanceCost } from './database-cost';
import { keyCost } from './key-cost';
import { addressCost, endpointCost, loadBalancerCost, natGatewayCost } from './network-cost';
import { priced, unpriced } from './price';
import { SOURCES } from './price-source';
import { byUse, monthly, type ReadCost } from './resource-cost';
import { secretCost } from './secret-cost';
import { SECURITY_SERVICE_COSTS } from './security-service-cost';
import { SERVERLESS_COSTS } from './serverless-cost';
import { tableCost } from './table-cost';
import { userPoolCost } from './user-pool-cost';
import { webAclCost } from './web-acl-cost';

const { buckets, distributions, logs, topics } = SOURCES;

const ZONE = priced('hosted zone', '0.50', 'month', SOURCES.hostedZones);
const DASHBOARD = priced('dashboard', '3', 'month', SOURCES.dashboards);
const ADVANCED_PARAMETER = priced('advanced parameter', '0.05', 'month', SOURCES.parameters);
const DEDICATED_ADDRESSES = unpriced('dedicated addresses for a certificate', 'month');
const PRIVATE_CERTIFICATE = unpriced('private certificate', 'certificate');
const VENDED_LOGS = unpriced('logs that AWS services write', 'GB');

/** How the types of resources that cost something are priced. What stands neither here nor among the free is unknown. */
export const CHARGED_TYPES: Readonly<Record<string, ReadCost>> = {
  ...SECURITY_SERVICE_COSTS,
  ...SERVERLESS_COSTS,
  'AWS::Athena::WorkGroup': byUse(priced('data that Athena scans', '5', 'TB', SOURCES.athena)),
  'AWS::Backup::BackupVault': byUse(unpriced('backups, by what is backed up', 'GB and month')),
  'AWS::Backup::RestoreTestingPlan': byUse(unpriced('restore tests', 'test')),
  'AWS::CertificateManager::Certificate': (certificate) => ({
    fixed: certificate.at('CertificateAuthorityArn').values.some(({ kind }) => kind !== 'absent')
      ? monthly(PRIVATE_CERTIFICATE)
      : [],
    usage: [],
  }),
  'AWS::CloudFront::Distribution': (distribution) => ({
    fixed:
      certainText(distribution.at('DistributionConfig.ViewerCertificate.SslSupportMethod')) === 'vip'
        ? monthly(DEDICATED_ADDRESSES)
        : [],
    usage: [
      priced('HTTPS requests to CloudFront', '0.01', '10,000', distributions),
      priced('data from CloudFront to the internet', '0.085', 'GB', distributions),
    ],
  }),
  'AWS::CloudWatch::Alarm': alarmCost,
  'AWS::CloudWatch::CompositeAlarm': compositeAlarmCost,
  'AWS::CloudWatch::Dashboard': () => ({ fixed: monthly(DASHBOARD), usage: [] }),
  'AWS::Cognito::UserPool': userPoolCost,
  'AWS::DynamoDB::GlobalTable': tableCost,
  'AWS::DynamoDB::Table': tableCost,
  'AWS::EC2::EIP': addressCost,
  'AWS::EC2::FlowLog': byUse(VENDED_LOGS),
  'AWS::EC2::NatGateway': natGatewayCost,
  'AWS::EC2::VPCEndpoint': endpointCost,
  'AWS::ECR::Repository': byUse(priced('container images', '0.10', 'GB and month', SOURCES.images)),
  'AWS::ElasticLoadBalancingV2::LoadBalancer': loadBalancerCost,
  'AWS::Glue::Database': byUse(
    priced('databases, tables and partitions in the data catalog beyond a million', '1', '100,000', SOURCES.athena),
  ),
  'AWS::KMS::Key': keyCost,
  'AWS::KMS::ReplicaKey': keyCost,
  'AWS::KinesisFirehose::DeliveryStream': byUse(unpriced('data through Firehose', 'GB')),
  'AWS::Logs::Delivery': byUse(VENDED_LOGS),
  'AWS::Logs::LogGroup': (group) => ({
    fixed: [],
    usage: [
      priced('logs written to CloudWatch', '0.50', 'GB', logs),
      priced('logs kept in CloudWatch', '0.03', 'GB and month', logs),
      ...(group.at('DataProtectionPolicy').values.some(({ kind }) => kind !== 'absent')
        ? [unpriced('logs searched for data to mask', 'GB')]
        : []),
    ],
  }),
  'AWS::Logs::MetricFilter': byUse(
    priced('metric of your own, while it reports', '0.30', 'metric and month', SOURCES.metrics),
  ),
  'AWS::RDS::DBCluster': databaseClusterCost,
  'AWS::RDS::DBInstance': databaseInstanceCost,
  'AWS::Route53::HostedZone': () => ({
    fixed: monthly(ZONE),
    usage: [priced('DNS queries', '0.40', 'million', SOURCES.queries)],
  }),
  'AWS::S3::Bucket': byUse(
    priced('objects in buckets', '0.023', 'GB and month', buckets),
    priced('writes and lists of objects', '0.005', '1,000', buckets),
    priced('reads of objects', '0.0004', '1,000', buckets),
  ),
  'AWS::SES::EmailIdentity': byUse(priced('mails sent', '0.10', '1,000', SOURCES.mail)),
  'AWS::SNS::Topic': byUse(
    priced('messages published to topics', '0.50', 'million', topics),
    priced('mails from topics', '2', '100,000', topics),
  ),
  'AWS::SSM::Parameter': (parameter) => ({
    fixed: certainText(parameter.at('Tier').or('Standard')) === 'Standard' ? [] : monthly(ADVANCED_PARAMETER),
    usage: [],
  }),
  'AWS::SecretsManager::Secret': secretCost,
  'AWS::Synthetics::Canary': canaryCost,
  'AWS::WAFv2::LoggingConfiguration': byUse(VENDED_LOGS),
  'AWS::WAFv2::RuleGroup': () => ({
    // AWS's own pages disagree on whether the rules within cost anything.
    fixed: monthly(unpriced('rules of a rule group of your own', 'month')),
    usage: [],
  }),
  'AWS::WAFv2::WebACL': webAclCost,
};

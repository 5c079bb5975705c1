import type { DescribedResult, DescribedRule } from '../described-account';

/** Findings of a rule, by the id that the catalogue has for it. */
export type Findings = Readonly<Record<string, Partial<DescribedRule>>>;

function found(type: string, id: string, day: string, annotation?: string): DescribedResult {
  const recordedAt = `${day}T05:12:00.000Z`;
  return { type, id, compliance: 'NON_COMPLIANT', recordedAt, ...(annotation === undefined ? {} : { annotation }) };
}

/** What AWS Config found in the shop's home region. Rules that are not named here found nothing. */
export const HOME_FINDINGS: Findings = {
  S3BucketVersioningEnabled: {
    results: [found('AWS::S3::Bucket', 'example-shop-order-exports', '2026-11-03')],
    remediation: {
      document: 'AWS-ConfigureS3BucketVersioning',
      automatic: false,
      runs: [
        {
          type: 'AWS::S3::Bucket',
          id: 'example-shop-order-exports',
          state: 'FAILED',
          at: '2026-11-10T09:30:00.000Z',
          failedSteps: [{ name: 'ConfigureS3BucketVersioning', message: 'AccessDenied: the bucket policy refuses it' }],
        },
        { type: 'AWS::S3::Bucket', id: 'example-shop-newsletter', state: 'SUCCEEDED', at: '2026-09-15T09:30:00.000Z' },
      ],
    },
  },
  S3BucketSslRequestsOnly: {
    results: [
      found('AWS::S3::Bucket', 'example-shop-order-exports', '2026-11-03'),
      found('AWS::S3::Bucket', 'example-shop-newsletter', '2026-09-14'),
    ],
  },
  S3BucketLoggingEnabled: {
    results: [found('AWS::S3::Bucket', 'example-shop-access-logs', '2026-04-02')],
  },
  'VpcSgPortRestrictionCheck-78a82d4c': {
    results: [found('AWS::EC2::SecurityGroup', 'sg-0123456789abcdef0', '2026-11-18')],
  },
  'SecretsmanagerRotationEnabledCheck-0161d234': {
    results: [
      found(
        'AWS::SecretsManager::Secret',
        'arn:aws:secretsmanager:eu-central-1:111122223333:secret:example-shop/payment-provider-Ab12Cd',
        '2026-10-09',
      ),
    ],
  },
  'CwLoggroupRetentionPeriodCheck-9f049684': {
    results: [
      found('AWS::Logs::LogGroup', '/aws/lambda/example-shop-newsletter', '2026-09-14'),
      found('AWS::Logs::LogGroup', '/example-shop/checkout', '2026-07-28'),
    ],
  },
  RdsMultiAzSupport: { results: [found('AWS::RDS::DBInstance', 'db-EXAMPLEREPORTS0000000000', '2026-08-20')] },
  EcrPrivateImageScanningEnabled: {
    failed: {
      at: '2026-11-21T06:00:00.000Z',
      code: 'AccessDenied',
      message: 'the service-linked role may not read it',
    },
  },
  SesSendingTlsRequired: { results: [], lastEvaluatedAt: undefined },
  Ec2Imdsv2Check: { lastEvaluatedAt: '2026-06-01T06:00:00.000Z' },
  UserPoolClientTokenLifetime: {
    results: [
      found(
        'AWS::Cognito::UserPoolClient',
        '1example23456789shopclient',
        '2026-11-19',
        'AccessTokenValidity is 1440 minutes',
      ),
    ],
  },
  TopicTlsOnly: {
    results: [
      found(
        'AWS::SNS::Topic',
        'arn:aws:sns:eu-central-1:111122223333:example-shop-orders',
        '2026-11-19',
        'UNKNOWN: the topic policy could not be read (AccessDenied)',
      ),
    ],
  },
};

/** What it found at the edge. */
export const EDGE_FINDINGS: Findings = {
  CloudfrontDefaultRootObjectConfigured: {
    results: [found('AWS::CloudFront::Distribution', 'E1EXAMPLESHOP', '2026-11-12')],
  },
  StrictTransportSecurity: {
    results: [
      found(
        'AWS::CloudFront::ResponseHeadersPolicy',
        '11111111-2222-3333-4444-555555555555',
        '2026-11-12',
        'AccessControlMaxAgeSec is 86400',
      ),
    ],
  },
};

/** Rules of the catalogue that somebody forgot to deploy. */
export const MISSING_RULES: readonly string[] = ['MacieStatusCheck', 'GuarddutyRuntimeMonitoringEnabled'];

import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { onlyWhere } from '../only-where';
import { receivesNoAccessLogs } from './log-target';

const example = (Properties: object): Example => ({
  Resources: { Orders: { Type: 'AWS::S3::Bucket', Properties }, Logs: { Type: 'AWS::S3::Bucket' } },
});

/**
 * Each request to a bucket leaves a record. Not said of buckets that receive access logs: a log of theirs would log
 * itself for ever. Without a destination S3 logs into the bucket itself (CloudFormation, "AWS::S3::Bucket
 * LoggingConfiguration").
 */
export const bucketAccessLogs = control({
  id: 'BucketAccessLogs',
  area: 'data',
  title: 'Buckets log every access',
  rationale: 'After a leak the access log alone tells which records were read, and by whom.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': ['10.2.1', '10.2.2'], gdpr: ['33.5'], 'nist-csf-2.0': ['PR.PS-04'] },
  since: '0.1.0',
  check: each('AWS::S3::Bucket', (bucket) =>
    onlyWhere(receivesNoAccessLogs(bucket), bucket.at('LoggingConfiguration').present()),
  ),
  remedy: 'Set serverAccessLogsBucket, or accessLogBucket on StorefrontBucket.',
  detect: [managedRule('S3_BUCKET_LOGGING_ENABLED')],
  examples: {
    compliant: [
      example({ LoggingConfiguration: { DestinationBucketName: { Ref: 'Logs' } } }),
      example({ LoggingConfiguration: { LogFilePrefix: 'access/' } }),
    ],
    violating: [{ faultAt: 'LoggingConfiguration', ...example({}) }],
    unknown: [
      {
        Parameters: { Stage: { Type: 'String' } },
        Conditions: { Production: { 'Fn::Equals': [{ Ref: 'Stage' }, 'production'] } },
        ...example({
          LoggingConfiguration: {
            'Fn::If': ['Production', { DestinationBucketName: { Ref: 'Logs' } }, { Ref: 'AWS::NoValue' }],
          },
        }),
      },
    ],
  },
});

import { ArnFormat, Names, Stack } from 'aws-cdk-lib';
import type * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { refuseOtherRegions } from './us-east-1';

/**
 * Every field of "Log file fields" (Amazon CloudFront Developer Guide) but cookies, the query string and the
 * referrer: all three carry session identifiers, and tokens of mailed links.
 */
const RECORD_FIELDS = [
  'date',
  'time',
  'x-edge-location',
  'sc-bytes',
  'c-ip',
  'cs-method',
  'cs(Host)',
  'cs-uri-stem',
  'sc-status',
  'cs(User-Agent)',
  'x-edge-result-type',
  'x-edge-request-id',
  'x-host-header',
  'cs-protocol',
  'cs-bytes',
  'time-taken',
  'x-forwarded-for',
  'ssl-protocol',
  'ssl-cipher',
  'x-edge-response-result-type',
  'cs-protocol-version',
  'fle-status',
  'fle-encrypted-fields',
  'c-port',
  'time-to-first-byte',
  'x-edge-detailed-result-type',
  'sc-content-type',
  'sc-content-len',
  'sc-range-start',
  'sc-range-end',
  'timestamp(ms)',
  'origin-fbl',
  'origin-lbl',
  'asn',
  'c-country',
  'cache-behavior-path-pattern',
];

/** Names of delivery sources and destinations: at most 60 characters of letters, digits, hyphen, underscore. */
const LONGEST_NAME = 60;

/** Properties of {@link DistributionAccessLog}. */
export interface DistributionAccessLogProps {
  /** The distribution whose requests are logged. A distribution has at most one delivery source. */
  readonly distribution: cloudfront.IDistribution;
  /** Where the log files go. The bucket of another app must let the delivery service write; see the class. */
  readonly bucket: s3.IBucket;
}

/**
 * Standard logging (v2) of a distribution: JSON lines in `cloudfront/<distribution id>/yyyy/MM/dd/HH/`, a path
 * that Athena can project partitions from.
 *
 * The prefix belongs to the destination's ARN, not to the delivery's path: CloudFormation creates a delivery
 * with a prefix that its updates drop. The bucket's policy lets this one delivery source write and comes
 * before the delivery. A bucket imported by name keeps its policy: let `delivery.logs.amazonaws.com` put
 * objects under `cloudfront/` ("Enable standard logging for cross-account delivery", step 5, Amazon CloudFront
 * Developer Guide). With SSE-KMS the key's policy must let the same service use the key.
 *
 * Beforehand: a stack in us-east-1, where CloudFront's delivery sources live.
 *
 * Satisfies: DistributionAccessLogs, AccessLogsWithoutSecrets, LogDeliverySourceBound
 */
export class DistributionAccessLog extends Construct {
  public readonly source: logs.CfnDeliverySource;
  public readonly destination: logs.CfnDeliveryDestination;
  public readonly delivery: logs.CfnDelivery;

  /** @throws InvalidPropertyError when the stack's region is known and is not us-east-1 */
  public constructor(scope: Construct, id: string, props: DistributionAccessLogProps) {
    super(scope, id);
    refuseOtherRegions(this);
    const name = Names.uniqueResourceName(this, { maxLength: LONGEST_NAME, separator: '-' });
    this.source = new logs.CfnDeliverySource(this, 'Source', {
      name,
      logType: 'ACCESS_LOGS',
      resourceArn: props.distribution.distributionArn,
    });
    this.destination = new logs.CfnDeliveryDestination(this, 'Destination', {
      name,
      deliveryDestinationType: 'S3',
      destinationResourceArn: props.bucket.arnForObjects('cloudfront'),
      outputFormat: 'json',
    });
    this.delivery = new logs.CfnDelivery(this, 'Delivery', {
      deliverySourceName: this.source.ref,
      deliveryDestinationArn: this.destination.attrArn,
      recordFields: RECORD_FIELDS,
      s3SuffixPath: '{distributionid}/{yyyy}/{MM}/{dd}/{HH}',
      s3EnableHiveCompatiblePath: false,
    });
    const { policyDependable } = props.bucket.addToResourcePolicy(this.writeStatement(props.bucket, name));
    if (policyDependable !== undefined) {
      this.delivery.node.addDependency(policyDependable);
    }
  }

  private writeStatement(bucket: s3.IBucket, sourceName: string): iam.PolicyStatement {
    const { account } = Stack.of(this);
    return new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal('delivery.logs.amazonaws.com')],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects('cloudfront/*')],
      conditions: {
        StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceAccount': account },
        ArnLike: {
          'aws:SourceArn': Stack.of(this).formatArn({
            service: 'logs',
            region: 'us-east-1',
            resource: 'delivery-source',
            resourceName: sourceName,
            arnFormat: ArnFormat.COLON_RESOURCE_NAME,
          }),
        },
      },
    });
  }
}

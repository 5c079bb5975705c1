import type * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type * as s3 from 'aws-cdk-lib/aws-s3';

/**
 * The advanced event selectors of a trail that records every management event, and the data events of some
 * buckets and tables.
 *
 * A trail with advanced selectors takes no basic ones ("PutEventSelectors", AWS CloudTrail API Reference). A field
 * without a value is refused, so a kind of store of which there is none has no selector ("AdvancedFieldSelector").
 */
export function trailEventSelectors(
  buckets: readonly s3.IBucket[],
  tables: readonly dynamodb.ITableV2[],
): cloudtrail.CfnTrail.AdvancedEventSelectorProperty[] {
  const selectors: cloudtrail.CfnTrail.AdvancedEventSelectorProperty[] = [
    { name: 'Management events', fieldSelectors: [{ field: 'eventCategory', equalTo: ['Management'] }] },
  ];
  if (buckets.length > 0) {
    selectors.push(
      dataEvents('Customer data in buckets', 'AWS::S3::Object', {
        field: 'resources.ARN',
        // Ends with a slash, lest a bucket whose name begins with this one's be recorded too.
        startsWith: buckets.map((bucket) => bucket.arnForObjects('')),
      }),
    );
  }
  if (tables.length > 0) {
    selectors.push(
      dataEvents('Customer data in tables', 'AWS::DynamoDB::Table', {
        field: 'resources.ARN',
        equalTo: tables.map((table) => table.tableArn),
      }),
    );
  }
  return selectors;
}

function dataEvents(
  name: string,
  resourceType: string,
  resources: cloudtrail.CfnTrail.AdvancedFieldSelectorProperty,
): cloudtrail.CfnTrail.AdvancedEventSelectorProperty {
  return {
    name,
    fieldSelectors: [
      { field: 'eventCategory', equalTo: ['Data'] },
      { field: 'resources.type', equalTo: [resourceType] },
      resources,
    ],
  };
}

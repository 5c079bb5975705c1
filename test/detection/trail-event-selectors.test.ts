import { Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { trailEventSelectors } from '../../lib/detection/trail-event-selectors';

const stack = new Stack(undefined, 'Stores');
const bucket = s3.Bucket.fromBucketArn(stack, 'Orders', 'arn:aws:s3:::orders');
const table = dynamodb.TableV2.fromTableAttributes(stack, 'Profiles', {
  tableArn: 'arn:aws:dynamodb:eu-central-1:111122223333:table/profiles',
});

test.each([
  ['no store', [], [], ['Management events']],
  ['a bucket', [bucket], [], ['Management events', 'Customer data in buckets']],
  ['a table', [], [table], ['Management events', 'Customer data in tables']],
  ['both', [bucket], [table], ['Management events', 'Customer data in buckets', 'Customer data in tables']],
])('has selectors for %s', (_case, buckets, tables, names) => {
  expect(trailEventSelectors(buckets, tables).map(({ name }) => name)).toEqual(names);
});

test('ends bucket ARNs with a slash, so that a bucket named orders-archive is left out', () => {
  const [, objects] = trailEventSelectors([bucket], []);

  expect(objects?.fieldSelectors).toContainEqual({ field: 'resources.ARN', startsWith: ['arn:aws:s3:::orders/'] });
});

test('writes no selector without a value, which CloudTrail refuses', () => {
  const fields = trailEventSelectors([], []).flatMap(({ fieldSelectors }) => fieldSelectors);

  expect(fields).toEqual([{ field: 'eventCategory', equalTo: ['Management'] }]);
});

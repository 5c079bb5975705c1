import { Aws } from 'aws-cdk-lib';
import { InspectorScan, scansOffered } from '../../lib/detection/inspector-scan';

const { EC2, ECR, LAMBDA, LAMBDA_CODE } = InspectorScan;

test.each([
  ['eu-central-1', [EC2, ECR, LAMBDA, LAMBDA_CODE]],
  ['us-east-1', [EC2, ECR, LAMBDA, LAMBDA_CODE]],
  ['eu-west-3', [EC2, ECR, LAMBDA]],
  ['cn-north-1', [EC2, ECR, LAMBDA]],
  [Aws.REGION, [EC2, ECR, LAMBDA]],
])('in %s all is scanned that the region is known to offer', (region, scans) => {
  expect(scansOffered(region)).toEqual(scans);
});

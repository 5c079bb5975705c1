/** What Amazon Inspector looks at for known vulnerabilities, by its own name. */
export enum InspectorScan {
  /** EC2 instances, by the agent of AWS Systems Manager or by snapshots of their volumes. */
  EC2 = 'EC2',
  /** Container images in Amazon ECR. */
  ECR = 'ECR',
  /** The packages of Lambda functions. */
  LAMBDA = 'LAMBDA',
  /** The code of Lambda functions itself: injection, secrets, weak cryptography. Needs `LAMBDA`, and is charged beside it. */
  LAMBDA_CODE = 'LAMBDA_CODE',
}

/** "inspector-lambda-code-scan-enabled", AWS Config Developer Guide: the regions that offer the scan. */
const CODE_SCAN_REGIONS = [
  'ap-northeast-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'us-east-1',
  'us-east-2',
  'us-west-2',
];

/**
 * Every scan that a region is known to offer: Inspector refuses the whole request for one that it does not ("Enable",
 * Amazon Inspector API Reference). Of a region that is unknown until deployment, all but that of code.
 */
export function scansOffered(region: string): InspectorScan[] {
  return Object.values(InspectorScan).filter(
    (scan) => scan !== InspectorScan.LAMBDA_CODE || CODE_SCAN_REGIONS.includes(region),
  );
}

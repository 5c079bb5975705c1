/** A resource that no control speaks of. */
export const NOTHING = 'Resources:\n  Handle:\n    Type: AWS::CloudFormation::WaitConditionHandle\n';

/** A bucket with four errors and three warnings. */
export const BUCKET = 'Resources:\n  Orders:\n    Type: AWS::S3::Bucket\n';

/** The same bucket, of which nobody can tell whether it keeps versions: three errors, three warnings, two unknown. */
export const UNTOLD_BUCKET = `Parameters:
  Status:
    Type: String
Resources:
  Orders:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration:
        Status: !Ref Status
`;

/** A register that accepts the bucket without versions, in `template.yaml`, from 2026-11-01 to 2026-12-20. */
export const REGISTER = `exceptions:
  - control: BucketVersioning
    path: template/Orders
    kind: risk
    owner: ada@example.com
    approver: grace@example.com
    ticket: SEC-1
    reason: Rebuilt every night from the source of the orders
    compensatingControl: Nightly copy in another account
    granted: 2026-11-01
    expires: 2026-12-20
`;

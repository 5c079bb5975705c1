/**
 * What CloudFormation does with a resource when one of its properties changes (CloudFormation User Guide, "Understand
 * update behaviors of stack resources"). In the order of their harm.
 */
export enum UpdateBehavior {
  /** The resource goes on working, under its physical id. */
  NO_INTERRUPTION = 0,
  /** The resource may stand still for a while, and keeps its physical id. */
  SOME_INTERRUPTIONS = 1,
  /** A new, empty resource takes its place. */
  REPLACEMENT = 2,
}

const { NO_INTERRUPTION, SOME_INTERRUPTIONS, REPLACEMENT } = UpdateBehavior;

/**
 * The update behavior of each property that a mixin sets, by resource type: the line "Update requires" of the property
 * in the CloudFormation Template Reference. That of `RotationPeriodInDays` and of the types of policies is the same.
 */
export const UPDATE_BEHAVIORS: Readonly<Record<string, Readonly<Record<string, UpdateBehavior>>>> = {
  'AWS::S3::Bucket': {
    AccessControl: NO_INTERRUPTION,
    BucketEncryption: NO_INTERRUPTION,
    LoggingConfiguration: NO_INTERRUPTION,
    OwnershipControls: NO_INTERRUPTION,
    PublicAccessBlockConfiguration: NO_INTERRUPTION,
    VersioningConfiguration: NO_INTERRUPTION,
  },
  'AWS::DynamoDB::Table': {
    DeletionProtectionEnabled: NO_INTERRUPTION,
    PointInTimeRecoverySpecification: NO_INTERRUPTION,
    SSESpecification: SOME_INTERRUPTIONS,
  },
  'AWS::DynamoDB::GlobalTable': {
    Replicas: NO_INTERRUPTION,
    SSESpecification: NO_INTERRUPTION,
  },
  'AWS::SQS::Queue': {
    KmsMasterKeyId: NO_INTERRUPTION,
    SqsManagedSseEnabled: NO_INTERRUPTION,
  },
  'AWS::SNS::Topic': { KmsMasterKeyId: NO_INTERRUPTION },
  'AWS::Logs::LogGroup': {
    KmsKeyId: NO_INTERRUPTION,
    RetentionInDays: NO_INTERRUPTION,
  },
  'AWS::KMS::Key': {
    EnableKeyRotation: NO_INTERRUPTION,
    PendingWindowInDays: NO_INTERRUPTION,
    RotationPeriodInDays: NO_INTERRUPTION,
  },
  'AWS::KMS::ReplicaKey': { PendingWindowInDays: NO_INTERRUPTION },
  'AWS::RDS::DBInstance': {
    AutoMinorVersionUpgrade: SOME_INTERRUPTIONS,
    BackupRetentionPeriod: SOME_INTERRUPTIONS,
    CopyTagsToSnapshot: NO_INTERRUPTION,
    DeletionProtection: NO_INTERRUPTION,
    EnableCloudwatchLogsExports: NO_INTERRUPTION,
    EnableIAMDatabaseAuthentication: NO_INTERRUPTION,
    KmsKeyId: REPLACEMENT,
    PubliclyAccessible: NO_INTERRUPTION,
    StorageEncrypted: REPLACEMENT,
  },
  'AWS::RDS::DBCluster': {
    AutoMinorVersionUpgrade: NO_INTERRUPTION,
    BackupRetentionPeriod: NO_INTERRUPTION,
    CopyTagsToSnapshot: NO_INTERRUPTION,
    DeletionProtection: NO_INTERRUPTION,
    EnableCloudwatchLogsExports: NO_INTERRUPTION,
    EnableIAMDatabaseAuthentication: NO_INTERRUPTION,
    KmsKeyId: REPLACEMENT,
    PubliclyAccessible: REPLACEMENT,
    StorageEncrypted: REPLACEMENT,
  },
};

/**
 * Rules of cdk-nag that speak of the same fact as a control, so that one fact is one finding. Read from cdk-nag 3.0.2's
 * rules; where thresholds differ (COG1 passes eight characters), the control's is the stricter one.
 */
export const EQUIVALENT_CONTROL: Readonly<Record<string, string>> = {
  'AwsSolutions-AEC3': 'CacheEncrypted',
  'AwsSolutions-APIG1': 'ApiStageAccessLogs',
  'AwsSolutions-APIG3': 'RestApiStageWebAcl',
  'AwsSolutions-APIG4': 'RestApiMethodAuthorization',
  'AwsSolutions-CFR2': 'DistributionWebAcl',
  'AwsSolutions-CFR3': 'DistributionAccessLogs',
  'AwsSolutions-CFR4': 'DistributionTlsPolicy',
  'AwsSolutions-CFR5': 'DistributionOriginTls',
  'AwsSolutions-CFR7': 'DistributionOriginAccessControl',
  'AwsSolutions-COG1': 'UserPoolPasswordLength',
  'AwsSolutions-COG2': 'UserPoolMfa',
  'AwsSolutions-COG7': 'IdentityPoolNoAnonymous',
  'AwsSolutions-COG8': 'UserPoolThreatProtection',
  'AwsSolutions-DDB3': 'TablePointInTimeRecovery',
  'AwsSolutions-EC23': 'SecurityGroupIngress',
  'AwsSolutions-ELB2': 'LoadBalancerAccessLogs',
  'AwsSolutions-KMS5': 'KeyRotation',
  'AwsSolutions-L1': 'FunctionRuntimeSupported',
  'AwsSolutions-RDS2': 'DatabaseEncrypted',
  'AwsSolutions-RDS10': 'DatabaseDeletionProtection',
  'AwsSolutions-S1': 'BucketAccessLogs',
  'AwsSolutions-S2': 'BucketPublicAccessBlocked',
  'AwsSolutions-S10': 'BucketTlsOnly',
  'AwsSolutions-SMG4': 'SecretRotation',
  'AwsSolutions-SNS3': 'TopicTlsOnly',
  'AwsSolutions-SQS2': 'QueueEncrypted',
  'AwsSolutions-SQS4': 'QueueTlsOnly',
  'AwsSolutions-VPC7': 'VpcFlowLogs',
};

/**
 * What a live judgement reads beside the resource: resources that CloudFormation would have in the same template. Each
 * becomes one resource of the small template that the control then judges.
 */
export type FurtherRead =
  /** The `AWS::S3::BucketPolicy` of a bucket. */
  | 'bucket-policy'
  /** The `AWS::SNS::TopicPolicy` of a topic. */
  | 'topic-policy'
  /** The `AWS::SQS::QueuePolicy` of a queue. */
  | 'queue-policy'
  /** The `AWS::GuardDuty::MalwareProtectionPlan` that scans a bucket. */
  | 'malware-protection-plans'
  /** The `AWS::CloudTrail::Trail` that delivers to a bucket. */
  | 'trails'
  /** The `AWS::WAFv2::WebACL` of a user pool, with its `AWS::WAFv2::WebACLAssociation`. */
  | 'user-pool-web-acl'
  /** The `AWS::Cognito::UserPoolRiskConfigurationAttachment` of a user pool. */
  | 'user-pool-risk-configuration'
  /** The `AWS::Cognito::LogDeliveryConfiguration` of a user pool. */
  | 'user-pool-log-delivery'
  /** `EnabledMfas` of a user pool itself, which its read leaves out. */
  | 'user-pool-mfa-factors'
  /** The `AWS::Cognito::UserPool` of an app client. */
  | 'user-pool'
  /** The `AWS::WAFv2::WebACL` whose log a logging configuration sets up. */
  | 'web-acl'
  /** The `AWS::WAFv2::RuleGroup` of every rule of a web ACL that refers to one. */
  | 'rule-groups';

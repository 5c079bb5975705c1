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
  /** The `AWS::WAFv2::WebACL` of a user pool, with its `AWS::WAFv2::WebACLAssociation`. */
  | 'user-pool-web-acl'
  /** The `AWS::Cognito::UserPoolRiskConfigurationAttachment` of a user pool. */
  | 'user-pool-risk-configuration'
  /** The `AWS::Cognito::LogDeliveryConfiguration` of a user pool. */
  | 'user-pool-log-delivery'
  /** The `AWS::CloudFront::ResponseHeadersPolicy` of every cache behavior of a distribution. */
  | 'response-headers-policies';

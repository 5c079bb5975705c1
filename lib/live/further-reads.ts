import type { FurtherRead } from '../controls/further-read';
import { bucketPolicy, queuePolicy, topicPolicy } from './further/attached-policies';
import { malwareProtectionPlans, trails } from './further/beside-a-bucket';
import {
  userPool,
  userPoolLogDelivery,
  userPoolMfaFactors,
  userPoolRiskConfiguration,
  userPoolWebAcl,
} from './further/beside-a-user-pool';
import type { Gather } from './further/gathered';
import { ruleGroups, webAcl } from './further/web-acls';
import { readPermissionsOf, resourceKind } from './resource-kinds';

/** How a further read is done. */
export interface FurtherReading {
  readonly gather: Gather;
  /** Types that it reads through Cloud Control; their own permissions are needed. */
  readonly types: readonly string[];
  /** IAM actions of what it reads through the services' own APIs. */
  readonly permissions: readonly string[];
}

/** The further reads. */
export const furtherReadings: Readonly<Record<FurtherRead, FurtherReading>> = {
  'bucket-policy': { gather: bucketPolicy, types: ['AWS::S3::BucketPolicy'], permissions: [] },
  'topic-policy': { gather: topicPolicy, types: [], permissions: ['sns:GetTopicAttributes'] },
  'queue-policy': { gather: queuePolicy, types: [], permissions: ['sqs:GetQueueAttributes'] },
  'malware-protection-plans': {
    gather: malwareProtectionPlans,
    types: ['AWS::GuardDuty::MalwareProtectionPlan'],
    permissions: [],
  },
  trails: { gather: trails, types: ['AWS::CloudTrail::Trail'], permissions: [] },
  'user-pool-web-acl': {
    gather: userPoolWebAcl,
    types: ['AWS::WAFv2::WebACL'],
    // The second is what AWS WAF asks of who reads the web ACL of a user pool ("GetWebACLForResource").
    permissions: ['wafv2:GetWebACLForResource', 'cognito-idp:GetWebACLForResource'],
  },
  'user-pool-risk-configuration': {
    gather: userPoolRiskConfiguration,
    types: ['AWS::Cognito::UserPoolRiskConfigurationAttachment', 'AWS::Cognito::UserPoolClient'],
    permissions: [],
  },
  'user-pool-log-delivery': {
    gather: userPoolLogDelivery,
    types: [],
    permissions: ['cognito-idp:GetLogDeliveryConfiguration'],
  },
  'user-pool-mfa-factors': {
    gather: userPoolMfaFactors,
    types: [],
    permissions: ['cognito-idp:GetUserPoolMfaConfig'],
  },
  'user-pool': { gather: userPool, types: ['AWS::Cognito::UserPool'], permissions: [] },
  'web-acl': { gather: webAcl, types: ['AWS::WAFv2::WebACL'], permissions: [] },
  'rule-groups': { gather: ruleGroups, types: ['AWS::WAFv2::RuleGroup'], permissions: [] },
};

/** The IAM actions that a further read needs; sorted. */
export function furtherPermissionsOf(read: FurtherRead): readonly string[] {
  const { types, permissions } = furtherReadings[read];
  const ofTypes = types.flatMap((type) => {
    const kind = resourceKind(type);
    return kind === undefined ? [] : readPermissionsOf(kind);
  });
  return [...new Set([...ofTypes, ...permissions])].sort();
}

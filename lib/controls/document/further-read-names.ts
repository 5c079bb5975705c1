import type { FurtherRead } from '../further-read';

/** What a live judgement reads beside a resource, in the words of the document. */
export const FURTHER_READ_NAMES: Readonly<Record<FurtherRead, string>> = {
  'bucket-policy': "the bucket's policy",
  'topic-policy': "the topic's policy",
  'queue-policy': "the queue's policy",
  'malware-protection-plans': 'the malware protection plans of the region',
  trails: 'the trails of the region',
  'user-pool-web-acl': 'the web ACL before the user pool',
  'user-pool-risk-configuration': "the user pool's risk configurations",
  'user-pool-log-delivery': "the user pool's log delivery",
  'user-pool-mfa-factors': "the user pool's second factors",
  'user-pool': 'its user pool',
  'web-acl': 'its web ACL',
  'rule-groups': 'the rule groups that it refers to',
};

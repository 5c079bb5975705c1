import { byScope, kind, plain, type ResourceKind } from '../resource-kind';

/** Kinds of what stands before the shop: CloudFront, AWS WAF, certificates, DNS and mail. */
export const edgeKinds: readonly ResourceKind[] = [
  kind({
    type: 'AWS::CloudFront::Distribution',
    primaryIdentifier: ['Id'],
    recorded: true,
    listing: plain(),
    readPermissions: [
      'cloudfront:GetDistribution',
      'cloudfront:GetDistributionConfig',
      'cloudfront:ListDistributions',
      'cloudfront:ListTagsForResource',
    ],
  }),
  kind({
    type: 'AWS::CloudFront::ResponseHeadersPolicy',
    primaryIdentifier: ['Id'],
    recorded: false,
    listing: plain(),
    readPermissions: ['cloudfront:GetResponseHeadersPolicy', 'cloudfront:ListResponseHeadersPolicies'],
  }),
  kind({
    type: 'AWS::SES::EmailIdentity',
    primaryIdentifier: ['EmailIdentity'],
    recorded: false,
    listing: plain(),
    writeOnly: [
      'DkimSigningAttributes',
      'DkimSigningAttributes.DomainSigningPrivateKey',
      'DkimSigningAttributes.DomainSigningSelector',
    ],
    readPermissions: ['ses:GetEmailIdentity', 'ses:ListEmailIdentities', 'ses:ListTagsForResource'],
  }),
  kind({
    type: 'AWS::WAFv2::LoggingConfiguration',
    primaryIdentifier: ['ResourceArn'],
    recorded: false,
    listing: plain(),
    readPermissions: ['wafv2:GetLoggingConfiguration', 'wafv2:ListLoggingConfigurations'],
  }),
  kind({
    type: 'AWS::WAFv2::RuleGroup',
    primaryIdentifier: ['Name', 'Id', 'Scope'],
    recorded: true,
    configIdProperty: 'Id',
    listing: byScope(),
    readPermissions: ['wafv2:GetRuleGroup', 'wafv2:ListRuleGroups', 'wafv2:ListTagsForResource'],
  }),
  kind({
    type: 'AWS::WAFv2::WebACL',
    primaryIdentifier: ['Name', 'Id', 'Scope'],
    recorded: true,
    configIdProperty: 'Id',
    listing: byScope(),
    readPermissions: ['wafv2:GetWebACL', 'wafv2:ListTagsForResource', 'wafv2:ListWebACLs'],
  }),
];

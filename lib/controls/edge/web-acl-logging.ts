import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { someRelated } from '../some-related';
import { all, compliant, type Verdict, violation } from '../verdict';
import { isWafLogDestination } from './waf-log-destination';
import { keepsBlockedRequests } from './waf-log-filter';

function judgeWebAcl(webAcl: Resource): Verdict {
  return someRelated(
    webAcl.relatedBy('AWS::WAFv2::LoggingConfiguration', 'ResourceArn'),
    compliant,
    violation('', 'no logging configuration targets it'),
  );
}

function judgeLogging(logging: Resource): Verdict {
  const destinations = logging.at('LogDestinationConfigs');
  return all(destinations.present(), destinations.every(isWafLogDestination), keepsBlockedRequests(logging));
}

const acl = { Type: 'AWS::WAFv2::WebACL', Properties: { Scope: 'CLOUDFRONT' } };
const logging = (destination: unknown, properties: object = {}) => ({
  Type: 'AWS::WAFv2::LoggingConfiguration',
  Properties: { ResourceArn: { 'Fn::GetAtt': ['Acl', 'Arn'] }, LogDestinationConfigs: [destination], ...properties },
});
const bucket = 'arn:aws:s3:::aws-waf-logs-shop';

/** Web ACLs log what they block, where AWS WAF can deliver it. */
export const webAclLogging = control({
  id: 'WebAclLogging',
  area: 'edge',
  title: 'Web ACLs log to a destination that AWS WAF accepts, blocked requests included',
  rationale: 'Without its log nobody can tell what an attacker tried, nor why a shopper was turned away.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('6.4.2'), '10.2.1'],
    gdpr: ['33.5'],
    'nist-csf-2.0': ['PR.PS-04', 'DE.CM-01'],
  },
  since: '0.1.0',
  check: each(['AWS::WAFv2::WebACL', 'AWS::WAFv2::LoggingConfiguration'], (resource) =>
    resource.type === 'AWS::WAFv2::WebACL' ? judgeWebAcl(resource) : judgeLogging(resource),
  ),
  remedy:
    'Add a CfnLoggingConfiguration to a log group, bucket or stream named aws-waf-logs-*, or use StorefrontWebAcl.',
  detect: [managedRule('WAFV2_LOGGING_ENABLED')],
  examples: {
    compliant: [
      { Resources: { Acl: acl, Logging: logging(bucket) } },
      {
        Resources: {
          Logging: logging({ 'Fn::GetAtt': ['Log', 'Arn'] }),
          Log: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: 'aws-waf-logs-shop' } },
        },
      },
    ],
    violating: [
      { faultAt: '', Resources: { Acl: acl } },
      {
        faultAt: 'LogDestinationConfigs[0]',
        Resources: { Logging: logging({ 'Fn::GetAtt': ['Log', 'Arn'] }), Log: { Type: 'AWS::Logs::LogGroup' } },
      },
      {
        faultAt: 'LoggingFilter.Filters',
        Resources: { Logging: logging(bucket, { LoggingFilter: { DefaultBehavior: 'DROP', Filters: [] } }) },
      },
    ],
    unknown: [
      {
        Parameters: { Destination: { Type: 'String' } },
        Resources: { Logging: logging({ Ref: 'Destination' }) },
      },
    ],
  },
});

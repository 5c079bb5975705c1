import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { attributeIsTrue, whereApplication } from './load-balancer-kind';

const KEY = 'access_logs.s3.enabled';
const CLASSIC = 'AWS::ElasticLoadBalancing::LoadBalancer';

const shop = (...attributes: readonly object[]) => ({
  Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  Properties: { Type: 'application', LoadBalancerAttributes: attributes },
});

const classic = (AccessLoggingPolicy?: object) => ({ Type: CLASSIC, Properties: { AccessLoggingPolicy } });

/** Load balancers for HTTP, application and classic ones, log who asked for what. */
export const loadBalancerAccessLogs = control({
  id: 'LoadBalancerAccessLogs',
  area: 'edge',
  title: 'Application and classic load balancers have access logs',
  rationale: 'Without access logs, requests that went around the distribution leave no trace.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': ['10.2.1', '10.2.2'], gdpr: ['33.5'], 'nist-csf-2.0': ['PR.PS-04'] },
  since: '0.1.0',
  check: each(['AWS::ElasticLoadBalancingV2::LoadBalancer', CLASSIC], (loadBalancer) =>
    loadBalancer.type === CLASSIC
      ? loadBalancer.at('AccessLoggingPolicy.Enabled').isTrue()
      : whereApplication(loadBalancer, () => attributeIsTrue(loadBalancer, KEY)),
  ),
  remedy: 'Call logAccessLogs(bucket), or set accessLoggingPolicy, with a bucket encrypted by S3-managed keys.',
  detect: [managedRule('ELB_LOGGING_ENABLED')],
  examples: {
    compliant: [
      { Resources: { Shop: shop({ Key: KEY, Value: 'true' }, { Key: 'access_logs.s3.bucket', Value: 'b' }) } },
      { Resources: { Shop: classic({ Enabled: 'true', S3BucketName: 'b' }) } },
    ],
    violating: [
      { faultAt: 'LoadBalancerAttributes', Resources: { Shop: shop() } },
      { faultAt: 'LoadBalancerAttributes', Resources: { Shop: shop({ Key: KEY, Value: 'false' }) } },
      { faultAt: 'AccessLoggingPolicy.Enabled', Resources: { Shop: classic() } },
    ],
    unknown: [
      { Parameters: { Logs: { Type: 'String' } }, Resources: { Shop: shop({ Key: KEY, Value: { Ref: 'Logs' } }) } },
    ],
  },
});

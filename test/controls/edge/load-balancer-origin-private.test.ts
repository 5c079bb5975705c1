import { catalogue } from '../../../lib/controls/catalogue';
import { evaluate } from '../../../lib/controls/evaluate';
import { TemplateSet } from '../../../lib/controls/template-set';

const PATH = 'DistributionConfig.Origins[0]';

function judge(rules: Record<string, object>, securityGroups: unknown = [{ 'Fn::GetAtt': ['Web', 'GroupId'] }]) {
  const Resources = {
    Shop: {
      Type: 'AWS::CloudFront::Distribution',
      Properties: {
        DistributionConfig: {
          Origins: [
            {
              DomainName: { 'Fn::GetAtt': ['Balancer', 'DNSName'] },
              OriginCustomHeaders: [{ HeaderName: 'x-origin', HeaderValue: 'secret' }],
            },
          ],
        },
      },
    },
    Balancer: {
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      Properties: { SecurityGroups: securityGroups },
    },
    Web: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'web' } },
    ...rules,
  };
  const controls = catalogue.filter(({ id }) => id === 'LoadBalancerOriginPrivate');
  return evaluate(new TemplateSet([{ name: 'shop', body: { Resources } }]), controls).judgements[0]?.verdict;
}

const rule = (source: object) => ({
  Rule: {
    Type: 'AWS::EC2::SecurityGroupIngress',
    Properties: { GroupId: { 'Fn::GetAtt': ['Web', 'GroupId'] }, IpProtocol: 'tcp', ...source },
  },
});

test('a rule that stands alone opens the group too', () => {
  const message = 'Balancer also answers others (Rule lets in ::/0); expected a VPC origin';

  expect(judge(rule({ CidrIpv6: '::/0' }))).toEqual({
    kind: 'violation',
    faults: [{ path: `${PATH}.DomainName`, message }],
  });
});

test.each([
  ['a prefix list', rule({ SourcePrefixListId: 'pl-1' }), undefined, 'compliant'],
  ['another group', rule({ SourceSecurityGroupId: 'sg-1' }), undefined, 'compliant'],
  ['an address range', rule({ CidrIp: '198.51.100.0/24' }), undefined, 'unknown'],
  ['a group of another stack', {}, [{ 'Fn::ImportValue': 'Group' }], 'unknown'],
  ['the default group', {}, [], 'unknown'],
])('%s: %s', (_what, rules, groups, kind) => {
  expect((groups === undefined ? judge(rules) : judge(rules, groups))?.kind).toBe(kind);
});

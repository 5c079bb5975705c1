import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, compliant, unknown, type Verdict, violation } from '../verdict';

/** Holds when the security groups of a load balancer let in nothing but named groups and prefix lists. */
export function ingressOf(balancer: Resource): Verdict {
  const groups = balancer.at('SecurityGroups');
  const listed = groups.every((group) => {
    const target = group.target();
    const resource = target.kind === 'reference' ? target.reference.resource : undefined;
    return resource?.type === 'AWS::EC2::SecurityGroup'
      ? ofGroup(resource)
      : unknown(group.path, 'the security group is not in the templates');
  });
  return listed.kind === 'not-applicable' ? unknown(groups.path, 'it has the default group of its network') : listed;
}

function ofGroup(group: Resource): Verdict {
  const inline = group.at('SecurityGroupIngress');
  const apart = group.relatedBy('AWS::EC2::SecurityGroupIngress', 'GroupId');
  return all(
    compliant(),
    inline.every((rule) => namedSource(rule, group.logicalId)),
    ...apart.found.map((rule) => namedSource(rule, rule.logicalId)),
  );
}

/** An address range may be a partner's; the template does not tell. One that is the world is open to everybody. */
function namedSource(rule: Position, name: string): Verdict {
  const named = ['SourcePrefixListId', 'SourceSecurityGroupId'].some(
    (key) => rule.at(key).absent().kind === 'violation',
  );
  if (named) return compliant();
  for (const key of ['CidrIp', 'CidrIpv6']) {
    const target = rule.at(key).target();
    if (target.kind === 'text' && /\/0$/.test(target.text)) {
      return violation(rule.path, `${name} lets in ${target.text}`);
    }
  }
  return unknown(rule.path, `${name} lets in an address range`);
}

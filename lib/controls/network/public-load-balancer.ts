import { resolve } from '../intrinsic';
import { joined } from '../relation-index';
import type { Resource } from '../resource';
import { someRelated } from '../some-related';
import { referencesOf } from '../value';
import { unknown, type Verdict, violation } from '../verdict';

/**
 * Holds when a security group, or the group to which a rule that stands alone belongs, is that of an internet-facing
 * load balancer.
 */
export function guardsPublicLoadBalancer(resource: Resource): Verdict {
  if (resource.type === 'AWS::EC2::SecurityGroup') return isGroupOfBalancer(resource);
  const group = resource.at('GroupId').target();
  if (group.kind === 'reference') return isGroupOfBalancer(group.reference.resource);
  return unknown('GroupId', 'the group stands outside the template');
}

function isGroupOfBalancer(group: Resource): Verdict {
  const balancers = joined(
    group.relatedBy('AWS::ElasticLoadBalancingV2::LoadBalancer', 'SecurityGroups'),
    group.relatedBy('AWS::ElasticLoadBalancing::LoadBalancer', 'SecurityGroups'),
  );
  const verdict = someRelated(
    balancers,
    (balancer) => balancer.at('Scheme').or('internet-facing').equals('internet-facing'),
    violation('', 'no internet-facing load balancer has the group'),
  );
  if (verdict.kind === 'violation' && balancers.found.length === 0 && isExported(group)) {
    return unknown('', 'a stack that imports the group may give it to a load balancer');
  }
  return verdict;
}

function isExported(group: Resource): boolean {
  return [...group.template.exports()]
    .flatMap(({ value }) => resolve(value.raw, value.template).flatMap(referencesOf))
    .some(({ resource }) => resource === group);
}

import type { Resource } from '../resource';
import { notApplicable, type Verdict } from '../verdict';

/** The verdict of `judge` for an application load balancer; other kinds are not applicable. */
export function whereApplication(loadBalancer: Resource, judge: () => Verdict): Verdict {
  const application = loadBalancer.at('Type').or('application').equals('application');
  if (application.kind === 'violation') return notApplicable();
  return application.kind === 'compliant' ? judge() : application;
}

/** Holds when an attribute of a load balancer, such as `access_logs.s3.enabled`, is `true`. */
export function attributeIsTrue(loadBalancer: Resource, key: string): Verdict {
  return loadBalancer.at('LoadBalancerAttributes').some((attribute) => {
    const named = attribute.at('Key').equals(key);
    return named.kind === 'compliant' ? attribute.at('Value').isTrue() : named;
  }, `LoadBalancerAttributes does not set ${key} to "true"`);
}

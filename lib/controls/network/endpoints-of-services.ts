import type { Resource } from '../resource';
import { someRelated } from '../some-related';
import { all, notApplicable, type Verdict, violation } from '../verdict';
import { isEndpointOf } from './endpoint-service';
import { runsCode } from './runs-code';

/** A service of AWS, and the types of resources by which a shop uses it. */
export type UsedService = readonly [service: string, ...types: string[]];

/** Whether a network has an endpoint for each service that the templates use. Not said of networks that run no code. */
export function hasEndpointsOf(vpc: Resource, services: readonly UsedService[]): Verdict {
  if (!runsCode(vpc)) return notApplicable();
  const used = services.filter(([, ...types]) => types.some((type) => vpc.template.set.ofType(type).length > 0));
  return all(
    ...used.map(([service]) =>
      someRelated(
        vpc.relatedBy('AWS::EC2::VPCEndpoint', 'VpcId'),
        (endpoint) => isEndpointOf(endpoint.at('ServiceName'), [service]),
        violation('', `it has no endpoint for ${service}, which the templates use`),
      ),
    ),
  );
}

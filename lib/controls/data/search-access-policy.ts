import { Position } from '../position';
import type { Resource } from '../resource';
import { isObject, literal, own, referencesOf } from '../value';
import { SEARCH_TYPES } from './search-domain';

/**
 * The custom resource by which the CDK construct Domain sets its access policy after the domain is made: the policy is
 * JSON text inside the JSON text of the call `updateDomainConfig`.
 */
export const ACCESS_POLICY_CALL = 'Custom::OpenSearchAccessPolicy';

/** An access policy, and the search domain whose requests it judges. */
export interface SearchAccessPolicy {
  readonly document: Position;
  /** `undefined` where the templates do not hold it. */
  readonly domain: Resource | undefined;
}

/** The access policy that a search domain has of its own, or that a call of the CDK sets. */
export function searchAccessPolicy(resource: Resource): SearchAccessPolicy {
  if (resource.type !== ACCESS_POLICY_CALL) return { document: resource.at('AccessPolicies'), domain: resource };
  const call = resource.at('Create');
  const [domain] = call.values
    .flatMap(referencesOf)
    .map((reference) => reference.resource)
    .filter(({ type }) => SEARCH_TYPES.includes(type));
  const [value] = call.values;
  const text = value?.kind === 'text' ? value.text : value?.kind === 'scalar' ? String(value.value) : undefined;
  const policy = text === undefined ? undefined : policyOf(text);
  return { document: policy === undefined ? call : new Position(call.path, () => [literal(policy)]), domain };
}

/** The policy's text; parts known only at deployment read `${Name}` in it. */
function policyOf(call: string): string | undefined {
  try {
    const body: unknown = JSON.parse(call);
    const parameters = isObject(body) ? own(body, 'parameters') : undefined;
    const policy = isObject(parameters) ? own(parameters, 'AccessPolicies') : undefined;
    return typeof policy === 'string' ? policy : undefined;
  } catch {
    return undefined;
  }
}

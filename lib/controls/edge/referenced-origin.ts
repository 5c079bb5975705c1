import type { Position } from '../position';
import type { Resource } from '../resource';
import { referencesOf } from '../value';

/** The resource that an item of `DistributionConfig.Origins` takes its domain name from, where the template tells. */
export function originResource(origin: Position, type: string): Resource | undefined {
  const [found] = origin
    .at('DomainName')
    .values.flatMap(referencesOf)
    .filter(({ resource }) => resource.type === type);
  return found?.resource;
}

/** The domain name of an origin as it stands in the template, with `${Name}` for what a resource gives. */
export function originDomain(origin: Position): string {
  const [value] = origin.at('DomainName').values;
  if (value?.kind === 'scalar') return String(value.value);
  return value?.kind === 'text' ? value.text : '';
}

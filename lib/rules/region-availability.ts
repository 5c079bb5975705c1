import { MISSING_RULES, RULES_OF_FEW_REGIONS } from './missing-rules';

/**
 * Whether AWS Config has a managed rule in a region. A rule that it does not have there is refused, and fails the
 * deployment of all the others.
 *
 * @param identifier the rule's identifier, such as `S3_BUCKET_VERSIONING_ENABLED`
 * @param region the region's code, such as `eu-central-1`
 */
export function isOffered(identifier: string, region: string): boolean {
  const few = RULES_OF_FEW_REGIONS[identifier];
  if (few !== undefined) return listed(few, region);
  return !(MISSING_RULES[identifier] ?? []).some((regions) => listed(regions, region));
}

function listed(regions: string, region: string): boolean {
  return regions.split(' ').includes(region);
}

import { ConfigRegion } from '../../rules/config-region';

/** Where AWS Config judges CloudFront, wherever the shop stands. */
export const EDGE_REGION = 'us-east-1';

/**
 * Which of the catalogue's rules a region should run.
 *
 * @param region the region that is audited
 * @param regions all regions that are audited
 * @param homeRegion the shop's; where it is not known, us-east-1 is the edge beside any other region
 */
export function regionKind(region: string, regions: readonly string[], homeRegion?: string): ConfigRegion {
  if (region !== EDGE_REGION) return ConfigRegion.HOME;
  const homeIsHere = homeRegion === undefined ? regions.every((each) => each === EDGE_REGION) : homeRegion === region;
  return homeIsHere ? ConfigRegion.HOME_AND_EDGE : ConfigRegion.EDGE;
}

import type { AdoptedResources } from '../settings/settings';

/** What a region has already of that which watches over it; AWS refuses a second one of each. */
export interface WatchedRegion {
  readonly configRecorder: boolean;
  readonly configDeliveryChannel: boolean;
  readonly detector: boolean;
  readonly securityHub: boolean;
  readonly accessAnalyzer: boolean;
  readonly inspector: boolean;
}

/** What the home region has already. */
export function watchedHome(adopt: AdoptedResources): WatchedRegion {
  return adopt;
}

/** What us-east-1 has already, where that is not the home region. */
export function watchedEdge(adopt: AdoptedResources): WatchedRegion {
  return {
    configRecorder: adopt.edgeConfigRecorder,
    configDeliveryChannel: adopt.edgeConfigDeliveryChannel,
    detector: adopt.edgeDetector,
    securityHub: adopt.edgeSecurityHub,
    accessAnalyzer: adopt.edgeAccessAnalyzer,
    inspector: adopt.edgeInspector,
  };
}

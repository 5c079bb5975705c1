import { certainText } from '../certain-value';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { DISTRIBUTION_METADATA } from '../template-metadata';

/** What a cache behavior serves, as `DistributionMetadata` has it. */
export type BehaviorKind = 'static' | 'account' | 'cart' | 'checkout' | 'api' | 'reports';

/** Kinds whose responses are one shopper's alone. */
export const PERSONAL_KINDS: readonly string[] = ['account', 'cart', 'checkout', 'api'];

/** What path patterns serve by the names that shops usually give; a part of an API may be public, the whole is not. */
const USUAL: readonly (readonly [RegExp, BehaviorKind])[] = [
  [/^\/?(my-?)?accounts?([/*].*)?$/i, 'account'],
  [/^\/?(login|sign-?in)([/*].*)?$/i, 'account'],
  [/^\/?(cart|basket)([/*].*)?$/i, 'cart'],
  [/^\/?checkout([/*].*)?$/i, 'checkout'],
  [/^\/?api(\*|\/\*)?$/i, 'api'],
];
const STATIC_FILE = /\.(avif|css|gif|ico|jpe?g|js|json|map|mjs|png|svg|txt|webp|woff2?|xml)$/i;

/** The further cache behaviors of a distribution, in their order, each with its kind where that is known. */
export function behaviorsByKind(
  distribution: Resource,
): readonly { readonly behavior: Position; readonly kind: string | undefined }[] {
  const behaviors = distribution.at('DistributionConfig.CacheBehaviors').items();
  return behaviors.map((behavior) => ({ behavior, kind: kindOf(distribution, behavior) }));
}

/** The kind that the distribution's metadata gives, else that of the usual name of its path. */
function kindOf(distribution: Resource, behavior: Position): string | undefined {
  const pattern = certainText(behavior.at('PathPattern'));
  if (pattern === undefined) return undefined;
  const declared = distribution.metadata(DISTRIBUTION_METADATA).at('behaviors').items();
  const own = declared.find((entry) => certainText(entry.at('pathPattern')) === pattern);
  if (own !== undefined) return certainText(own.at('kind'));
  if (STATIC_FILE.test(pattern)) return undefined;
  return USUAL.find(([usual]) => usual.test(pattern))?.[1];
}

import { isObject } from '../../controls/value';
import type { AccountReader } from '../account-reader';
import type { LiveResource } from '../live-template';
import { type Gather, liveResource } from './gathered';

const HEADERS_POLICY = 'AWS::CloudFront::ResponseHeadersPolicy';

/** The response headers policies of the cache behaviors of a distribution. */
export const responseHeadersPolicies: Gather = async ({ type, properties }, reader) => {
  const { DistributionConfig: config } = properties;
  if (type !== 'AWS::CloudFront::Distribution' || !isObject(config)) return {};
  const { DefaultCacheBehavior: fallback, CacheBehaviors: others } = config;
  const behaviors = [fallback, ...(Array.isArray(others) ? others : [])];
  const resources: Record<string, LiveResource> = {};
  const linked: unknown[] = [];
  for (const behavior of behaviors) linked.push(await withPolicy(behavior, reader, resources));
  const [DefaultCacheBehavior, ...CacheBehaviors] = linked;
  return {
    completes: {
      DistributionConfig: {
        ...config,
        ...(fallback === undefined ? {} : { DefaultCacheBehavior }),
        ...(Array.isArray(others) ? { CacheBehaviors } : {}),
      },
    },
    resources,
  };
};

/** A behavior that points at its policy, which is added to `resources`; each policy once. */
async function withPolicy(behavior: unknown, reader: AccountReader, resources: Record<string, LiveResource>) {
  const id = isObject(behavior) ? behavior.ResponseHeadersPolicyId : undefined;
  if (!isObject(behavior) || typeof id !== 'string' || id === '') return behavior;
  const logicalId = `Headers${id.replace(/[^A-Za-z0-9]/g, '')}`;
  if (resources[logicalId] === undefined) {
    const policy = await reader.read(HEADERS_POLICY, id);
    if (policy === undefined) return behavior;
    resources[logicalId] = liveResource(HEADERS_POLICY, policy);
  }
  return { ...behavior, ResponseHeadersPolicyId: { Ref: logicalId } };
}

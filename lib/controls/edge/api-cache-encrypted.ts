import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Position } from '../position';
import type { Verdict } from '../verdict';
import { everySetting, REST_DEPLOYMENT, REST_STAGE, SAM_REST_API } from './stage-settings';

function judgeSetting(setting: Position): Verdict {
  return onlyWhere(
    setting.at('CachingEnabled').or(false).isTrue(),
    setting.at('CacheDataEncrypted').or(false).isTrue(),
  );
}

const stage = (setting: object) => ({
  Resources: {
    Prod: {
      Type: REST_STAGE,
      Properties: { CacheClusterEnabled: true, MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', ...setting }] },
    },
  },
});
const deployment = (StageDescription: object) => ({
  Resources: { Release: { Type: REST_DEPLOYMENT, Properties: { StageName: 'prod', StageDescription } } },
});

/** What a REST API keeps of its answers is encrypted. A stage that caches nothing is not applicable. */
export const apiCacheEncrypted = control({
  id: 'ApiCacheEncrypted',
  area: 'edge',
  title: 'Caches of REST API stages are encrypted',
  rationale: "The cache holds the answers themselves: one shopper's orders and addresses after another's.",
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('3.5.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each([REST_STAGE, REST_DEPLOYMENT, SAM_REST_API], (resource) => everySetting(resource, judgeSetting)),
  remedy: 'Set cacheDataEncrypted: true beside cachingEnabled in deployOptions and methodOptions.',
  detect: single(),
  examples: {
    compliant: [
      stage({ CachingEnabled: true, CacheDataEncrypted: true }),
      deployment({ CachingEnabled: 'true', CacheDataEncrypted: 'true' }),
    ],
    violating: [
      { faultAt: 'MethodSettings[0].CacheDataEncrypted', ...stage({ CachingEnabled: true }) },
      {
        faultAt: 'StageDescription.CacheDataEncrypted',
        ...deployment({ CachingEnabled: true, CacheDataEncrypted: false }),
      },
    ],
    unknown: [{ Parameters: { Cache: { Type: 'String' } }, ...stage({ CachingEnabled: { Ref: 'Cache' } }) }],
  },
});

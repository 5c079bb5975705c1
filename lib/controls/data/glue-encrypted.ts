import { each } from '../check';
import { control, type Example } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, any, type Verdict } from '../verdict';

const CATALOG = 'AWS::Glue::DataCatalogEncryptionSettings';
const CONFIGURATION = 'AWS::Glue::SecurityConfiguration';

/** What runs, and the property that names its security configuration. */
const RUNS: Readonly<Record<string, string>> = {
  'AWS::Glue::Job': 'SecurityConfiguration',
  'AWS::Glue::DevEndpoint': 'SecurityConfiguration',
  'AWS::Glue::Crawler': 'CrawlerSecurityConfiguration',
};

function judge(resource: Resource): Verdict {
  if (resource.type === CATALOG) {
    const settings = resource.at('DataCatalogEncryptionSettings');
    return all(
      settings.at('EncryptionAtRest.CatalogEncryptionMode').matches(/^SSE-KMS/, 'SSE-KMS'),
      settings.at('ConnectionPasswordEncryption.ReturnConnectionPasswordEncrypted').isTrue(),
    );
  }
  if (resource.type !== CONFIGURATION) return resource.at(RUNS[resource.type] ?? '').present();
  const encryption = resource.at('EncryptionConfiguration');
  return all(
    encryption.at('CloudWatchEncryption.CloudWatchEncryptionMode').equals('SSE-KMS'),
    encryption.at('JobBookmarksEncryption.JobBookmarksEncryptionMode').equals('CSE-KMS'),
    encryptsResults(encryption.at('S3Encryptions')),
  );
}

/** One encryption, or a list of them. */
function encryptsResults(encryptions: Position): Verdict {
  const isOn = (encryption: Position) => encryption.at('S3EncryptionMode').oneOf(['SSE-KMS', 'SSE-S3']);
  return any(encryptions.some(isOn, 'S3Encryptions names no encryption'), isOn(encryptions));
}

const example = (Type: string, Properties: object): Example => ({ Resources: { Reports: { Type, Properties } } });
const modes = (CloudWatchEncryptionMode: unknown) => ({
  EncryptionConfiguration: {
    CloudWatchEncryption: { CloudWatchEncryptionMode },
    JobBookmarksEncryption: { JobBookmarksEncryptionMode: 'CSE-KMS' },
    S3Encryptions: [{ S3EncryptionMode: 'SSE-KMS' }],
  },
});
const catalog = (CatalogEncryptionMode: unknown) => ({
  DataCatalogEncryptionSettings: {
    ConnectionPasswordEncryption: { ReturnConnectionPasswordEncrypted: true },
    EncryptionAtRest: { CatalogEncryptionMode },
  },
});
const MODE = 'EncryptionConfiguration.CloudWatchEncryption.CloudWatchEncryptionMode';

/** Glue encrypts its catalog, the passwords of its connections, and what its jobs and crawlers write. */
export const glueEncrypted = control({
  id: 'GlueEncrypted',
  area: 'data',
  title: 'Glue encrypts its catalog and what its jobs write',
  rationale: 'Reports are made of orders: their logs, bookmarks and results hold the same data as the database.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('3.5.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each([CATALOG, CONFIGURATION, ...Object.keys(RUNS)], judge),
  remedy:
    'Name a securityConfiguration with SSE-KMS for logs and results and CSE-KMS for bookmarks, and set catalogEncryptionMode SSE-KMS.',
  detect: single(),
  examples: {
    compliant: [
      example(CONFIGURATION, modes('SSE-KMS')),
      example(CATALOG, catalog('SSE-KMS')),
      example('AWS::Glue::Job', { SecurityConfiguration: 'shop' }),
    ],
    violating: [
      { faultAt: MODE, ...example(CONFIGURATION, modes('DISABLED')) },
      {
        faultAt: 'DataCatalogEncryptionSettings.EncryptionAtRest.CatalogEncryptionMode',
        ...example(CATALOG, catalog('DISABLED')),
      },
      { faultAt: 'CrawlerSecurityConfiguration', ...example('AWS::Glue::Crawler', {}) },
    ],
    unknown: [{ Parameters: { Mode: { Type: 'String' } }, ...example(CONFIGURATION, modes({ Ref: 'Mode' })) }],
  },
});

import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { any } from '../verdict';
import { registryScans } from './registry-scanning';

const REGISTRY = 'AWS::ECR::RegistryScanningConfiguration';

/** Container images are scanned when they are pushed. */
export const repositoryImageScanning = control({
  id: 'RepositoryImageScanning',
  area: 'compute',
  title: 'Container images are scanned for known vulnerabilities',
  rationale: 'An image with a known hole is found when it is pushed, not when it is used against the shop.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('6.3.1'), '11.3.1'],
    gdpr: ['32.1.d'],
    'nist-csf-2.0': ['ID.RA-01', 'PR.PS-02'],
  },
  since: '0.1.0',
  check: each('AWS::ECR::Repository', (repository) =>
    any(repository.at('ImageScanningConfiguration.ScanOnPush').isTrue(), registryScans(repository)),
  ),
  remedy: 'Set imageScanOnPush: true, or scan every repository by a CfnRegistryScanningConfiguration with filter "*".',
  detect: [managedRule('ECR_PRIVATE_IMAGE_SCANNING_ENABLED')],
  examples: {
    compliant: [
      repository({ ImageScanningConfiguration: { ScanOnPush: true } }),
      { Resources: { ...repository({}).Resources, ...registry('*').Resources } },
    ],
    violating: [
      { faultAt: 'ImageScanningConfiguration.ScanOnPush', ...repository({}) },
      {
        faultAt: 'ImageScanningConfiguration.ScanOnPush',
        ...repository({ ImageScanningConfiguration: { ScanOnPush: 'false' } }),
      },
      {
        faultAt: 'ImageScanningConfiguration.ScanOnPush',
        Resources: { ...repository({ RepositoryName: 'checkout' }).Resources, ...registry('blog').Resources },
      },
    ],
    unknown: [{ Resources: { ...repository({}).Resources, ...registry('checkout-*').Resources } }],
  },
});

function repository(properties: object) {
  return { Resources: { Images: { Type: 'AWS::ECR::Repository', Properties: properties } } };
}

function registry(filter: string) {
  const rule = { ScanFrequency: 'SCAN_ON_PUSH', RepositoryFilters: [{ Filter: filter, FilterType: 'WILDCARD' }] };
  return { Resources: { Registry: { Type: REGISTRY, Properties: { ScanType: 'BASIC', Rules: [rule] } } } };
}

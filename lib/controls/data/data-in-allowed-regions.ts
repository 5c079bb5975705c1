import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { RESIDENCY_METADATA } from '../template-metadata';
import { notApplicable } from '../verdict';
import { inRegions, regionOf, regionsHolding } from './residency-rule';
import { STATEFUL_TYPES } from './stateful-type';

/** What opens data, and must not stand where it is not: the copy of a key decrypts what was carried after it. */
const OPENING_TYPES = ['AWS::SecretsManager::Secret', 'AWS::KMS::ReplicaKey'];

const example = (residency: object): Example => ({
  Metadata: { [RESIDENCY_METADATA]: residency },
  Resources: { Orders: { Type: 'AWS::S3::Bucket' } },
});
const allowedRegions = ['eu-central-1', 'eu-west-1'];

/** Data stands where the shop says that it may. Judged only where the app says where that is. */
export const dataInAllowedRegions = control({
  id: 'DataInAllowedRegions',
  area: 'data',
  title: 'Stores stand in the allowed regions',
  rationale:
    'Data of shoppers that stands in another country falls under its law; the shop may not have taken it there.',
  severity: 'high',
  frameworks: {
    gdpr: ['5.2', 'Article 44'],
    'nist-csf-2.0': ['ID.AM-07'],
  },
  since: '0.1.0',
  check: each([...Object.keys(STATEFUL_TYPES), ...OPENING_TYPES], ({ template }) => {
    const regions = regionsHolding(template);
    return regions === undefined ? notApplicable() : inRegions(regions, regionOf(template), '');
  }),
  remedy:
    'Deploy the stack to an allowed region, allow the region in allowedRegions, or exempt the stack with the reason why it must stand there.',
  detect: none(
    'AWS Config judges each region by itself, and a region with data where none should be has no rule that knows; the allowed regions stand in the metadata of the template.',
  ),
  examples: {
    compliant: [example({ exempt: false, allowedRegions, region: 'eu-central-1' })],
    violating: [{ faultAt: '', ...example({ exempt: false, allowedRegions, region: 'us-west-2' }) }],
    unknown: [example({ exempt: false, allowedRegions })],
  },
});

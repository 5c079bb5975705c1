import { inAccount } from '../account/account-and-region';
import { each } from '../check';
import { control, type Example } from '../control';
import { regionOf } from '../data/residency-rule';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { RESIDENCY_METADATA } from '../template-metadata';
import { compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';

const RECORDER = 'AWS::Config::ConfigurationRecorder';

/** What shows that AWS Config is on in a region: it takes no rule and no pack without a recorder. */
const SIGNS = [RECORDER, 'AWS::Config::ConfigRule', 'AWS::Config::ConformancePack'];

/** AWS Config records CloudFront in us-east-1 ("Supported Resource Types for AWS Config", AWS Config Developer Guide). */
const EDGE = 'us-east-1';

function judgeDistribution(distribution: Resource): Verdict {
  const recorders = inAccount(distribution, RECORDER);
  if (recorders.length === 0) return notApplicable();
  const signs = SIGNS.flatMap((type) => inAccount(distribution, type));
  const regions = signs.map(({ template }) => regionOf(template));
  if (regions.includes(EDGE)) return compliant();
  return regions.includes(undefined)
    ? unknown('', 'the templates do not tell in which region AWS Config is on')
    : violation('', `AWS Config is on in ${[...new Set(regions)].join(', ')} alone; expected ${EDGE} too`);
}

const example = (region?: unknown): Example => ({
  ...(region !== undefined && { Metadata: { [RESIDENCY_METADATA]: { exempt: false, region } } }),
  Resources: {
    Shop: { Type: 'AWS::CloudFront::Distribution', Properties: {} },
    Recorder: { Type: RECORDER, Properties: { RoleARN: 'arn:aws:iam::111122223333:role/config' } },
  },
});

/** The front of the shop is in the history. Said where the templates set AWS Config up, so that its regions are known. */
export const distributionRecorded = control({
  id: 'DistributionRecorded',
  area: 'edge',
  title: 'AWS Config is on in us-east-1, where it records CloudFront',
  rationale:
    'With a recorder at home alone, nobody can tell when the firewall was taken off the shop, and no rule saw it.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('11.5.2'), judged('12.5.1')],
    gdpr: ['32.1.d'],
    'nist-csf-2.0': ['ID.AM-02', 'PR.PS-01'],
  },
  since: '0.1.0',
  check: each('AWS::CloudFront::Distribution', judgeDistribution),
  remedy: 'Add a ConfigBaseline with rulesFor: ConfigRegion.EDGE to a stack in us-east-1.',
  detect: none(
    'No managed AWS Config rule runs where AWS Config is off; a running distribution does not tell whether it is recorded.',
  ),
  examples: {
    compliant: [example('us-east-1')],
    violating: [{ faultAt: '', ...example('eu-central-1') }],
    unknown: [example()],
  },
});

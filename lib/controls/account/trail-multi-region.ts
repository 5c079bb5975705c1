import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { all } from '../verdict';
import { unlessAnotherHolds } from './standing-in';
import { trailExample } from './trail-example';

/** The audit trail is on, and records every region. */
export const trailMultiRegion = control({
  id: 'TrailMultiRegion',
  area: 'account',
  title: 'The audit trail records every region',
  rationale:
    'An intruder works in a region that the shop does not use. Without a trail there, nobody can tell what was done.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': [judged('10.2.1'), judged('10.2.1.2')],
    gdpr: ['5.2', '33.5'],
    'nist-csf-2.0': ['PR.PS-04', 'DE.CM-03'],
  },
  since: '0.1.0',
  check: each('AWS::CloudTrail::Trail', (resource) =>
    unlessAnotherHolds(resource, (trail) =>
      all(trail.at('IsMultiRegionTrail').isTrue(), trail.at('IsLogging').isTrue()),
    ),
  ),
  remedy: 'Set isMultiRegionTrail: true and leave logging on, or use AuditTrail.',
  detect: [managedRule('MULTI_REGION_CLOUD_TRAIL_ENABLED'), managedRule('CLOUD_TRAIL_ENABLED')],
  examples: {
    compliant: [trailExample({ IsMultiRegionTrail: true })],
    violating: [
      { faultAt: 'IsMultiRegionTrail', ...trailExample({}) },
      { faultAt: 'IsMultiRegionTrail', ...trailExample({ IsMultiRegionTrail: 'false' }) },
      { faultAt: 'IsLogging', ...trailExample({ IsMultiRegionTrail: true, IsLogging: false }) },
    ],
    unknown: [trailExample({ IsMultiRegionTrail: { Ref: 'EveryRegion' } }, { EveryRegion: { Type: 'String' } })],
  },
});

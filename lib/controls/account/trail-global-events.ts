import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { unlessAnotherHolds } from './standing-in';
import { trailExample } from './trail-example';

const SETTING = 'IncludeGlobalServiceEvents';

/** The audit trail records the services that have no region. It does unless it is told not to. */
export const trailGlobalEvents = control({
  id: 'TrailGlobalEvents',
  area: 'account',
  title: 'The audit trail records global services, such as IAM',
  rationale:
    'New users, roles and sign-ins are events of global services: without them the trail begins after the break-in.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('10.2.1'), judged('10.2.1.5')],
    gdpr: ['33.5'],
    'nist-csf-2.0': ['PR.PS-04', 'DE.CM-03'],
  },
  since: '0.1.0',
  check: each('AWS::CloudTrail::Trail', (resource) =>
    unlessAnotherHolds(resource, (trail) => trail.at(SETTING).or(true).isTrue()),
  ),
  remedy: 'Leave includeGlobalServiceEvents at true, or use AuditTrail.',
  detect: [managedRule('CLOUDTRAIL_SECURITY_TRAIL_ENABLED')],
  examples: {
    compliant: [trailExample({}), trailExample({ [SETTING]: 'true' })],
    violating: [{ faultAt: SETTING, ...trailExample({ [SETTING]: false }) }],
    unknown: [trailExample({ [SETTING]: { Ref: 'Global' } }, { Global: { Type: 'String' } })],
  },
});

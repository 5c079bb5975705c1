import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { trailExample } from './trail-example';

/** Changed or deleted log files of a trail are noticed. */
export const trailLogFileValidation = control({
  id: 'TrailLogFileValidation',
  area: 'account',
  title: 'The audit trail signs its log files',
  rationale:
    'Whoever reaches the log bucket can remove their traces. Signed digests show that a file was changed or is missing.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': ['10.3.2', judged('10.3.4')],
    gdpr: ['5.2'],
    'nist-csf-2.0': ['PR.PS-04'],
  },
  since: '0.1.0',
  check: each('AWS::CloudTrail::Trail', (trail) => trail.at('EnableLogFileValidation').isTrue()),
  remedy: 'Set enableFileValidation: true, or use AuditTrail.',
  detect: [managedRule('CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED')],
  examples: {
    compliant: [trailExample({ EnableLogFileValidation: true }), trailExample({ EnableLogFileValidation: 'true' })],
    violating: [
      { faultAt: 'EnableLogFileValidation', ...trailExample({}) },
      { faultAt: 'EnableLogFileValidation', ...trailExample({ EnableLogFileValidation: false }) },
    ],
    unknown: [trailExample({ EnableLogFileValidation: { Ref: 'Validate' } }, { Validate: { Type: 'String' } })],
  },
});

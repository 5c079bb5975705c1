import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { trailExample } from './trail-example';

/** A trail's log files are encrypted with a key of the account's own. */
export const trailEncrypted = control({
  id: 'TrailEncrypted',
  area: 'account',
  title: 'The audit trail is encrypted with a customer managed key',
  rationale:
    'The trail names every user, address and resource of the shop. With a key of its own, reading it takes a second ' +
    'permission, and each read is itself recorded.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': ['10.3.2', judged('10.3.1')],
    gdpr: ['32.1.a'],
    'nist-csf-2.0': ['PR.DS-01'],
  },
  since: '0.1.0',
  check: each('AWS::CloudTrail::Trail', (trail) => trail.at('KMSKeyId').present()),
  remedy: 'Set encryptionKey to a key whose policy admits CloudTrail, or use AuditTrail.',
  detect: [managedRule('CLOUD_TRAIL_ENCRYPTION_ENABLED')],
  examples: {
    compliant: [
      trailExample({ KMSKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555' }),
    ],
    violating: [{ faultAt: 'KMSKeyId', ...trailExample({}) }],
    unknown: [trailExample({ KMSKeyId: { Ref: 'Key' } }, { Key: { Type: 'String' } })],
  },
});

import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';

/** GuardDuty is switched on. */
export const detectorEnabled = control({
  id: 'DetectorEnabled',
  area: 'account',
  title: 'GuardDuty watches the account',
  rationale:
    'Stolen credentials look like ordinary use in every single log line. GuardDuty compares them with what is usual; a ' +
    'detector that is created but off only looks like protection.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': ['11.5.1', judged('10.4.1.1')],
    gdpr: ['32.1.b', '33.1'],
    'nist-csf-2.0': ['DE.CM-01', 'DE.CM-09'],
  },
  since: '0.1.0',
  check: each('AWS::GuardDuty::Detector', (detector) => detector.at('Enable').isTrue()),
  remedy: 'Set enable: true on the CfnDetector.',
  detect: [managedRule('GUARDDUTY_ENABLED_CENTRALIZED')],
  examples: {
    compliant: [detector(true)],
    violating: [{ faultAt: 'Enable', ...detector(false) }],
    unknown: [{ Parameters: { On: { Type: 'String' } }, ...detector({ Ref: 'On' }) }],
  },
});

function detector(enable: unknown) {
  return { Resources: { Detector: { Type: 'AWS::GuardDuty::Detector', Properties: { Enable: enable } } } };
}

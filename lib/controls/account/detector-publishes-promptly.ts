import { each } from '../check';
import { control, type Example } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';

const SETTING = 'FindingPublishingFrequency';
const example = (properties: object): Example => ({
  Resources: { Watch: { Type: 'AWS::GuardDuty::Detector', Properties: { Enable: true, ...properties } } },
});

/** What goes on is told while it goes on. Left out, GuardDuty waits six hours before it tells again. */
export const detectorPublishesPromptly = control({
  id: 'DetectorPublishesPromptly',
  area: 'account',
  title: 'GuardDuty tells every fifteen minutes what goes on',
  rationale: 'A finding that goes on is told again after six hours: time enough to copy all orders.',
  severity: 'low',
  frameworks: {
    'pci-dss-4.0.1': [judged('10.4.1.1'), judged('12.10.5')],
    gdpr: ['33.1'],
    'nist-csf-2.0': ['DE.AE-06', 'DE.CM-01'],
  },
  since: '0.1.0',
  check: each('AWS::GuardDuty::Detector', (detector) => detector.at(SETTING).equals('FIFTEEN_MINUTES')),
  remedy: "Set findingPublishingFrequency: 'FIFTEEN_MINUTES'; ThreatDetection does.",
  detect: single(),
  examples: {
    compliant: [example({ [SETTING]: 'FIFTEEN_MINUTES' })],
    violating: [
      { faultAt: SETTING, ...example({}) },
      { faultAt: SETTING, ...example({ [SETTING]: 'ONE_HOUR' }) },
    ],
    unknown: [{ Parameters: { Often: { Type: 'String' } }, ...example({ [SETTING]: { Ref: 'Often' } }) }],
  },
});

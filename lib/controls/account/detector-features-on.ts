import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { all, compliant, type Verdict } from '../verdict';

/** The older way to say the same ("CreateDetector", Amazon GuardDuty API Reference). */
const DATA_SOURCES = [
  'DataSources.S3Logs.Enable',
  'DataSources.MalwareProtection.ScanEc2InstanceWithFindings.EbsVolumes',
];

/** Runtime monitoring alone is off unless asked for, and of use only where something runs; another control says where. */
const OPTIONAL = ['RUNTIME_MONITORING', 'EKS_RUNTIME_MONITORING'];

function judgeDetector(detector: Resource): Verdict {
  return all(
    compliant(),
    detector
      .at('Features')
      .every((feature) =>
        feature.at('Name').oneOf(OPTIONAL).kind === 'compliant'
          ? compliant()
          : feature.at('Status').or('ENABLED').equals('ENABLED'),
      ),
    ...DATA_SOURCES.map((path) => detector.at(path).or(true).isTrue()),
  );
}

const example = (Properties: object): Example => ({
  Resources: { Detector: { Type: 'AWS::GuardDuty::Detector', Properties: { Enable: true, ...Properties } } },
});
const feature = (Name: string, Status: unknown) => ({ Features: [{ Name, Status }] });

/** GuardDuty looks at all that it can, malware on the volumes of suspicious instances included. */
export const detectorFeaturesOn = control({
  id: 'DetectorFeaturesOn',
  area: 'account',
  title: 'No protection of GuardDuty is switched off',
  rationale:
    'Each is on unless somebody switches it off: the theft of objects, or malware on a volume, then stays unseen.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('5.2.1'), judged('5.2.2'), judged('11.5.1')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['DE.CM-01', 'DE.CM-09'],
  },
  since: '0.1.0',
  check: each('AWS::GuardDuty::Detector', judgeDetector),
  remedy: "Leave features out of the CfnDetector, or set their status to 'ENABLED'.",
  detect: [
    managedRule('GUARDDUTY_MALWARE_PROTECTION_ENABLED'),
    managedRule('GUARDDUTY_S3_PROTECTION_ENABLED'),
    managedRule('GUARDDUTY_LAMBDA_PROTECTION_ENABLED'),
    managedRule('GUARDDUTY_RDS_PROTECTION_ENABLED'),
  ],
  examples: {
    compliant: [
      example({}),
      example(feature('EBS_MALWARE_PROTECTION', 'ENABLED')),
      example(feature('RUNTIME_MONITORING', 'DISABLED')),
    ],
    violating: [
      { faultAt: 'Features[0].Status', ...example(feature('EBS_MALWARE_PROTECTION', 'DISABLED')) },
      { faultAt: 'DataSources.S3Logs.Enable', ...example({ DataSources: { S3Logs: { Enable: false } } }) },
    ],
    unknown: [{ Parameters: { On: { Type: 'String' } }, ...example(feature('S3_DATA_EVENTS', { Ref: 'On' })) }],
  },
});

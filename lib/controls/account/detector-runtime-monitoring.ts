import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { all, notApplicable, type Verdict } from '../verdict';

/** What runs processes of the shop for longer than a request. */
const HOSTS = ['AWS::EC2::Instance', 'AWS::AutoScaling::AutoScalingGroup', 'AWS::ECS::Service', 'AWS::EKS::Cluster'];

function judgeDetector(detector: Resource): Verdict {
  const { set } = detector.template;
  if (!HOSTS.some((type) => set.ofType(type).length > 0)) return notApplicable();
  return detector
    .at('Features')
    .some(
      (feature) => all(feature.at('Name').equals('RUNTIME_MONITORING'), feature.at('Status').equals('ENABLED')),
      'no feature switches RUNTIME_MONITORING on',
    );
}

const service = { Shop: { Type: 'AWS::ECS::Service', Properties: { LaunchType: 'FARGATE' } } };
const example = (Features: unknown): Example => ({
  Resources: { Detector: { Type: 'AWS::GuardDuty::Detector', Properties: { Enable: true, Features } }, ...service },
});
const monitoring = (Status: unknown) => [{ Name: 'RUNTIME_MONITORING', Status }];

/** GuardDuty sees what starts inside hosts and containers. Not said of a shop that has neither. */
export const detectorRuntimeMonitoring = control({
  id: 'DetectorRuntimeMonitoring',
  area: 'account',
  title: 'GuardDuty watches what runs on hosts and in containers',
  rationale: 'A skimmer or miner that came in with a package makes no line in any trail; its process is all there is.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('5.2.1'), judged('5.2.2'), judged('5.3.2')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['DE.CM-09', 'PR.PS-05'],
  },
  since: '0.1.0',
  check: each('AWS::GuardDuty::Detector', judgeDetector),
  remedy: "Add the feature RUNTIME_MONITORING with status 'ENABLED', and let GuardDuty manage its agents.",
  detect: [managedRule('GUARDDUTY_RUNTIME_MONITORING_ENABLED')],
  examples: {
    compliant: [example(monitoring('ENABLED'))],
    violating: [
      { faultAt: 'Features', ...example(undefined) },
      { faultAt: 'Features', ...example(monitoring('DISABLED')) },
    ],
    unknown: [{ Parameters: { On: { Type: 'String' } }, ...example(monitoring({ Ref: 'On' })) }],
  },
});

import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { all, any, compliant, type Verdict, violation } from '../verdict';

const FEATURES = 'Features';
const MONITORINGS = ['RUNTIME_MONITORING', 'EKS_RUNTIME_MONITORING'] as const;

/** "AWS::GuardDuty::Detector", AWS CloudFormation Template Reference: data sources or features, and not both. */
function oneVocabulary(detector: Resource): Verdict {
  const [sources, features] = [detector.at('DataSources'), detector.at(FEATURES)];
  const apart = any(sources.absent(), features.absent());
  return apart.kind === 'violation'
    ? violation(sources.path, `${sources.path} stands beside ${FEATURES}; expected one of the two`)
    : apart;
}

/** "DetectorFeatureConfiguration", Amazon GuardDuty API Reference: the one includes the other. */
function oneMonitoring(detector: Resource): Verdict {
  const features = detector.at(FEATURES);
  const named = MONITORINGS.map((name) => features.some((feature) => feature.at('Name').equals(name), 'others'));
  if (named.some(({ kind }) => kind === 'violation')) return compliant();
  return named.every(({ kind }) => kind === 'compliant')
    ? violation(FEATURES, `${FEATURES} name both ${MONITORINGS.join(' and ')}; expected the former alone`)
    : all(...named);
}

const example = (Properties: object): Example => ({
  Resources: { Detector: { Type: 'AWS::GuardDuty::Detector', Properties: { Enable: true, ...Properties } } },
});
const features = (...names: readonly unknown[]) => ({
  [FEATURES]: names.map((Name) => ({ Name, Status: 'ENABLED' })),
});
const sources = { DataSources: { S3Logs: { Enable: true } } };

/** GuardDuty takes the detector as it is written. */
export const detectorSettingsAccepted = control({
  id: 'DetectorSettingsAccepted',
  area: 'account',
  title: 'Settings of GuardDuty are such as it accepts',
  rationale: 'GuardDuty refuses the detector at deployment, and the account stays unwatched.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('11.5.1')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['DE.CM-01'] },
  since: '0.1.0',
  check: each('AWS::GuardDuty::Detector', (detector) => all(oneVocabulary(detector), oneMonitoring(detector))),
  remedy: 'Name features alone, without dataSources and without EKS_RUNTIME_MONITORING; ThreatDetection does.',
  detect: none(
    'No managed AWS Config rule looks for settings that exclude each other; a detector that GuardDuty refuses is never deployed.',
  ),
  examples: {
    compliant: [example({}), example(sources), example(features('S3_DATA_EVENTS', 'RUNTIME_MONITORING'))],
    violating: [
      { faultAt: 'DataSources', ...example({ ...sources, ...features('S3_DATA_EVENTS') }) },
      { faultAt: FEATURES, ...example(features(...MONITORINGS)) },
    ],
    unknown: [
      {
        Parameters: { Feature: { Type: 'String' } },
        ...example(features('RUNTIME_MONITORING', { Ref: 'Feature' })),
      },
    ],
  },
});

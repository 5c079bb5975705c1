import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, notApplicable, type Verdict, violation } from '../verdict';
import { neededAgents } from './runtime-agent';

/** Whether the monitoring is on at all, another control says. */
function judgeDetector(detector: Resource): Verdict {
  const needed = neededAgents(detector.template.set);
  const monitoring = detector.at('Features').items();
  return all(
    ...monitoring.map((feature) => {
      const isOn = all(feature.at('Name').equals('RUNTIME_MONITORING'), feature.at('Status').equals('ENABLED'));
      return onlyWhere(isOn, manages(feature.at('AdditionalConfiguration'), needed));
    }),
  );
}

function manages(agents: Position, needed: readonly string[]): Verdict {
  if (needed.length === 0) return notApplicable();
  return all(
    ...needed.map((name) => {
      const managed = agents.some(
        (agent) => all(agent.at('Name').equals(name), agent.at('Status').equals('ENABLED')),
        'others',
      );
      return managed.kind === 'violation'
        ? violation(agents.path, `${agents.path} does not switch ${name} on; expected GuardDuty to manage that agent`)
        : managed;
    }),
  );
}

const service = (LaunchType: string) => ({ Type: 'AWS::ECS::Service', Properties: { LaunchType } });
const example = (agents: readonly object[] | undefined, host: object = service('FARGATE')): Example => ({
  Resources: {
    Detector: {
      Type: 'AWS::GuardDuty::Detector',
      Properties: {
        Enable: true,
        Features: [{ Name: 'RUNTIME_MONITORING', Status: 'ENABLED', AdditionalConfiguration: agents }],
      },
    },
    Host: host,
  },
});
const agent = (Name: string, Status: unknown = 'ENABLED') => ({ Name, Status });
const PLACE = 'Features[0].AdditionalConfiguration';

/** Monitoring without an agent sees nothing. Said of what the templates run, where the monitoring is on. */
export const detectorRuntimeAgents = control({
  id: 'DetectorRuntimeAgents',
  area: 'account',
  title: 'GuardDuty installs its agents where hosts and containers run',
  rationale:
    'Runtime monitoring that is on without an agent finds nothing, and looks as if there were nothing to find.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('5.2.2'), judged('5.3.2')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['DE.CM-09', 'PR.PS-05'],
  },
  since: '0.1.0',
  check: each('AWS::GuardDuty::Detector', judgeDetector),
  remedy: 'Name the agents in additionalConfiguration with status ENABLED, or in runtimeAgents of ThreatDetection.',
  // The rule on agents of EKS would ask for them where there is no cluster: they are off unless asked for.
  detect: [
    managedRule('GUARDDUTY_ECS_PROTECTION_RUNTIME_ENABLED'),
    managedRule('GUARDDUTY_EC2_PROTECTION_RUNTIME_ENABLED'),
  ],
  examples: {
    compliant: [
      example([agent('ECS_FARGATE_AGENT_MANAGEMENT')]),
      example([agent('EC2_AGENT_MANAGEMENT')], { Type: 'AWS::EC2::Instance' }),
    ],
    violating: [
      { faultAt: PLACE, ...example(undefined) },
      { faultAt: PLACE, ...example([agent('ECS_FARGATE_AGENT_MANAGEMENT', 'DISABLED')]) },
      { faultAt: PLACE, ...example([agent('ECS_FARGATE_AGENT_MANAGEMENT')], { Type: 'AWS::EKS::Cluster' }) },
    ],
    unknown: [
      { Parameters: { On: { Type: 'String' } }, ...example([agent('ECS_FARGATE_AGENT_MANAGEMENT', { Ref: 'On' })]) },
    ],
  },
});

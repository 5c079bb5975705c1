import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { any, type Verdict } from '../verdict';
import { declares, STANDARD } from './declared-standard';

const HUB = 'AWS::SecurityHub::Hub';
const SETTING = 'EnableDefaultStandards';
const ARN = /:standards\/aws-foundational-security-best-practices\/v\/1\.0\.0$/;

/** It is one of the two that Security Hub switches on by itself. */
function judgeHub(hub: Resource): Verdict {
  return any(hub.at(SETTING).or(true).isTrue(), declares(hub, ARN, 'AWS Foundational Security Best Practices'));
}

const example = (EnableDefaultStandards?: unknown, arn?: unknown): Example => ({
  Resources: {
    Hub: { Type: HUB, Properties: EnableDefaultStandards === undefined ? {} : { EnableDefaultStandards } },
    ...(arn !== undefined && { Standard: { Type: STANDARD, Properties: { StandardsArn: arn } } }),
  },
});
const standard = (name: string) => ({
  'Fn::Sub': `arn:\${AWS::Partition}:securityhub:\${AWS::Region}::standards/${name}`,
});

/** The broadest of the standards is among those that Security Hub checks. */
export const securityHubFoundationalStandard = control({
  id: 'SecurityHubFoundationalStandard',
  area: 'account',
  title: 'Security Hub checks the account against AWS Foundational Security Best Practices',
  rationale: 'No other standard is kept up as fast: what is not in it, Security Hub does not see in a new service.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('10.4.1.1')], gdpr: ['32.1.d'], 'nist-csf-2.0': ['ID.IM-01', 'PR.PS-01'] },
  since: '0.1.0',
  check: each(HUB, judgeHub),
  remedy: 'Declare a CfnStandard of aws-foundational-security-best-practices/v/1.0.0, or use ThreatDetection.',
  detect: none('SECURITYHUB_ENABLED does not tell which standards are on; a read of a hub leaves them out.'),
  examples: {
    compliant: [example(), example(false, standard('aws-foundational-security-best-practices/v/1.0.0'))],
    violating: [
      { faultAt: SETTING, ...example(false) },
      { faultAt: SETTING, ...example(false, standard('pci-dss/v/4.0.1')) },
    ],
    unknown: [
      { Parameters: { Arn: { Type: 'String' } }, ...example(false, { Ref: 'Arn' }) },
      { Parameters: { Default: { Type: 'String' } }, ...example({ Ref: 'Default' }) },
    ],
  },
});

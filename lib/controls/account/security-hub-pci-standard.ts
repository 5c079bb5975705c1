import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import { declares, STANDARD } from './declared-standard';

const HUB = 'AWS::SecurityHub::Hub';

const example = (...arns: readonly unknown[]): Example => ({
  Resources: {
    Hub: { Type: HUB, Properties: { EnableDefaultStandards: false } },
    ...Object.fromEntries(
      arns.map((StandardsArn, index) => [`Standard${index}`, { Type: STANDARD, Properties: { StandardsArn } }]),
    ),
  },
});
const standard = (name: string) => `arn:aws:securityhub:eu-west-1::standards/${name}`;

/** A shop takes payments: Security Hub checks it against the standard for that. It is never on by default. */
export const securityHubPciStandard = control({
  id: 'SecurityHubPciStandard',
  area: 'account',
  title: 'Security Hub checks the account against PCI DSS 4.0.1',
  rationale: 'Between two assessments nobody else looks whether the account still meets the standard for payments.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': ['10.4.1.1', judged('12.10.5')],
    gdpr: ['32.1.d'],
    'nist-csf-2.0': ['ID.IM-01', 'DE.AE-03'],
  },
  since: '0.1.0',
  check: each(HUB, (hub) => declares(hub, /:standards\/pci-dss\/v\/4\./, 'PCI DSS 4.0.1')),
  remedy: 'Declare a CfnStandard of pci-dss/v/4.0.1, or use ThreatDetection.',
  detect: none('SECURITYHUB_ENABLED does not tell which standards are on; a read of a hub leaves them out.'),
  examples: {
    compliant: [
      example(standard('pci-dss/v/4.0.1')),
      example({ 'Fn::Sub': 'arn:${AWS::Partition}:securityhub:${AWS::Region}::standards/pci-dss/v/4.0.1' }),
    ],
    violating: [
      { faultAt: '', ...example() },
      { faultAt: '', ...example(standard('pci-dss/v/3.2.1')) },
      { faultAt: '', ...example(standard('aws-foundational-security-best-practices/v/1.0.0')) },
    ],
    unknown: [{ Parameters: { Arn: { Type: 'String' } }, ...example({ Ref: 'Arn' }) }],
  },
});

import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { any, compliant, type Verdict, violation } from '../verdict';

const PCI_STANDARD = 'arn:aws:securityhub:eu-west-1::standards/pci-dss/v/4.0.1';

/** Security Hub has something to check the account against. */
export const securityHubStandards = control({
  id: 'SecurityHubStandards',
  area: 'account',
  title: 'Security Hub checks the account against a standard',
  rationale: 'A hub without standards collects findings of others and checks nothing itself, though it is paid for.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': ['10.4.1.1', judged('12.10.5')],
    gdpr: ['32.1.d'],
    'nist-csf-2.0': ['DE.AE-03', 'ID.IM-01'],
  },
  since: '0.1.0',
  check: each('AWS::SecurityHub::Hub', (hub) =>
    any(hub.at('EnableDefaultStandards').or(true).isTrue(), standardBeside(hub)),
  ),
  remedy: 'Declare a CfnStandard (PCI DSS 4.0.1, AWS Foundational Security Best Practices), or keep the default ones.',
  // The rule sees that the hub is on, not which standards: those switched off later by hand stay unseen.
  detect: [managedRule('SECURITYHUB_ENABLED')],
  examples: {
    compliant: [
      hub({}),
      {
        Resources: {
          ...hub({ EnableDefaultStandards: false }).Resources,
          Pci: { Type: 'AWS::SecurityHub::Standard', Properties: { StandardsArn: PCI_STANDARD } },
        },
      },
    ],
    violating: [{ faultAt: 'EnableDefaultStandards', ...hub({ EnableDefaultStandards: false }) }],
    unknown: [{ Parameters: { Default: { Type: 'String' } }, ...hub({ EnableDefaultStandards: { Ref: 'Default' } }) }],
  },
});

function standardBeside({ template }: Resource): Verdict {
  const beside = template.set
    .ofType('AWS::SecurityHub::Standard')
    .some((standard) => standard.template.region === template.region && standard.template.account === template.account);
  return beside ? compliant() : violation('', 'no standard is declared');
}

function hub(properties: object) {
  return { Resources: { Hub: { Type: 'AWS::SecurityHub::Hub', Properties: properties } } };
}

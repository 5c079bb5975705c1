import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';

/** Macie looks for personal data and card numbers in buckets. Judged where a template makes its session. */
export const macieSessionEnabled = control({
  id: 'MacieSessionEnabled',
  area: 'account',
  title: 'Amazon Macie is switched on where it is set up',
  rationale: 'A session that is paused looks like protection, and finds no card number in any bucket.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('3.2.1'), judged('12.10.7')],
    gdpr: ['32.1.d', '5.1.c'],
    'nist-csf-2.0': ['ID.AM-07', 'DE.CM-09'],
  },
  since: '0.1.0',
  check: each('AWS::Macie::Session', (session) => session.at('Status').or('ENABLED').equals('ENABLED')),
  remedy: "Leave status out of the CfnSession, or set it to 'ENABLED'.",
  detect: [managedRule('MACIE_STATUS_CHECK')],
  examples: {
    compliant: [session({}), session({ Status: 'ENABLED' })],
    violating: [{ faultAt: 'Status', ...session({ Status: 'PAUSED' }) }],
    unknown: [{ Parameters: { Status: { Type: 'String' } }, ...session({ Status: { Ref: 'Status' } }) }],
  },
});

function session(Properties: object) {
  return { Resources: { Session: { Type: 'AWS::Macie::Session', Properties } } };
}

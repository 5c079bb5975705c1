import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';

const rule = (properties: object) => ({
  Resources: {
    Inbox: {
      Type: 'AWS::SES::ReceiptRule',
      Properties: { RuleSetName: 'support', Rule: { Enabled: true, ...properties } },
    },
  },
});

/** Mail that comes in through SES is looked at for spam and viruses. */
export const receiptRuleScanned = control({
  id: 'ReceiptRuleScanned',
  area: 'identity',
  title: 'SES receipt rules scan incoming mail for spam and viruses',
  rationale: 'A forged invoice or an infected attachment reaches the support desk without a mark.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('5.4.1')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['DE.CM-09'] },
  since: '0.1.0',
  check: each('AWS::SES::ReceiptRule', (receiptRule) => receiptRule.at('Rule.ScanEnabled').isTrue()),
  remedy: 'Set scanEnabled: true, and drop or set aside mail whose verdict fails.',
  detect: none(
    'AWS Config offers its rule SES_MALWARE_SCANNING_ENABLED in three regions only; AWS Cloud Control reads no receipt rules.',
  ),
  examples: {
    compliant: [rule({ ScanEnabled: true })],
    violating: [
      { faultAt: 'Rule.ScanEnabled', ...rule({}) },
      { faultAt: 'Rule.ScanEnabled', ...rule({ ScanEnabled: false }) },
    ],
    unknown: [{ Parameters: { Scan: { Type: 'String' } }, ...rule({ ScanEnabled: { Ref: 'Scan' } }) }],
  },
});

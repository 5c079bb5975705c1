import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import { compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { type DnsText, everyText, RECORD_TYPES } from './dns-text';

function judgeText({ text, path }: DnsText): Verdict {
  if (text === undefined || !/^v=spf1(\s|$)/i.test(text)) return notApplicable();
  const terms = text.trim().split(/\s+/);
  const last = terms.findLast((term) => /^[+?~-]?all$/i.test(term));
  if (last !== undefined) {
    if (/^[~-]/.test(last)) return compliant();
    return violation(path, `it ends in ${last}; expected -all or ~all`);
  }
  if (terms.some((term) => /^redirect=/i.test(term))) return unknown(path, 'the policy of another domain decides it');
  if (text.includes('${')) return unknown(path, 'part of the policy is known only at deployment');
  return violation(path, 'it does not end in all; expected -all or ~all');
}

const example = (text: unknown) => ({
  Resources: {
    Senders: {
      Type: 'AWS::Route53::RecordSet',
      Properties: { Name: 'shop.example.', Type: 'TXT', ResourceRecords: ['"ownership=1"', text] },
    },
  },
});

/** Only servers that the shop names may send in its name. */
export const spfRefusesOthers = control({
  id: 'SpfRefusesOthers',
  area: 'identity',
  title: 'SPF policies refuse servers that they do not name',
  rationale: 'A policy that lets everybody send makes forged mail pass as genuine, DMARC or not.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('5.4.1')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['DE.CM-09'] },
  since: '0.1.0',
  check: each(RECORD_TYPES, (resource) => everyText(resource, judgeText)),
  remedy: 'End the policy in -all, or in ~all where DMARC rejects; or use TrustedMail and NoMailDomain.',
  detect: none('AWS Config does not read what DNS records say; neither does AWS Cloud Control.'),
  examples: {
    compliant: [example('"v=spf1 include:amazonses.com ~all"'), example('"v=spf1 -all"')],
    violating: [
      { faultAt: 'ResourceRecords[1]', ...example('"v=spf1 include:amazonses.com +all"') },
      { faultAt: 'ResourceRecords[1]', ...example('"v=spf1 mx ?all"') },
      { faultAt: 'ResourceRecords[1]', ...example('"v=spf1 include:amazonses.com"') },
    ],
    unknown: [
      example('"v=spf1 redirect=_spf.shop.example"'),
      { Parameters: { Rest: { Type: 'String' } }, ...example({ 'Fn::Sub': '"v=spf1 ${Rest}"' }) },
    ],
  },
});

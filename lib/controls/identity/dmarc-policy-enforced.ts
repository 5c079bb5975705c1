import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import { all, compliant, unknown, type Verdict, violation } from '../verdict';
import { type DmarcTags, dmarcRecord, everyDmarcPolicy, isOpen } from './dmarc-record';
import { RECORD_TYPES } from './dns-text';

function judgePolicy(tags: DmarcTags, path: string): Verdict {
  return all(judgeTag(tags, 'p', path, 'reject'), judgeTag(tags, 'sp', path, tags.get('p')), judgeShare(tags, path));
}

/** @param otherwise what counts where the tag is missing */
function judgeTag(tags: DmarcTags, tag: string, path: string, otherwise: string | undefined): Verdict {
  const value = tags.get(tag) ?? (tag === 'p' ? undefined : otherwise);
  if (isOpen(value)) return unknown(path, `${tag} is known only at deployment`);
  if (/^(quarantine|reject)$/i.test(value ?? '')) return compliant();
  return violation(path, `${tag} is ${value ?? 'missing'}; expected quarantine or reject`);
}

function judgeShare(tags: DmarcTags, path: string): Verdict {
  const share = tags.get('pct') ?? '100';
  if (isOpen(share)) return unknown(path, 'pct is known only at deployment');
  return share === '100' ? compliant() : violation(path, `pct is ${share}; expected the policy for all mail`);
}

const example = (text: unknown, name?: string) => ({ Resources: { Dmarc: dmarcRecord(text, name) } });

/** Receivers are told what to do with mail that forges the shop's name. */
export const dmarcPolicyEnforced = control({
  id: 'DmarcPolicyEnforced',
  area: 'identity',
  title: 'DMARC policies quarantine or reject forged mail',
  rationale: "A forged order confirmation with the shop's own address reaches shoppers as if the shop had sent it.",
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('5.4.1')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['DE.CM-09'] },
  since: '0.1.0',
  check: each(RECORD_TYPES, (resource) => everyDmarcPolicy(resource, judgePolicy)),
  remedy:
    'Write p=quarantine, and p=reject once the reports show that all mail of the domain is signed, or use TrustedMail.',
  detect: none('AWS Config does not read what DNS records say; neither does AWS Cloud Control.'),
  examples: {
    compliant: [
      example('"v=DMARC1; p=reject; rua=mailto:dmarc@shop.example"'),
      example('"v=DMARC1;p=quarantine;" "pct=100"'),
      example({ 'Fn::Sub': '"v=DMARC1; p=reject; rua=mailto:${AWS::AccountId}@reports.example"' }),
      {
        Resources: {
          Mail: {
            Type: 'AWS::Route53::RecordSetGroup',
            Properties: {
              RecordSets: [{ Name: '_dmarc.a.example', Type: 'TXT', ResourceRecords: ['v=DMARC1; p=reject'] }],
            },
          },
        },
      },
    ],
    violating: [
      { faultAt: 'ResourceRecords[0]', ...example('"v=DMARC1; p=none; rua=mailto:dmarc@shop.example"') },
      { faultAt: 'ResourceRecords[0]', ...example('"v=DMARC1; p=reject; sp=none"') },
      { faultAt: 'ResourceRecords[0]', ...example('"v=DMARC1; p=quarantine; pct=25"') },
      { faultAt: 'ResourceRecords[0]', ...example('"to be decided"') },
    ],
    unknown: [
      { Parameters: { Policy: { Type: 'String' } }, ...example({ 'Fn::Sub': '"v=DMARC1; p=${Policy}"' }) },
      { Parameters: { Record: { Type: 'String' } }, ...example({ Ref: 'Record' }) },
    ],
  },
});

import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { compliant, type Verdict, violation } from '../verdict';
import { type DmarcTags, dmarcRecord, everyDmarcPolicy, isOpen } from './dmarc-record';
import { RECORD_TYPES } from './dns-text';

function judgeReports(tags: DmarcTags, path: string): Verdict {
  const address = tags.get('rua');
  if (isOpen(address) || /^mailto:\S+@\S+$/i.test(address ?? '')) return compliant();
  return violation(path, `rua is ${address ?? 'missing'}; expected mailto: and an address`);
}

const example = (text: unknown) => ({ Resources: { Dmarc: dmarcRecord(text) } });

/** The shop hears of mail that forges its name. */
export const dmarcReports = control({
  id: 'DmarcReports',
  area: 'identity',
  title: 'DMARC policies say where reports go',
  rationale: 'Nobody at the shop notices a wave of forged mail, or that its own newsletter is refused as forged.',
  severity: 'low',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['DE.CM-09'] },
  since: '0.1.0',
  check: each(RECORD_TYPES, (resource) => everyDmarcPolicy(resource, judgeReports)),
  remedy: 'Add rua=mailto: and the address of a mailbox that is read, or use TrustedMail.',
  detect: none('AWS Config does not read what DNS records say; neither does AWS Cloud Control.'),
  examples: {
    compliant: [
      example('"v=DMARC1; p=reject; rua=mailto:dmarc@shop.example,mailto:x@reports.example"'),
      example({ 'Fn::Sub': '"v=DMARC1; p=reject; rua=mailto:${AWS::AccountId}@reports.example"' }),
    ],
    violating: [
      { faultAt: 'ResourceRecords[0]', ...example('"v=DMARC1; p=reject"') },
      { faultAt: 'ResourceRecords[0]', ...example('"v=DMARC1; p=reject; rua=dmarc@shop.example"') },
    ],
    unknown: [{ Parameters: { Record: { Type: 'String' } }, ...example({ Ref: 'Record' }) }],
  },
});

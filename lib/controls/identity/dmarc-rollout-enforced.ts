import { dayOf, isCalendarDay } from '../calendar-day';
import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { DMARC_METADATA } from '../template-metadata';
import { compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { dmarcRecord, everyDmarcPolicy, isOpen } from './dmarc-record';
import { RECORD_TYPES } from './dns-text';

function judgeRollout(resource: Resource): Verdict {
  const from = resource.metadata(DMARC_METADATA).at('rejectFrom');
  return from.judge((value) => {
    if (value.kind === 'absent') return notApplicable();
    if (value.kind !== 'scalar' || !isCalendarDay(String(value.value))) {
      return unknown(from.path, 'it is no day such as 2026-12-31');
    }
    const day = String(value.value);
    if (day > dayOf(resource.template.set.today)) return compliant();
    return everyDmarcPolicy(resource, (tags, path) => {
      const policy = tags.get('p');
      if (isOpen(policy)) return unknown(path, 'p is known only at deployment');
      if (policy?.toLowerCase() === 'reject') return compliant();
      return violation(path, `p is ${policy ?? 'missing'}; expected reject since ${day}`);
    });
  });
}

const example = (rejectFrom: unknown, policy: string) => ({
  Resources: { Dmarc: { ...dmarcRecord(`"v=DMARC1; p=${policy}"`), Metadata: { [DMARC_METADATA]: { rejectFrom } } } },
});

/** A DMARC policy that was to become stricter on a day has done so. */
export const dmarcRolloutEnforced = control({
  id: 'DmarcRolloutEnforced',
  area: 'identity',
  title: 'No DMARC policy quarantines past the day from which it should reject',
  rationale:
    'A policy that was to be watched for a month stays half open for years, and forged mail waits in spam folders.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('5.4.1')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['DE.CM-09'] },
  since: '0.1.0',
  check: each(RECORD_TYPES, judgeRollout),
  remedy:
    'Deploy again: TrustedMail asks receivers to reject from rejectFrom on. Where mail of the shop still fails, mend it first and set a later day.',
  detect: none(
    'AWS Config does not know until when a DMARC policy was meant to quarantine; that stands in the metadata of the template.',
  ),
  examples: {
    compliant: [example('2099-12-31', 'quarantine'), example('2020-01-01', 'reject')],
    violating: [{ faultAt: 'ResourceRecords[0]', ...example('2020-01-01', 'quarantine') }],
    unknown: [
      { Parameters: { Day: { Type: 'String' } }, ...example({ Ref: 'Day' }, 'quarantine') },
      example('soon', 'quarantine'),
    ],
  },
});

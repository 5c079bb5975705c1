import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, compliant, type Verdict } from '../verdict';
import { unlessAnotherHolds } from './standing-in';
import { trailExample } from './trail-example';

const READS_ONLY = [
  { Field: 'eventCategory', Equals: ['Management'] },
  { Field: 'readOnly', Equals: ['true'] },
];

/** The audit trail records what is done to the account, reads and writes. */
export const trailManagementEvents = control({
  id: 'TrailManagementEvents',
  area: 'account',
  title: 'The audit trail records management events, reads and writes',
  rationale:
    'A trail of data events alone does not say who opened the bucket, changed the firewall or made a new user. ' +
    'Reads tell what an intruder looked at before.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [
      judged('10.2.1'),
      judged('10.2.1.2'),
      judged('10.2.1.4'),
      judged('10.2.1.5'),
      judged('10.2.1.6'),
      judged('10.2.1.7'),
      judged('10.2.2'),
    ],
    gdpr: ['33.5'],
    'nist-csf-2.0': ['PR.PS-04', 'DE.CM-03'],
  },
  since: '0.1.0',
  check: each('AWS::CloudTrail::Trail', (resource) => unlessAnotherHolds(resource, judge)),
  remedy: 'Leave managementEvents at ReadWriteType.ALL, or use AuditTrail.',
  detect: [
    managedRule('MULTI_REGION_CLOUD_TRAIL_ENABLED', {
      parameters: { includeManagementEvents: 'true', readWriteType: 'ALL' },
    }),
  ],
  examples: {
    compliant: [
      trailExample({}),
      trailExample({ AdvancedEventSelectors: [{ FieldSelectors: READS_ONLY.slice(0, 1) }] }),
    ],
    violating: [
      { faultAt: 'EventSelectors', ...trailExample({ EventSelectors: [{ IncludeManagementEvents: false }] }) },
      { faultAt: 'EventSelectors', ...trailExample({ EventSelectors: [{ ReadWriteType: 'WriteOnly' }] }) },
      {
        faultAt: 'AdvancedEventSelectors',
        ...trailExample({ AdvancedEventSelectors: [{ FieldSelectors: READS_ONLY }] }),
      },
    ],
    unknown: [trailExample({ EventSelectors: [{ ReadWriteType: { Ref: 'Events' } }] }, { Events: { Type: 'String' } })],
  },
});

/** Without selectors a trail records all management events (CloudTrail API reference, "EventSelector"). */
function judge(trail: Resource): Verdict {
  const advanced = trail.at('AdvancedEventSelectors');
  const basic = trail.at('EventSelectors');
  if (isEmpty(advanced) && isEmpty(basic)) return compliant();
  const [selectors, recordsAll] = isEmpty(advanced) ? [basic, basicRecordsAll] : [advanced, advancedRecordsAll];
  return selectors.some(recordsAll, `${selectors.path} leaves management events out; expected all of them`);
}

function isEmpty(selectors: Position): boolean {
  return selectors.values.every(({ kind }) => kind === 'absent' || kind === 'list') && selectors.items().length === 0;
}

function basicRecordsAll(selector: Position): Verdict {
  return all(
    selector.at('IncludeManagementEvents').or(true).isTrue(),
    selector.at('ReadWriteType').or('All').equals('All'),
  );
}

/** Field selectors narrow. Leaving out the sources that CloudTrail allows to (AWS KMS, RDS Data API) is no gap. */
function advancedRecordsAll(selector: Position): Verdict {
  const fields = selector.at('FieldSelectors');
  return all(
    fields.some(isManagementCategory, 'no management events'),
    fields.every((field) => field.at('Field').oneOf(['eventCategory', 'eventSource'])),
  );
}

function isManagementCategory(field: Position): Verdict {
  return all(
    field.at('Field').equals('eventCategory'),
    field.at('Equals').some((category) => category.equals('Management'), 'another category'),
  );
}

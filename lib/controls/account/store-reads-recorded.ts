import { each } from '../check';
import { control, type Example } from '../control';
import { customerDataClassOf } from '../data/customer-data-class';
import { none } from '../detect';
import type { Resource } from '../resource';
import { DATA_LABELS } from '../template-metadata';
import { any, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { inAccount } from './account-and-region';
import { RECORDED_KINDS, recordsStore } from './data-event-selector';

const TRAIL = 'AWS::CloudTrail::Trail';

function judgeStore(store: Resource): Verdict {
  const trails = inAccount(store, TRAIL);
  if (trails.length === 0) return notApplicable();
  const dataClass = customerDataClassOf(store);
  if (dataClass === undefined) return notApplicable();
  const recorded = any(violation('', 'no trail'), ...trails.map((trail) => recordsStore(trail, store)));
  if (recorded.kind === 'compliant') return recorded;
  if (recorded.kind === 'unknown') return unknown('', recorded.reason);
  return violation('', `it holds ${dataClass}, and no trail of the templates records its reads and writes`);
}

const shop = (trail: object, dataClass = 'orders'): Example => ({
  Resources: {
    Orders: { Type: 'AWS::S3::Bucket', Properties: { Tags: [{ Key: DATA_LABELS.dataClass, Value: dataClass }] } },
    Trail: { Type: TRAIL, Properties: { IsLogging: true, ...trail } },
  },
});
const objects = { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Orders', 'Arn'] }, '/']] };
const advanced = (StartsWith: unknown, others: readonly object[] = []) => ({
  AdvancedEventSelectors: [
    {
      FieldSelectors: [
        { Field: 'eventCategory', Equals: ['Data'] },
        { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
        { Field: 'resources.ARN', StartsWith },
        ...others,
      ],
    },
  ],
});
const basic = (Values: unknown, ReadWriteType = 'All') => ({
  EventSelectors: [{ ReadWriteType, DataResources: [{ Type: 'AWS::S3::Object', Values }] }],
});

/** Who read which order is on record. Said of stores that are labelled with what they hold, where a trail is at hand. */
export const storeReadsRecorded = control({
  id: 'StoreReadsRecorded',
  area: 'account',
  title: 'The audit trail records reads and writes of customer data',
  rationale: 'After a theft the authority asks whose data was read. Management events do not tell.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': ['10.2.1', '10.2.2'],
    gdpr: ['5.2', '33.3', '33.5'],
    'nist-csf-2.0': ['PR.PS-04', 'DE.CM-03'],
  },
  since: '0.1.0',
  check: each(Object.keys(RECORDED_KINDS), judgeStore),
  remedy: 'Name the store in dataBuckets or dataTables of AuditTrail.',
  detect: none(
    'CLOUDTRAIL_S3_DATAEVENTS_ENABLED asks for every bucket of the account, and knows no tables; a running store does not tell which trails record it.',
  ),
  examples: {
    compliant: [shop(advanced([objects])), shop(basic([objects])), shop(basic(['arn:aws:s3']))],
    violating: [
      { faultAt: '', ...shop({}) },
      { faultAt: '', ...shop(advanced(['arn:aws:s3:::somewhere-else/'])) },
      { faultAt: '', ...shop(advanced([objects], [{ Field: 'readOnly', Equals: ['false'] }])) },
      { faultAt: '', ...shop(basic([objects], 'WriteOnly')) },
    ],
    unknown: [{ Parameters: { Stores: { Type: 'CommaDelimitedList' } }, ...shop(advanced({ Ref: 'Stores' })) }],
  },
});

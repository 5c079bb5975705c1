import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { any, unknown, type Verdict, violation } from '../verdict';
import { EVENT_RULE, hears } from './event-rule';
import { examplePlan, MALWARE_PLAN } from './malware-protection-plan';

/** The event by which GuardDuty tells the result ("Monitoring S3 object scans with Amazon EventBridge"). */
const EVENT = 'GuardDuty Malware Protection Object Scan Result';

function judgePlan(plan: Resource): Verdict {
  const rules = plan.template.set.ofType(EVENT_RULE);
  const best = any(...rules.map((rule) => hears(rule, 'detail-type', EVENT)));
  if (best.kind === 'compliant') return best;
  return best.kind === 'unknown'
    ? unknown('', best.reason)
    : violation('', `no rule with a target hears the event ${JSON.stringify(EVENT)}`);
}

const rule = (type: unknown, others: object = {}) => ({
  Type: EVENT_RULE,
  Properties: {
    EventPattern: { source: ['aws.guardduty'], 'detail-type': type },
    Targets: [{ Id: 'quarantine', Arn: 'arn:aws:lambda:eu-west-1:111122223333:function:quarantine' }],
    ...others,
  },
});
const example = (others: Readonly<Record<string, object>>): Example => ({
  Resources: { Scan: examplePlan(), Uploads: { Type: 'AWS::S3::Bucket' }, ...others },
});

/** What a scan found reaches somebody who takes the file away. Without a detector GuardDuty makes no finding of it. */
export const scanResultsHandled = control({
  id: 'ScanResultsHandled',
  area: 'data',
  title: 'Results of malware scans are acted on',
  rationale: 'An infected upload stays where it is, and nobody learns of it, unless something listens.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('5.2.2'), judged('12.10.5')],
    gdpr: ['32.1.b', '33.1'],
    'nist-csf-2.0': ['DE.CM-09', 'RS.MI-01'],
  },
  since: '0.1.0',
  check: each(MALWARE_PLAN, judgePlan),
  remedy:
    'Add a Rule on that detail-type with a function that quarantines and a topic that tells, or use UploadBucket.',
  detect: none(
    'AWS Config has no managed rule for who hears the events of GuardDuty; a running malware protection plan does not tell that either.',
  ),
  examples: {
    compliant: [example({ Heard: rule([EVENT]) })],
    violating: [
      { faultAt: '', ...example({}) },
      { faultAt: '', ...example({ Heard: rule(['GuardDuty Finding']) }) },
      { faultAt: '', ...example({ Heard: rule([EVENT], { Targets: [] }) }) },
      { faultAt: '', ...example({ Heard: rule([EVENT], { State: 'DISABLED' }) }) },
    ],
    unknown: [{ Parameters: { Type: { Type: 'CommaDelimitedList' } }, ...example({ Heard: rule({ Ref: 'Type' }) }) }],
  },
});

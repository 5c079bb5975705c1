import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';

const example = (Properties: object): Example => ({ Resources: { OrdersKey: { Type: 'AWS::KMS::Key', Properties } } });

/** A key's deletion can be called off for 30 days, the longest period of AWS KMS. */
export const keyDeletionWindow = control({
  id: 'KeyDeletionWindow',
  area: 'data',
  title: 'A key waits 30 days before it is deleted',
  rationale:
    'A deleted key takes every object, row and backup under it along; the waiting period is the only way back.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('3.7.5')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each(['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'], (key) => key.at('PendingWindowInDays').or(30).atLeast(30)),
  remedy: 'Leave pendingWindow out, or set it to 30 days; CustomerDataKey does.',
  detect: none(
    'AWS KMS holds a waiting period only for a deletion that is already scheduled, so no rule can read it before; neither does a read of the key return it.',
  ),
  examples: {
    compliant: [example({}), example({ PendingWindowInDays: '30' })],
    violating: [{ faultAt: 'PendingWindowInDays', ...example({ PendingWindowInDays: 7 }) }],
    unknown: [{ Parameters: { Days: { Type: 'Number' } }, ...example({ PendingWindowInDays: { Ref: 'Days' } }) }],
  },
});

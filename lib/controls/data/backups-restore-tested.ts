import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { all, any, compliant, unknown, type Verdict, violation } from '../verdict';
import { runsEvery } from './run-interval';

const TEST = 'AWS::Backup::RestoreTestingPlan';
const SELECTION = 'AWS::Backup::RestoreTestingSelection';
const YEAR = 365;

/** A testing plan is named, not referred to, in hand-written templates. */
function selects(test: Resource): Verdict {
  const name = test.at('RestoreTestingPlanName').target();
  const selections = test.template.set.ofType(SELECTION).map((selection) => {
    const target = selection.at('RestoreTestingPlanName').target();
    if (target.kind === 'reference') {
      return target.reference.resource === test ? compliant() : violation('', 'it is of another testing plan');
    }
    if (target.kind === 'unknown' || name.kind !== 'text') return unknown('', 'the template does not tell its plan');
    return target.kind === 'text' && target.text === name.text
      ? compliant()
      : violation('', 'it is of another testing plan');
  });
  return any(violation('', 'it selects nothing to restore'), ...selections);
}

function judgePlan(plan: Resource): Verdict {
  const tests = plan.template.set.ofType(TEST);
  const best = any(...tests.map((test) => all(runsEvery(test.at('ScheduleExpression'), YEAR), selects(test))));
  if (best.kind === 'compliant') return best;
  if (best.kind === 'unknown') return unknown('', best.reason);
  return violation('', 'no restore testing plan restores a selection of its backups at least once a year');
}

const plan = { Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanName: 'shop' } } };
const test = (ScheduleExpression: unknown) => ({
  Type: TEST,
  Properties: { RestoreTestingPlanName: 'shop', ScheduleExpression },
});
const selection = (RestoreTestingPlanName: unknown) => ({
  Type: SELECTION,
  Properties: { RestoreTestingPlanName, RestoreTestingSelectionName: 'tables', ProtectedResourceType: 'DynamoDB' },
});
const monthly = 'cron(0 5 1 * ? *)';
const example = (others: Readonly<Record<string, object>>): Example => ({ Resources: { Plan: plan, ...others } });

/** Backups are restored on trial, before they are needed. */
export const backupsRestoreTested = control({
  id: 'BackupsRestoreTested',
  area: 'data',
  title: 'Backups are restored on trial at least once a year',
  rationale: 'That a backup cannot be restored, or takes days, is otherwise found out on the worst day of the shop.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('12.10.1'), judged('12.10.2')],
    gdpr: ['32.1.c', '32.1.d'],
    'nist-csf-2.0': ['PR.DS-11', 'RC.RP-03'],
  },
  since: '0.1.0',
  check: each('AWS::Backup::BackupPlan', judgePlan),
  remedy: 'Use BackupVault, or add a CfnRestoreTestingPlan and a CfnRestoreTestingSelection for each kind of store.',
  detect: none(
    'AWS Config has no managed rule for restore testing plans; a running backup plan does not tell which of them restore its backups.',
  ),
  examples: {
    compliant: [
      example({ Test: test(monthly), Tables: selection({ Ref: 'Test' }) }),
      example({ Test: test('cron(0 5 1 1 ? *)'), Tables: selection('shop') }),
    ],
    violating: [
      { faultAt: '', ...example({}) },
      { faultAt: '', ...example({ Test: test(monthly) }) },
      { faultAt: '', ...example({ Test: test(monthly), Tables: selection('warehouse') }) },
    ],
    unknown: [
      {
        Parameters: { Schedule: { Type: 'String' } },
        ...example({ Test: test({ Ref: 'Schedule' }), Tables: selection('shop') }),
      },
    ],
  },
});

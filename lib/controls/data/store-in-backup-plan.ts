import { certainText } from '../certain-value';
import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, any, compliant, unknown, type Verdict, violation } from '../verdict';
import { DATABASE_TYPES, isNoReplica, standsAlone } from './database-cluster-member';
import { TABLE_TYPES } from './table-replica';

const SELECTION = 'AWS::Backup::BackupSelection';
const FILE_SYSTEM = 'AWS::EFS::FileSystem';
const RESOURCES = 'BackupSelection.Resources';

/** Ways of a selection to leave something out of what it names. */
const NARROWING = ['BackupSelection.Conditions', 'BackupSelection.NotResources'];

function judgeStore(store: Resource): Verdict {
  const selections = store.template.set.ofType(SELECTION);
  const { found, undecided } = store.relatedBy(SELECTION, RESOURCES);
  const naming = new Set([...found, ...undecided]);
  const best = any(
    store.type === FILE_SYSTEM ? store.at('BackupPolicy.Status').equals('ENABLED') : violation('', 'it has none'),
    ...found.map(notNarrowed),
    ...undecided.map(() => unknown('', 'the template does not tell whether a selection names it')),
    ...selections.filter((selection) => !naming.has(selection)).map((selection) => byTagOrPattern(selection)),
  );
  if (best.kind !== 'violation') return best;
  return violation('', 'no selection of a backup plan in the templates names it');
}

function notNarrowed(selection: Resource): Verdict {
  const plain = NARROWING.every((path) => selection.at(path).absent().kind === 'compliant');
  return plain ? compliant() : unknown('', `${selection.logicalId} leaves something out`);
}

/** Tags may come from the stack, and a pattern may leave the store out: neither is told by the template. */
function byTagOrPattern(selection: Resource): Verdict {
  const texts = selection.at(RESOURCES).items().map(certainText);
  if (texts.includes('*')) return notNarrowed(selection);
  const tags = ['ListOfTags', 'Conditions'].some((name) => isSet(selection.at(`BackupSelection.${name}`)));
  const patterns = texts.some((text) => text?.includes('*') === true);
  return tags || patterns
    ? unknown('', `${selection.logicalId} selects by tag or pattern`)
    : violation('', 'it names other resources');
}

function isSet(position: Position): boolean {
  return position.absent().kind !== 'compliant';
}

const table = { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'orders' } };
const selection = (BackupSelection: object) => ({
  Type: SELECTION,
  Properties: { BackupPlanId: 'plan', BackupSelection: { SelectionName: 'shop', ...BackupSelection } },
});
const example = (others: Readonly<Record<string, object>>): Example => ({ Resources: { Orders: table, ...others } });

/** Each store of orders and customers is in a backup plan: recovery inside the service dies with the account. */
export const storeInBackupPlan = control({
  id: 'StoreInBackupPlan',
  area: 'data',
  title: 'Tables, databases and file systems are in a backup plan',
  rationale: 'Recovery to a point in time goes with the table that it recovers; a backup in a vault stays.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('12.10.1')],
    gdpr: ['32.1.c'],
    'nist-csf-2.0': ['PR.DS-11', 'RC.RP-03'],
  },
  since: '0.1.0',
  check: each([...TABLE_TYPES, ...DATABASE_TYPES, FILE_SYSTEM], (store) =>
    DATABASE_TYPES.includes(store.type)
      ? onlyWhere(all(standsAlone(store), isNoReplica(store)), judgeStore(store))
      : judgeStore(store),
  ),
  remedy: 'Call protectTable of BackupVault, or addSelection on a BackupPlan with a BackupResource of the store.',
  detect: [
    managedRule('DYNAMODB_IN_BACKUP_PLAN'),
    managedRule('RDS_IN_BACKUP_PLAN'),
    managedRule('EFS_IN_BACKUP_PLAN'),
  ],
  examples: {
    compliant: [
      example({ Selection: selection({ Resources: [{ 'Fn::GetAtt': ['Orders', 'Arn'] }] }) }),
      example({ Selection: selection({ Resources: ['*'] }) }),
      { Resources: { Carts: { Type: FILE_SYSTEM, Properties: { BackupPolicy: { Status: 'ENABLED' } } } } },
    ],
    violating: [
      { faultAt: '', ...example({}) },
      {
        faultAt: '',
        ...example({ Selection: selection({ Resources: ['arn:aws:dynamodb:eu-west-1:1:table/carts'] }) }),
      },
    ],
    unknown: [
      example({
        Selection: selection({
          ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'backup', ConditionValue: 'daily' }],
        }),
      }),
      example({ Selection: selection({ Resources: ['arn:aws:dynamodb:*:*:table/*'] }) }),
    ],
  },
});

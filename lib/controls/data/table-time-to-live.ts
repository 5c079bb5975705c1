import { certainText } from '../certain-value';
import { each } from '../check';
import { control, type Example } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { DATA_LABELS } from '../template-metadata';
import { any, type Verdict, violation } from '../verdict';
import { TABLE_TYPES } from './table-replica';

/** The values of the tag `data-class` that stand for what is known of persons. */
const PERSONAL = ['orders', 'personal', 'profiles', 'uploads'];
const SETTING = 'TimeToLiveSpecification.Enabled';

/** A global table is tagged in each of its regions. */
function isPersonal(table: Resource): Verdict {
  const lists = [
    table.at('Tags'),
    ...table
      .at('Replicas')
      .items()
      .map((replica) => replica.at('Tags')),
  ];
  return any(violation('', 'it does not say what it holds'), ...lists.flatMap((list) => list.items().map(namesPerson)));
}

function namesPerson(tag: Position): Verdict {
  return certainText(tag.at('Key')) === DATA_LABELS.dataClass
    ? tag.at('Value').oneOf(PERSONAL)
    : violation('', 'it is another tag');
}

const tags = (Value: unknown) => [{ Key: DATA_LABELS.dataClass, Value }];
const table = (Properties: object): Example => ({
  Resources: { Profiles: { Type: 'AWS::DynamoDB::Table', Properties } },
});
const timeToLive = (Enabled: unknown) => ({ TimeToLiveSpecification: { AttributeName: 'expires', Enabled } });

/** What is known of a person ends by itself. Said only of tables whose `data-class` tag says that they hold such data. */
export const tableTimeToLive = control({
  id: 'TableTimeToLive',
  area: 'data',
  title: 'Items of tables that are tagged as personal can expire',
  rationale: 'Accounts and orders of ten years lie there because nobody wrote the job that deletes them.',
  severity: 'low',
  frameworks: { 'pci-dss-4.0.1': [judged('3.2.1')], gdpr: ['5.1.e'], 'nist-csf-2.0': ['ID.AM-08'] },
  since: '0.1.0',
  check: each(TABLE_TYPES, (subject) => onlyWhere(isPersonal(subject), subject.at(SETTING).or(false).isTrue())),
  remedy: 'Set timeToLiveAttribute, and write the time at which its retention ends, in seconds, into each item.',
  detect: single(),
  examples: {
    compliant: [
      table({ Tags: tags('profiles'), ...timeToLive(true) }),
      {
        Resources: {
          Orders: {
            Type: 'AWS::DynamoDB::GlobalTable',
            Properties: { Replicas: [{ Region: 'eu-west-1', Tags: tags('orders') }], ...timeToLive('true') },
          },
        },
      },
    ],
    violating: [
      { faultAt: SETTING, ...table({ Tags: tags('profiles') }) },
      { faultAt: SETTING, ...table({ Tags: tags('orders'), ...timeToLive(false) }) },
    ],
    unknown: [
      { Parameters: { Class: { Type: 'String' } }, ...table({ Tags: tags({ Ref: 'Class' }) }) },
      { Parameters: { On: { Type: 'String' } }, ...table({ Tags: tags('profiles'), ...timeToLive({ Ref: 'On' }) }) },
    ],
  },
});

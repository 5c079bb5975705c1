import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, type Verdict } from '../verdict';

/** The two resource types of DynamoDB tables; CDK's `TableV2` renders the second. */
export const TABLE_TYPES = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'];

/**
 * Holds when a setting that a global table has for each of its replicas holds in all of them; a table has it itself.
 */
export function everyReplica(table: Resource, judge: (replica: Position) => Verdict): Verdict {
  if (table.type === 'AWS::DynamoDB::Table') return judge(table);
  const replicas = table.at('Replicas');
  return all(replicas.present(), replicas.every(judge));
}

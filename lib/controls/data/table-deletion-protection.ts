import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { everyReplica, TABLE_TYPES } from './table-replica';

const table = (DeletionProtectionEnabled?: unknown): Example => ({
  Resources: { Orders: { Type: 'AWS::DynamoDB::Table', Properties: { DeletionProtectionEnabled } } },
});
const globalTable = (...protections: unknown[]): Example => ({
  Resources: {
    Orders: {
      Type: 'AWS::DynamoDB::GlobalTable',
      Properties: { Replicas: protections.map((DeletionProtectionEnabled) => ({ DeletionProtectionEnabled })) },
    },
  },
});

/** Tables cannot be deleted before somebody lifts their protection, in each region. */
export const tableDeletionProtection = control({
  id: 'TableDeletionProtection',
  area: 'data',
  title: 'Tables are protected against deletion',
  rationale: 'A renamed construct or one wrong command would otherwise delete every order at once.',
  severity: 'high',
  frameworks: { gdpr: ['32.1.b', '32.1.c'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each(TABLE_TYPES, (subject) =>
    everyReplica(subject, (replica) => replica.at('DeletionProtectionEnabled').isTrue()),
  ),
  remedy: 'Set deletionProtection: true, or use CustomerTable.',
  detect: [managedRule('DYNAMODB_TABLE_DELETION_PROTECTION_ENABLED')],
  examples: {
    compliant: [table(true), globalTable(true, 'true')],
    violating: [
      { faultAt: 'DeletionProtectionEnabled', ...table() },
      { faultAt: 'DeletionProtectionEnabled', ...table(false) },
      { faultAt: 'Replicas[1].DeletionProtectionEnabled', ...globalTable(true, undefined) },
    ],
    unknown: [{ Parameters: { Protection: { Type: 'String' } }, ...table({ Ref: 'Protection' }) }],
  },
});

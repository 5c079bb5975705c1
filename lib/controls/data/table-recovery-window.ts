import { each } from '../check';
import { control, type Example } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import { everyReplica, TABLE_TYPES } from './table-replica';

const RECOVERY = 'PointInTimeRecoverySpecification';
const PERIOD = `${RECOVERY}.RecoveryPeriodInDays`;

const table = (specification: object): Example => ({
  Resources: { Orders: { Type: 'AWS::DynamoDB::Table', Properties: { [RECOVERY]: specification } } },
});
const globalTable = (...specifications: readonly object[]): Example => ({
  Resources: {
    Orders: {
      Type: 'AWS::DynamoDB::GlobalTable',
      Properties: { Replicas: specifications.map((specification) => ({ [RECOVERY]: specification })) },
    },
  },
});
const on = { PointInTimeRecoveryEnabled: true };

/**
 * Tables keep the whole period that DynamoDB offers: 35 days, its default (CloudFormation, "AWS::DynamoDB::Table
 * PointInTimeRecoverySpecification"). Whether it is on at all, another control says.
 */
export const tableRecoveryWindow = control({
  id: 'TableRecoveryWindow',
  area: 'data',
  title: 'Tables can be restored to any second of the last 35 days',
  rationale: 'An error that falsifies a few orders a day is noticed at the end of the month.',
  severity: 'low',
  frameworks: {
    'pci-dss-4.0.1': [judged('12.10.1')],
    gdpr: ['32.1.c'],
    'nist-csf-2.0': ['PR.DS-11', 'RC.RP-03'],
  },
  since: '0.1.0',
  check: each(TABLE_TYPES, (subject) =>
    everyReplica(subject, (replica) =>
      onlyWhere(replica.at(`${RECOVERY}.PointInTimeRecoveryEnabled`).isTrue(), replica.at(PERIOD).or(35).atLeast(35)),
    ),
  ),
  remedy: 'Leave recoveryPeriodInDays out of pointInTimeRecoverySpecification, or set it to 35; CustomerTable does.',
  detect: single(),
  examples: {
    compliant: [table(on), table({ ...on, RecoveryPeriodInDays: '35' }), globalTable(on, on)],
    violating: [
      { faultAt: PERIOD, ...table({ ...on, RecoveryPeriodInDays: 7 }) },
      { faultAt: `Replicas[1].${PERIOD}`, ...globalTable(on, { ...on, RecoveryPeriodInDays: 14 }) },
    ],
    unknown: [{ Parameters: { Days: { Type: 'Number' } }, ...table({ ...on, RecoveryPeriodInDays: { Ref: 'Days' } }) }],
  },
});

import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { RESOURCE_ID } from '../remediation';
import { everyReplica, TABLE_TYPES } from './table-replica';

const SETTING = 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled';

const recovery = (PointInTimeRecoveryEnabled: unknown) => ({
  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled },
});
const table = (Properties: object): Example => ({
  Resources: { Orders: { Type: 'AWS::DynamoDB::Table', Properties } },
});
const globalTable = (...Replicas: object[]): Example => ({
  Resources: { Orders: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { Replicas } } },
});

/** Tables can be restored to any second of the recovery period, in each region. */
export const tablePointInTimeRecovery = control({
  id: 'TablePointInTimeRecovery',
  area: 'data',
  title: 'Tables can be restored to a point in time',
  rationale: 'A faulty release that overwrites orders is undone by going back to the second before it.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('12.10.1')],
    gdpr: ['32.1.c'],
    'nist-csf-2.0': ['PR.DS-11', 'RC.RP-03'],
  },
  since: '0.1.0',
  check: each(TABLE_TYPES, (subject) => everyReplica(subject, (replica) => replica.at(SETTING).isTrue())),
  remedy: 'Set pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true }, or use CustomerTable.',
  detect: [managedRule('DYNAMODB_PITR_ENABLED')],
  remediation: {
    rule: 'DYNAMODB_PITR_ENABLED',
    document: 'AWSConfigRemediation-EnablePITRForDynamoDbTable',
    parameters: { TableName: RESOURCE_ID },
    permissions: [
      {
        actions: ['dynamodb:DescribeContinuousBackups', 'dynamodb:UpdateContinuousBackups'],
        resource: 'arn:{partition}:dynamodb:{region}:{account}:table/*',
      },
    ],
  },
  examples: {
    compliant: [table(recovery(true)), globalTable(recovery('true'), recovery(true))],
    violating: [
      { faultAt: SETTING, ...table({}) },
      { faultAt: SETTING, ...table(recovery(false)) },
      { faultAt: `Replicas[1].${SETTING}`, ...globalTable(recovery(true), {}) },
    ],
    unknown: [{ Parameters: { Recovery: { Type: 'String' } }, ...table(recovery({ Ref: 'Recovery' })) }],
  },
});

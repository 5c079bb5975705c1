import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import { customerManagedKey } from './customer-managed-key';

const INSTANCE = 'AWS::RDS::DBInstance';
const CLUSTER = 'AWS::RDS::DBCluster';

/** CloudFormation spells the two otherwise. */
const INSIGHTS: Readonly<Record<string, { readonly on: string; readonly key: string }>> = {
  [INSTANCE]: { on: 'EnablePerformanceInsights', key: 'PerformanceInsightsKMSKeyId' },
  [CLUSTER]: { on: 'PerformanceInsightsEnabled', key: 'PerformanceInsightsKmsKeyId' },
};

const example = (Type: string, Properties: object): Example => ({
  Resources: { Orders: { Type, Properties }, OrdersKey: { Type: 'AWS::KMS::Key' } },
});
const key = { 'Fn::GetAtt': ['OrdersKey', 'Arn'] };

/** What Performance Insights collects is encrypted like the database itself. */
export const databaseInsightsEncrypted = control({
  id: 'DatabaseInsightsEncrypted',
  area: 'data',
  title: 'Performance Insights is encrypted with a customer managed key',
  rationale: 'It shows the text of queries, with the names and addresses that an application wrote into them.',
  severity: 'low',
  frameworks: { 'pci-dss-4.0.1': [judged('3.5.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each(Object.keys(INSIGHTS), (database) => {
    const { on, key: keyProperty } = INSIGHTS[database.type] ?? { on: '', key: '' };
    return onlyWhere(database.at(on).or(false).isTrue(), customerManagedKey(database.at(keyProperty)));
  }),
  remedy: 'Set performanceInsightEncryptionKey to the key of the database.',
  detect: none(
    'AWS Config has no managed rule for the key of Performance Insights; a running database names it by an ARN, which does not tell the keys of AWS from those of the account.',
  ),
  examples: {
    compliant: [
      example(INSTANCE, { EnablePerformanceInsights: true, PerformanceInsightsKMSKeyId: key }),
      example(CLUSTER, { PerformanceInsightsEnabled: 'true', PerformanceInsightsKmsKeyId: 'alias/orders' }),
    ],
    violating: [
      { faultAt: 'PerformanceInsightsKMSKeyId', ...example(INSTANCE, { EnablePerformanceInsights: true }) },
      {
        faultAt: 'PerformanceInsightsKmsKeyId',
        ...example(CLUSTER, { PerformanceInsightsEnabled: true, PerformanceInsightsKmsKeyId: 'alias/aws/rds' }),
      },
    ],
    unknown: [
      {
        Parameters: { On: { Type: 'String' } },
        ...example(INSTANCE, { EnablePerformanceInsights: { Ref: 'On' } }),
      },
    ],
  },
});

import { runSimulation } from '@cloud-copilot/iam-simulate';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { catalogue } from '../../lib/controls/catalogue';
import { ConfigRules } from '../../lib/detection/config-rules';
import { Remediations } from '../../lib/detection/remediation';
import { ConfigRegion } from '../../lib/rules/config-region';
import { PackContents } from '../../lib/rules/pack-contents';
import { regionRules } from '../../lib/rules/region-rules';
import { deployedPolicy } from '../data/simulated-access';

const ACCOUNT = '123456789012';
const REGION = 'us-east-1';
const regional = (service: string, rest: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`;
const execution = regional('ssm', 'automation-execution/1');

/** Where all remediations of the catalogue are deployed. */
const found = regionRules(catalogue, ConfigRegion.HOME_AND_EDGE, REGION, PackContents.CORE);

/** The policy of each document's role, as deployed. */
const policies = ((): ReadonlyMap<string, unknown> => {
  const stack = new Stack(new App(), 'Audit', { env: { account: ACCOUNT, region: REGION } });
  const rules = new ConfigRules(stack, 'Rules', { rules: [...found.plain] });
  new Remediations(stack, 'Remediation', { rules, remediations: [...found.remediations], automatic: [] });
  const roles = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Role'));
  return new Map(
    roles.map(({ Properties: { Description, Policies } }) => [
      String(/^Runs (\S+) for AWS Config$/.exec(Description)?.[1]),
      deployedPolicy(Policies[0].PolicyDocument, { 'AWS::Partition': 'aws', 'AWS::AccountId': ACCOUNT }),
    ]),
  );
})();

/** A key's policy that leaves its use to IAM; other resources have none. */
const LEFT_TO_IAM = {
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
    Action: 'kms:*',
    Resource: '*',
  },
};

/** What an independent implementation of IAM says of a request by the role of a document. */
async function verdict(name: string, action: string, resource: string): Promise<string> {
  const simulated = await runSimulation(
    {
      request: {
        principal: `arn:aws:iam::${ACCOUNT}:role/mender`,
        action,
        resource: { resource, accountId: ACCOUNT },
        contextVariables: {},
      },
      identityPolicies: [{ name: 'own', policy: policies.get(name) }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(action.startsWith('kms:') ? { resourcePolicy: LEFT_TO_IAM } : {}),
    },
    {},
  );
  if (simulated.resultType === 'error') throw new Error(`${action}: ${JSON.stringify(simulated.errors)}`);
  if (simulated.resultType !== 'single') throw new Error(`${simulated.resultType} is no single verdict`);
  return simulated.result.analysis.result;
}

const BUCKET = 'arn:aws:s3:::orders';
const KEY = regional('kms', 'key/11112222-3333-4444-5555-666677778888');
const TABLE = regional('dynamodb', 'table/orders');
const DATABASE = regional('rds', 'db:orders');
const BALANCER = regional('elasticloadbalancing', 'loadbalancer/app/shop/1234567890abcdef');
const SUBNET = regional('ec2', 'subnet/subnet-1');
const WAREHOUSE = regional('redshift', 'cluster:sales');
const DISTRIBUTION = `arn:aws:cloudfront::${ACCOUNT}:distribution/E1EXAMPLE`;

/** What each document changes, so that a role which may do nothing at all does not pass. */
const MENDS: Readonly<Record<string, readonly [string, string]>> = {
  'AWS-ConfigureS3BucketVersioning': ['s3:PutBucketVersioning', BUCKET],
  'AWS-UpdateALBDesyncMitigationMode': ['elasticloadbalancing:ModifyLoadBalancerAttributes', BALANCER],
  'AWSConfigRemediation-ConfigureS3BucketPublicAccessBlock': ['s3:PutBucketPublicAccessBlock', BUCKET],
  'AWSConfigRemediation-DisablePublicAccessToRDSInstance': ['rds:ModifyDBInstance', DATABASE],
  'AWSConfigRemediation-DisablePublicAccessToRedshiftCluster': ['redshift:ModifyCluster', WAREHOUSE],
  'AWSConfigRemediation-DisableSubnetAutoAssignPublicIP': ['ec2:ModifySubnetAttribute', SUBNET],
  'AWSConfigRemediation-DropInvalidHeadersForALB': ['elasticloadbalancing:ModifyLoadBalancerAttributes', BALANCER],
  'AWSConfigRemediation-EnableCloudFrontViewerPolicyHTTPS': ['cloudfront:UpdateDistribution', DISTRIBUTION],
  'AWSConfigRemediation-EnableELBDeletionProtection': ['elasticloadbalancing:ModifyLoadBalancerAttributes', BALANCER],
  'AWSConfigRemediation-EnableKeyRotation': ['kms:EnableKeyRotation', KEY],
  'AWSConfigRemediation-EnableMinorVersionUpgradeOnRDSDBInstance': ['rds:ModifyDBInstance', DATABASE],
  'AWSConfigRemediation-EnablePITRForDynamoDbTable': ['dynamodb:UpdateContinuousBackups', TABLE],
};

/** Ways to lose a resource or what is in it, by itself or by a runbook that does it. */
const LOSSES: readonly (readonly [string, string])[] = [
  ['s3:DeleteBucket', BUCKET],
  ['s3:DeleteObject', `${BUCKET}/1.pdf`],
  ['s3:DeleteObjectVersion', `${BUCKET}/1.pdf`],
  ['s3:PutLifecycleConfiguration', BUCKET],
  ['s3:PutObject', `${BUCKET}/1.pdf`],
  ['kms:ScheduleKeyDeletion', KEY],
  ['kms:DisableKey', KEY],
  ['kms:PutKeyPolicy', KEY],
  ['dynamodb:DeleteTable', TABLE],
  ['dynamodb:DeleteItem', TABLE],
  ['rds:DeleteDBInstance', DATABASE],
  ['redshift:DeleteCluster', WAREHOUSE],
  ['elasticloadbalancing:DeleteLoadBalancer', BALANCER],
  ['ec2:DeleteSubnet', SUBNET],
  ['cloudfront:DeleteDistribution', DISTRIBUTION],
  ['ssm:StartAutomationExecution', regional('ssm', 'document/DeleteTables')],
  ['iam:PassRole', `arn:aws:iam::${ACCOUNT}:role/mender`],
];

test('every remediation of the catalogue is tried', () => {
  expect([...policies.keys()].sort()).toEqual(Object.keys(MENDS));
});

describe.each(Object.entries(MENDS))('the role of %s', (name, [action, resource]) => {
  test('may mend', async () => {
    expect(await verdict(name, action, resource)).toBe('Allowed');
  });

  test.each(['ssm:StartAutomationExecution', 'ssm:GetAutomationExecution'])('may %s', async (run) => {
    expect(await verdict(name, run, execution)).toBe('Allowed');
  });

  // The simulation knows no document without an account, such as those of AWS are.
  test('may start its own document, and no other', () => {
    expect(JSON.stringify(policies.get(name)).match(/arn:aws:ssm:[^"]*document[^"]*/g)).toEqual([
      `arn:aws:ssm:${REGION}::document/${name}`,
    ]);
  });

  test.each(LOSSES)('may not %s', async (loss, of) => {
    expect(await verdict(name, loss, of)).toBe('ImplicitlyDenied');
  });
});

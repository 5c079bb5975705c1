import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { catalogue } from '../../lib/controls/catalogue';
import { ConfigRules } from '../../lib/detection/config-rules';
import { Remediations } from '../../lib/detection/remediation';
import { refuseUnmendable } from '../../lib/detection/remediation-wishes';
import { InvalidPropertyError } from '../../lib/errors';
import { ConfigRegion } from '../../lib/rules/config-region';
import { PackContents } from '../../lib/rules/pack-contents';
import { regionRules } from '../../lib/rules/region-rules';

const found = regionRules(catalogue, ConfigRegion.HOME, 'eu-central-1', PackContents.CORE);

function prepare(automatic: string[] = []) {
  const stack = new Stack(new App(), 'Audit', { env: { account: '111122223333', region: 'eu-central-1' } });
  const rules = new ConfigRules(stack, 'Rules', { rules: [...found.plain] });
  const remediations = new Remediations(stack, 'Remediation', {
    rules,
    remediations: [...found.remediations],
    automatic,
  });
  return { stack, rules, remediations, template: Template.fromStack(stack) };
}

const EXECUTIONS = {
  'Fn::Join': [
    '',
    ['arn:', { Ref: 'AWS::Partition' }, ':ssm:eu-central-1:', { Ref: 'AWS::AccountId' }, ':automation-execution/*'],
  ],
};

type Statement = { readonly Action: string | string[]; readonly Resource: unknown };

test('mends what a rule finds by a document of AWS, in a role of its own, when a person starts it', () => {
  const { stack, rules, template } = prepare();
  const [roleId] = Object.entries(template.findResources('AWS::IAM::Role')).find(
    ([, role]) => role.Properties.Description === 'Runs AWS-ConfigureS3BucketVersioning for AWS Config',
  ) ?? ['none'];

  template.hasResourceProperties('AWS::Config::RemediationConfiguration', {
    ConfigRuleName: stack.resolve(rules.rule('S3BucketVersioningEnabled')?.configRuleName),
    TargetType: 'SSM_DOCUMENT',
    TargetId: 'AWS-ConfigureS3BucketVersioning',
    Automatic: false,
    MaximumAutomaticAttempts: 5,
    RetryAttemptSeconds: 86_400,
    Parameters: {
      AutomationAssumeRole: { StaticValue: { Values: [{ 'Fn::GetAtt': [roleId, 'Arn'] }] } },
      VersioningState: { StaticValue: { Values: ['Enabled'] } },
      BucketName: { ResourceValue: { Value: 'RESOURCE_ID' } },
    },
  });
});

test('a role does what its document does, and is assumed by Automation for this account alone', () => {
  prepare().template.hasResourceProperties('AWS::IAM::Role', {
    Description: 'Runs AWS-ConfigureS3BucketVersioning for AWS Config',
    AssumeRolePolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: 'ssm.amazonaws.com' },
          Condition: {
            StringEquals: { 'aws:SourceAccount': '111122223333' },
            ArnLike: {
              'aws:SourceArn': {
                'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ssm:*:111122223333:automation-execution/*']],
              },
            },
          },
        },
      ],
      Version: '2012-10-17',
    },
    ManagedPolicyArns: Match.absent(),
    Policies: [
      {
        PolicyName: 'Mend',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:PutBucketVersioning',
              Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::*']] },
            },
            {
              Effect: 'Allow',
              Action: 'ssm:StartAutomationExecution',
              Resource: [
                {
                  'Fn::Join': [
                    '',
                    ['arn:', { Ref: 'AWS::Partition' }, ':ssm:eu-central-1::document/AWS-ConfigureS3BucketVersioning'],
                  ],
                },
                EXECUTIONS,
              ],
            },
            {
              Effect: 'Allow',
              Action: 'ssm:GetAutomationExecution',
              Resource: EXECUTIONS,
            },
          ],
        },
      },
    ],
  });
});

test('every remediation of the region is there, each document with one role', () => {
  const { remediations, template } = prepare();

  template.resourceCountIs('AWS::Config::RemediationConfiguration', found.remediations.length);
  template.resourceCountIs('AWS::IAM::Role', new Set(found.remediations.map(({ document }) => document)).size);
  expect(remediations.configurations).toHaveLength(found.remediations.length);
  expect(remediations.roles.length).toBeGreaterThan(9);
});

test('what the roles may act on is exposed, each once', () => {
  const { stack, remediations, template } = prepare();
  const inTemplate = Object.values(template.findResources('AWS::IAM::Role'))
    .flatMap((role) => role.Properties.Policies[0].PolicyDocument.Statement as Statement[])
    .flatMap(({ Resource }) => [Resource].flat())
    .map((resource) => JSON.stringify(resource));

  const exposed = remediations.resources.map((arn) => JSON.stringify(stack.resolve(arn)));

  expect([...exposed].sort()).toEqual([...new Set(inTemplate)].sort());
});

test('no placeholder is left in a policy, and none deletes', () => {
  const roles = Object.values(prepare().template.findResources('AWS::IAM::Role'));
  const statements: Statement[] = roles.flatMap((role) => role.Properties.Policies[0].PolicyDocument.Statement);

  expect(JSON.stringify(statements)).not.toMatch(/\{(partition|region|account)\}/);
  expect(
    statements.flatMap(({ Action }) => Action).filter((action) => /:(Delete|Remove|Terminate)/.test(action)),
  ).toEqual([]);
});

test('mends by itself what is named, and nothing else', () => {
  const { template } = prepare(['KeyRotation', 'DistributionHttpsOnly']);
  const automatic = Object.values(template.findResources('AWS::Config::RemediationConfiguration')).filter(
    (resource) => resource.Properties.Automatic === true,
  );

  expect(automatic.map((resource) => resource.Properties.TargetId)).toEqual(['AWSConfigRemediation-EnableKeyRotation']);
});

describe('refuseUnmendable', () => {
  const controls = [
    { id: 'KeyRotation', remediation: {} },
    { id: 'BucketVersioning', remediation: {} },
    { id: 'WebAclLogging' },
  ];

  test('takes controls with a remediation', () => {
    expect(() => refuseUnmendable(new Stack(), ['BucketVersioning', 'KeyRotation'], controls)).not.toThrow();
  });

  test.each([
    ['BucketVersoning', 'did you mean BucketVersioning?'],
    ['Everything', 'controls with a remediation are KeyRotation, BucketVersioning'],
    [
      'WebAclLogging',
      'leave it out: AWS Config cannot mend it; controls with a remediation are KeyRotation, BucketVersioning',
    ],
  ])('refuses %s', (id, mend) => {
    const refused = () => refuseUnmendable(new Stack(new App(), 'Audit'), ['KeyRotation', id], controls);

    expect(refused).toThrow(InvalidPropertyError);
    expect(refused).toThrow(new Error(`Audit: automaticRemediation is "${id}"; ${mend}`));
  });
});

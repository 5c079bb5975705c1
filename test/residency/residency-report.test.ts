import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, NestedStack, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { RESIDENCY_METADATA } from '../../lib/controls/template-metadata';
import { TemplateSet } from '../../lib/controls/template-set';
import { StorefrontPolicy } from '../../lib/policy/storefront-policy';
import { residencyReport } from '../../lib/residency';

const allowedRegions = ['eu-west-1', 'eu-central-1'];

test('lists what each stack keeps, copies and reads, and why it stands where it does', () => {
  const set = new TemplateSet([
    {
      name: 'Data',
      region: 'eu-central-1',
      stackName: 'Data',
      body: {
        Metadata: { [RESIDENCY_METADATA]: { exempt: false, allowedRegions } },
        Resources: {
          Orders: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { Replicas: [{ Region: 'eu-west-1' }] } },
          Documents: {
            Type: 'AWS::S3::Bucket',
            Properties: { ReplicationConfiguration: { Rules: [{ Destination: { Bucket: 'arn:aws:s3:::copies' } }] } },
          },
          Topic: { Type: 'AWS::SNS::Topic' },
        },
      },
    },
    {
      name: 'Edge',
      region: 'us-east-1',
      body: {
        Metadata: { [RESIDENCY_METADATA]: { exempt: true, reason: 'CloudFront logs there', allowedRegions } },
        Resources: {
          Logs: { Type: 'AWS::S3::Bucket' },
          Rule: {
            Type: 'AWS::Events::Rule',
            Properties: {
              Targets: [
                { Arn: { 'Fn::GetStackOutput': { StackName: 'Data', OutputName: 'It', Region: 'eu-central-1' } } },
              ],
            },
          },
        },
      },
    },
    { name: 'Other', body: { Resources: {} } },
  ]);

  const report = residencyReport(
    [...set.templates.values()].map((template) => ({ path: `Shop/${template.name}`, templates: [template] })),
  );

  expect(report).toEqual({
    allowedRegions: ['eu-central-1', 'eu-west-1'],
    stacks: [
      {
        stack: 'Shop/Data',
        region: 'eu-central-1',
        status: 'resident',
        holds: [
          { resource: 'Orders', type: 'AWS::DynamoDB::GlobalTable' },
          { resource: 'Documents', type: 'AWS::S3::Bucket' },
        ],
        copies: [
          { resource: 'Orders', property: 'Replicas[0].Region', region: 'eu-west-1' },
          {
            resource: 'Documents',
            property: 'ReplicationConfiguration.Rules[0].Destination.Bucket',
            region: undefined,
          },
        ],
        crossings: [],
      },
      {
        stack: 'Shop/Edge',
        region: 'us-east-1',
        status: 'exempt',
        exemptBecause: 'CloudFront logs there',
        holds: [{ resource: 'Logs', type: 'AWS::S3::Bucket' }],
        copies: [],
        crossings: [{ resource: 'Rule', property: 'Targets[0].Arn', reads: 'Data', region: 'eu-central-1' }],
      },
      { stack: 'Shop/Other', region: undefined, status: 'undeclared', holds: [], copies: [], crossings: [] },
    ],
  });
});

describe('the cloud assembly', () => {
  function synthesized(build: (app: App) => void): string {
    const outdir = mkdtempSync(join(tmpdir(), 'residency-'));
    const app = new App({ outdir });
    const exceptionsFile = join(outdir, 'exceptions.yaml');
    writeFileSync(exceptionsFile, 'exceptions: []\n');
    StorefrontPolicy.enforce(app, { packs: [], exceptionsFile });
    build(app);
    app.synth();
    return join(outdir, 'residency.json');
  }

  test('gets the record of an app that speaks of residency', () => {
    const file = synthesized((app) => {
      const stack = new Stack(app, 'Data', { env: { account: '111122223333', region: 'eu-central-1' } });
      stack.templateOptions.metadata = { [RESIDENCY_METADATA]: { exempt: false, allowedRegions } };
      new s3.Bucket(new NestedStack(stack, 'Nested'), 'Documents');
    });

    const { stacks } = JSON.parse(readFileSync(file, 'utf8'));
    expect(stacks.map(({ stack, region, status }: Record<string, string>) => [stack, region, status])).toEqual([
      ['Data', 'eu-central-1', 'resident'],
      ['Data/Nested', 'eu-central-1', 'resident'],
    ]);
    expect(stacks[1].holds).toEqual([
      { resource: expect.stringMatching(/^Nested.*\/Documents/), type: 'AWS::S3::Bucket' },
    ]);
    expect(existsSync(`${file}.part`)).toBe(false);
  });

  test('gets none of an app that does not', () => {
    const file = synthesized((app) => {
      new lambda.CfnAlias(new Stack(app, 'Other'), 'Alias', {
        functionName: 'f',
        functionVersion: '1',
        name: 'live',
      });
    });

    expect(existsSync(file)).toBe(false);
  });
});

import { countProcessChecks, customRulesOf, managedRulesOf } from './managed-rules';
import { sampleTemplate } from './sample-template';

const SOURCE = { Owner: 'AWS', SourceIdentifier: 'IAM_PASSWORD_POLICY' };

function rule(properties: Readonly<Record<string, unknown>>): unknown {
  return { Type: 'AWS::Config::ConfigRule', Properties: properties };
}

describe('managedRulesOf', () => {
  test('asks for a rule with its description and parameters, as AWS Config takes them', () => {
    const template = sampleTemplate({
      Rule1: rule({
        Source: SOURCE,
        Description: 'Judges PasswordPolicy',
        InputParameters: { MinimumPasswordLength: 14, topic: { Ref: 'Topic' } },
      }),
    });

    expect(managedRulesOf(template)).toEqual([
      {
        template,
        logicalId: 'Rule1',
        rule: {
          Source: SOURCE,
          Description: 'Judges PasswordPolicy',
          InputParameters: '{"MinimumPasswordLength":"14","topic":"known-at-deployment"}',
        },
      },
    ]);
  });

  test('asks for no parameters where there are none', () => {
    const asked = managedRulesOf(sampleTemplate({ Rule1: rule({ Source: SOURCE }) }));

    expect(asked.map((each) => each.rule)).toEqual([{ Source: SOURCE }]);
  });

  test('finds the rules inside a conformance pack', () => {
    const body = [
      'Resources:',
      '  First:',
      '    Type: AWS::Config::ConfigRule',
      '    Properties:',
      '      Source: { Owner: AWS, SourceIdentifier: IAM_PASSWORD_POLICY }',
      '      InputParameters: { MinimumPasswordLength: !Ref Length }',
      '  Second:',
      '    Type: AWS::Config::ConfigRule',
      '    Properties: { Source: { Owner: CUSTOM_LAMBDA, SourceIdentifier: arn } }',
    ].join('\n');
    const pack = { Type: 'AWS::Config::ConformancePack', Properties: { TemplateBody: body } };

    expect(
      managedRulesOf(sampleTemplate({ Pack: pack })).map(({ logicalId, rule: asked }) => [logicalId, asked]),
    ).toEqual([['Pack', { Source: SOURCE, InputParameters: '{"MinimumPasswordLength":"Length"}' }]]);
  });

  test.each([
    ['a custom rule', rule({ Source: { Owner: 'CUSTOM_POLICY', SourceIdentifier: 'x' } })],
    ['a rule without a source', rule({})],
    ['another resource', { Type: 'AWS::S3::Bucket', Properties: { Source: SOURCE } }],
    ['a pack from S3', { Type: 'AWS::Config::ConformancePack', Properties: { TemplateS3Uri: 's3://b/k' } }],
    ['what is no resource', null],
  ])('asks for nothing for %s', (_case, resource) => {
    expect(managedRulesOf(sampleTemplate({ One: resource }))).toEqual([]);
  });
});

describe('process checks', () => {
  const body = [
    'Resources:',
    '  Drill:',
    '    Type: AWS::Config::ConfigRule',
    '    Properties: { ConfigRuleName: drill, Source: { Owner: AWS, SourceIdentifier: AWS_CONFIG_PROCESS_CHECK } }',
    '  Password:',
    '    Type: AWS::Config::ConfigRule',
    '    Properties: { Source: { Owner: AWS, SourceIdentifier: IAM_PASSWORD_POLICY } }',
  ].join('\n');
  const template = sampleTemplate({
    Pack: { Type: 'AWS::Config::ConformancePack', Properties: { TemplateBody: body } },
  });

  test('are counted, not asked for', () => {
    expect(countProcessChecks(template)).toBe(1);
    expect(managedRulesOf(template).map((asked) => asked.rule)).toEqual([{ Source: SOURCE }]);
  });
});

describe('customRulesOf', () => {
  const details = [{ EventSource: 'aws.config', MessageType: 'ConfigurationItemChangeNotification' }];

  test('asks for a rule of a function with its triggers, scope and parameters, whichever function it is', () => {
    const template = sampleTemplate({
      Managed: rule({ Source: SOURCE }),
      Custom: rule({
        Source: {
          Owner: 'CUSTOM_LAMBDA',
          SourceIdentifier: { 'Fn::GetAtt': ['Judge', 'Arn'] },
          SourceDetails: details,
        },
        Scope: { ComplianceResourceTypes: ['AWS::SQS::Queue'] },
        InputParameters: { controlId: 'QueueEncrypted' },
      }),
    });

    expect(customRulesOf(template)).toEqual([
      {
        template,
        logicalId: 'Custom',
        rule: {
          Source: { Owner: 'CUSTOM_LAMBDA', SourceIdentifier: 'known-at-deployment', SourceDetails: details },
          Scope: { ComplianceResourceTypes: ['AWS::SQS::Queue'] },
          InputParameters: '{"controlId":"QueueEncrypted"}',
        },
      },
    ]);
  });
});

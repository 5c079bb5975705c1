import { INCIDENT_PLAN_METADATA } from '../../../lib/controls/template-metadata';
import { verdictOn } from '../dated-verdict';
import { verdictOf } from '../verdict-of';
import { verdictAcross } from './verdict-across';

const HOME = { region: 'eu-central-1', account: '111122223333' };
const EDGE = { region: 'us-east-1', account: '111122223333' };

describe('SecurityServiceOnce', () => {
  const It = { Type: 'AWS::GuardDuty::Detector', Properties: { Enable: true } };

  test.each([
    ['in another region', HOME, EDGE, 'compliant'],
    ['in another account', HOME, { ...HOME, account: '444455556666' }, 'compliant'],
    ['in the same account and region', HOME, HOME, 'violation'],
    ['somewhere, by the look of it the same', {}, {}, 'compliant'],
    ['in the same region of some account', { region: HOME.region }, { region: HOME.region }, 'compliant'],
  ])('a second one %s', (_where, one, other, expected) => {
    const stacks = [one, other].map((place) => ({ ...place, resources: { It } }));

    expect(verdictAcross('SecurityServiceOnce', 'It', ...stacks)).toBe(expected);
  });
});

describe.each([
  ['SecurityHubPciStandard', 'pci-dss/v/4.0.1'],
  ['SecurityHubFoundationalStandard', 'aws-foundational-security-best-practices/v/1.0.0'],
])('%s', (id, name) => {
  const Hub = { Type: 'AWS::SecurityHub::Hub', Properties: { EnableDefaultStandards: false } };
  const Standard = {
    Type: 'AWS::SecurityHub::Standard',
    Properties: { StandardsArn: `arn:aws:securityhub:eu-central-1::standards/${name}` },
  };

  test.each([
    ['its own region', HOME, 'compliant'],
    ['another region', EDGE, 'violation'],
  ])('looks for it in %s', (_where, place, expected) => {
    const declared = { ...place, resources: { Standard } };

    expect(verdictAcross(id, 'Hub', { ...HOME, resources: { Hub } }, declared)).toBe(expected);
  });
});

test('SecurityHubDefaultStandardsOff says nothing of a hub beside which none is declared', () => {
  expect(verdictOf('SecurityHubDefaultStandardsOff', 'Hub', { Hub: { Type: 'AWS::SecurityHub::Hub' } })).toBe(
    'not-applicable',
  );
});

test('AnalyzerUnusedAccess is content with one analyzer in whatever region', () => {
  const analyzer = (Type: string) => ({ Type: 'AWS::AccessAnalyzer::Analyzer', Properties: { Type } });
  const edge = { ...EDGE, resources: { It: analyzer('ACCOUNT') } };
  const home = { ...HOME, resources: { Unused: analyzer('ACCOUNT_UNUSED_ACCESS') } };

  expect(verdictAcross('AnalyzerUnusedAccess', 'It', edge, home)).toBe('not-applicable');
});

describe('DetectorRuntimeAgents', () => {
  const detector = (Status: string) => ({
    Type: 'AWS::GuardDuty::Detector',
    Properties: { Features: [{ Name: 'RUNTIME_MONITORING', Status, AdditionalConfiguration: [] }] },
  });
  const service = (Properties: object) => ({ Type: 'AWS::ECS::Service', Properties });

  test.each([
    ['a service on Fargate', 'ENABLED', service({ LaunchType: 'FARGATE' }), 'violation'],
    [
      'a provider of Fargate',
      'ENABLED',
      service({ CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE_SPOT' }] }),
      'violation',
    ],
    ['a service on hosts of another stack', 'ENABLED', service({ LaunchType: 'EC2' }), 'not-applicable'],
    ['nothing that runs', 'ENABLED', { Type: 'AWS::Lambda::Function', Properties: {} }, 'not-applicable'],
    ['a monitoring that is off', 'DISABLED', service({ LaunchType: 'FARGATE' }), 'not-applicable'],
  ])('%s', (_what, status, Host, expected) => {
    expect(verdictOf('DetectorRuntimeAgents', 'It', { It: detector(status), Host })).toBe(expected);
  });
});

describe('IncidentPlanCurrent', () => {
  const plan = (reviewedOn: string, testedOn: string) => ({
    Resources: {
      Plan: {
        Type: 'AWS::SSM::Parameter',
        Metadata: { [INCIDENT_PLAN_METADATA]: { reviewedOn, testedOn, contacts: 1, notified: [] } },
        Properties: {},
      },
    },
  });

  test.each([
    ['2027-03-01', '2026-03-01', '2026-03-01', 'compliant'],
    ['2027-03-02', '2026-03-01', '2026-12-01', 'violation'],
    ['2027-03-02', '2026-12-01', '2026-03-01', 'violation'],
    ['2027-03-02', '2026-02-30', '2026-12-01', 'unknown'],
  ])('on %s, reviewed on %s and tested on %s: %s', (today, reviewedOn, testedOn, expected) => {
    expect(verdictOn(today, 'IncidentPlanCurrent', plan(reviewedOn, testedOn))?.kind).toBe(expected);
  });

  test.each(['IncidentPlanCurrent', 'IncidentPlanComplete'])('%s says nothing of other parameters', (id) => {
    const Plan = { Type: 'AWS::SSM::Parameter', Properties: { Value: 'blue' } };

    expect(verdictOf(id, 'Plan', { Plan })).toBe('not-applicable');
  });
});

describe('LogDeliverySourceBound', () => {
  const policy = (statement: object) => ({
    Type: 'AWS::KMS::Key',
    Properties: { KeyPolicy: { Statement: [{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*', ...statement }] } },
  });
  const trail = { Service: 'cloudtrail.amazonaws.com' };

  test.each([
    [
      'a service of its own account',
      { Principal: trail, Condition: { ArnLike: { 'AWS:SourceArn': 'arn:aws:*' } } },
      'compliant',
    ],
    [
      'the context of the trail',
      {
        Principal: trail,
        Condition: {
          StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': 'arn:aws:cloudtrail:*:111122223333:trail/*' },
        },
      },
      'compliant',
    ],
    ['any source at all', { Principal: trail, Condition: { StringLike: { 'aws:SourceAccount': '*' } } }, 'violation'],
    ['a negation', { Principal: trail, Condition: { StringNotEquals: { 'aws:SourceAccount': '1' } } }, 'violation'],
    ['a denial', { Effect: 'Deny', Principal: trail }, 'not-applicable'],
    ['another service', { Principal: { Service: 'events.amazonaws.com' } }, 'not-applicable'],
    [
      'access logs of S3, which know no other account',
      { Principal: { Service: 'logging.s3.amazonaws.com' } },
      'not-applicable',
    ],
    ['an effect of a parameter', { Effect: { Ref: 'Unknown' }, Principal: trail }, 'unknown'],
  ])('%s', (_what, statement, expected) => {
    expect(verdictOf('LogDeliverySourceBound', 'Key', { Key: policy(statement) })).toBe(expected);
  });
});

test.each([
  ['a function URL', { 'Fn::GetAtt': ['Other', 'Arn'] }, 'not-applicable'],
  ['a distribution', { 'Fn::Sub': 'arn:aws:cloudfront::111122223333:distribution/${Shop}' }, 'violation'],
])('AccessLogsWithoutSecrets judges the delivery of %s', (_what, ResourceArn, expected) => {
  const resources = {
    Delivery: {
      Type: 'AWS::Logs::Delivery',
      Properties: { DeliverySourceName: 'access', RecordFields: ['cs(Cookie)'] },
    },
    Source: { Type: 'AWS::Logs::DeliverySource', Properties: { Name: 'access', LogType: 'ACCESS_LOGS', ResourceArn } },
    Other: { Type: 'AWS::Bedrock::Agent', Properties: {} },
    Shop: { Type: 'AWS::CloudFront::Distribution', Properties: {} },
  };

  expect(verdictOf('AccessLogsWithoutSecrets', 'Delivery', resources)).toBe(expected);
});

test.each([
  [
    'AnalyzerExternalAccess',
    'AWS::AccessAnalyzer::Analyzer',
    { Type: 'ACCOUNT_UNUSED_ACCESS' },
    'external-access-analyzer',
  ],
  ['ConfigRecorderGlobalTypes', 'AWS::Config::ConfigurationRecorder', {}, 'home-recorder'],
])('%s does not ask for what the account has already', (id, Type, Properties, adopted) => {
  const verdict = (Metadata: object) => verdictOf(id, 'It', { It: { Type, Properties, Metadata } });

  expect(verdict({ StorefrontAdopted: adopted })).toBe('not-applicable');
  expect(verdict({ StorefrontAdopted: 'another' })).toBe('violation');
});

import { verdictOf } from '../verdict-of';
import { verdictAcross } from './verdict-across';

const HOME = { region: 'eu-central-1', account: '111122223333' };
const EDGE = { region: 'us-east-1', account: '111122223333' };
const OTHER = { region: 'eu-central-1', account: '444455556666' };

const Trail = { Type: 'AWS::CloudTrail::Trail', Properties: { IsLogging: true } };
const Detector = { Type: 'AWS::GuardDuty::Detector', Properties: { Enable: true } };
const rule = (EventPattern: unknown, others: object = {}) => ({
  Type: 'AWS::Events::Rule',
  Properties: { EventPattern, Targets: [{ Id: 't', Arn: 'arn:aws:sns:eu-central-1:111122223333:alerts' }], ...others },
});
const filter = (FilterPattern: unknown) => ({ Type: 'AWS::Logs::MetricFilter', Properties: { FilterPattern } });
const names = ['StopLogging', 'DeleteTrail'];
const calls = (detail: object) => rule({ 'detail-type': ['AWS API Call via CloudTrail'], detail });

describe('SecurityServiceStopAlerted', () => {
  const judge = (Stops: object) => verdictOf('SecurityServiceStopAlerted', 'Trail', { Trail, Stops });

  test.each([
    ['all calls of the service', rule({ source: ['aws.cloudtrail'] }), 'compliant'],
    ['names by their beginning', calls({ eventName: [{ prefix: 'Stop' }, { prefix: 'Delete' }] }), 'compliant'],
    [
      'calls that a deployment does not make',
      calls({ eventName: names, sourceIPAddress: [{ 'anything-but': 'x' }] }),
      'compliant',
    ],
    ['all names but others', calls({ eventName: [{ 'anything-but': ['StartLogging'] }] }), 'compliant'],
    ['all names but one of them', calls({ eventName: [{ 'anything-but': ['StopLogging'] }] }), 'violation'],
    ['all names but one of them, alone', calls({ eventName: [{ 'anything-but': 'StopLogging' }] }), 'violation'],
    ['all names but a beginning', calls({ eventName: [{ 'anything-but': { prefix: 'x' } }] }), 'unknown'],
    ['another service', calls({ eventSource: ['kms.amazonaws.com'], eventName: names }), 'violation'],
    [
      'events of another type',
      rule({ 'detail-type': ['GuardDuty Finding'], detail: { eventName: names } }),
      'violation',
    ],
    ['either of two conditions', calls({ eventName: names, $or: [{ errorCode: [{ exists: true }] }] }), 'violation'],
    ['any event with a detail', calls({ severity: [8] }), 'violation'],
    ['a schedule', rule(undefined, { ScheduleExpression: 'rate(1 day)' }), 'violation'],
    ['events of another bus', rule({ detail: { eventName: names } }, { EventBusName: { Ref: 'Trail' } }), 'violation'],
    [
      'a filter of another service',
      filter('{ $.eventSource = kms.amazonaws.com && $.eventName = StopLogging }'),
      'violation',
    ],
    ['a filter of all but them', filter('{ $.eventName != StopLogging && $.eventName != DeleteTrail }'), 'violation'],
    ['a filter of longer names', filter('{ $.eventName = StopLoggings || $.eventName = DeleteTrails }'), 'violation'],
    ['a filter of a parameter', filter({ Ref: 'Unknown' }), 'unknown'],
    ['the default bus by its name', rule({ detail: { eventName: names } }, { EventBusName: 'default' }), 'compliant'],
  ])('%s: %#', (_what, Stops, expected) => {
    expect(judge(Stops)).toBe(expected);
  });

  test.each([
    ['in its region', HOME, 'compliant'],
    ['in another region', EDGE, 'violation'],
    ['in another account', OTHER, 'violation'],
  ])('a rule %s', (_where, place, expected) => {
    const heard = { ...place, resources: { Stops: calls({ eventName: names }) } };

    expect(verdictAcross('SecurityServiceStopAlerted', 'Trail', { ...HOME, resources: { Trail } }, heard)).toBe(
      expected,
    );
  });

  test.each([
    ['in another region', EDGE, 'compliant'],
    ['in another account', OTHER, 'violation'],
  ])('a metric filter %s', (_where, place, expected) => {
    const counted = {
      ...place,
      resources: { Stops: filter(`{ ${names.map((name) => `$.eventName = ${name}`).join(' || ')} }`) },
    };

    expect(verdictAcross('SecurityServiceStopAlerted', 'Trail', { ...HOME, resources: { Trail } }, counted)).toBe(
      expected,
    );
  });
});

describe('WebAclRemovalAlerted', () => {
  const WebAcl = { Type: 'AWS::WAFv2::WebACL', Properties: { Scope: 'CLOUDFRONT' } };
  const edge = { ...EDGE, resources: { WebAcl } };
  const heard = calls({ eventName: ['UpdateDistribution'] });

  test.each([
    ['says nothing where the templates set up no watch', [], 'not-applicable'],
    ['says nothing where they do so for another account', [{ ...OTHER, resources: { Trail } }], 'not-applicable'],
    ['asks where they set one up in another region', [{ ...HOME, resources: { Trail } }], 'violation'],
    ['hears no rule of another region', [{ ...HOME, resources: { Trail, Heard: heard } }], 'violation'],
    [
      'hears a rule of another stack of its region',
      [
        { ...HOME, resources: { Trail } },
        { ...EDGE, resources: { Heard: heard } },
      ],
      'compliant',
    ],
  ])('%s', (_what, others, expected) => {
    expect(verdictAcross('WebAclRemovalAlerted', 'WebAcl', edge, ...others)).toBe(expected);
  });
});

describe('FindingsAlerted', () => {
  const findings = (source: string) => rule({ source: [source], 'detail-type': ['Security Hub Findings - Imported'] });

  test.each([
    ['a hub in its region', HOME, 'compliant'],
    ['a hub in another region', EDGE, 'violation'],
  ])('GuardDuty speaks through %s', (_where, place, expected) => {
    const home = { ...HOME, resources: { Detector, Heard: findings('aws.securityhub') } };
    const hub = { ...place, resources: { Hub: { Type: 'AWS::SecurityHub::Hub' } } };

    expect(verdictAcross('FindingsAlerted', 'Detector', home, hub)).toBe(expected);
  });

  test('a rule that is off tells nobody', () => {
    const Heard = rule({ source: ['aws.guardduty'] }, { State: 'DISABLED' });

    expect(verdictOf('FindingsAlerted', 'Detector', { Detector, Heard })).toBe('violation');
  });
});

describe.each(['RootUseAlerted', 'SignInWithoutMfaAlerted'])('%s', (id) => {
  const counted =
    '{ ($.userIdentity.type = "Root") || (($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes")) }';

  test.each([
    ['in us-east-1', EDGE, 'compliant'],
    ['in another account', OTHER, 'violation'],
  ])('a filter %s', (_where, place, expected) => {
    const watch = { ...place, resources: { Counted: filter(counted) } };

    expect(verdictAcross(id, 'Trail', { ...HOME, resources: { Trail } }, watch)).toBe(expected);
  });
});

describe('AlarmTopicSubscribed', () => {
  const Topic = { Type: 'AWS::SNS::Topic', Properties: {} };

  test('says nothing of a topic that carries no alerts', () => {
    expect(verdictOf('AlarmTopicSubscribed', 'Topic', { Topic })).toBe('not-applicable');
  });

  test.each(['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'])('asks for a listener to %s', (Type) => {
    const Alarm = { Type, Properties: { AlarmActions: [{ Ref: 'Topic' }] } };

    expect(verdictOf('AlarmTopicSubscribed', 'Topic', { Topic, Alarm })).toBe('violation');
  });

  test('knows a channel of Microsoft Teams', () => {
    const Alarm = { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmActions: [{ Ref: 'Topic' }] } };
    const Teams = {
      Type: 'AWS::Chatbot::MicrosoftTeamsChannelConfiguration',
      Properties: { SnsTopicArns: [{ Ref: 'Topic' }] },
    };

    expect(verdictOf('AlarmTopicSubscribed', 'Topic', { Topic, Alarm, Teams })).toBe('compliant');
  });
});

test('MetricFilterAlarmed says nothing of filters over other logs', () => {
  const Count = {
    Type: 'AWS::Logs::MetricFilter',
    Properties: { FilterPattern: '{ $.level = "ERROR" }', MetricTransformations: [{ MetricName: 'Errors' }] },
  };

  expect(verdictOf('MetricFilterAlarmed', 'Count', { Count })).toBe('not-applicable');
});

test.each([
  ['another statistic', { Statistic: 'Average', ComparisonOperator: 'LessThanThreshold' }],
  ['too many samples', { Statistic: 'SampleCount', ComparisonOperator: 'GreaterThanThreshold' }],
])('SilenceAlarmed says nothing of alarms on %s', (_what, Properties) => {
  const Alarm = { Type: 'AWS::CloudWatch::Alarm', Properties };

  expect(verdictOf('SilenceAlarmed', 'Alarm', { Alarm })).toBe('not-applicable');
});

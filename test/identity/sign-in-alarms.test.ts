import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as sns from 'aws-cdk-lib/aws-sns';
import { SignInAlarms, type SignInAlarmsProps } from '../../lib/identity/sign-in-alarms';

const POOL = 'eu-central-1_Shoppers';

function alarmsIn(props: Partial<SignInAlarmsProps> = {}): { shop: Stack; topic: sns.Topic; alarms: SignInAlarms } {
  const shop = new Stack(new App(), 'Shop', { env: { account: '123456789012', region: 'eu-central-1' } });
  const topic = new sns.Topic(shop, 'Topic');
  const userPool = cognito.UserPool.fromUserPoolId(shop, 'Pool', POOL);
  const alarms = new SignInAlarms(shop, 'Alarms', { userPool, alarmTopic: topic, ...props });
  return { shop, topic, alarms };
}

const alarmsOf = (shop: Stack) =>
  Object.values(Template.fromStack(shop).findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);

describe('SignInAlarms', () => {
  test.each([
    ['CompromisedCredentialRisk', 'high'],
    ['AccountTakeoverRisk', 'medium'],
    ['AccountTakeoverRisk', 'high'],
  ])('watches %s of %s risk, as Cognito names and divides it', (metric, level) => {
    // Prepare
    const { shop, topic } = alarmsIn();

    // Act
    const found = alarmsOf(shop).filter(
      ({ MetricName, Dimensions }) =>
        MetricName === metric &&
        JSON.stringify(Dimensions).includes(JSON.stringify({ Name: 'RiskLevel', Value: level })),
    );

    // Assess
    expect(found).toEqual([
      expect.objectContaining({
        Namespace: 'AWS/Cognito',
        Dimensions: [
          { Name: 'Operation', Value: 'SignIn' },
          { Name: 'RiskLevel', Value: level },
          { Name: 'UserPoolId', Value: POOL },
        ],
        Statistic: 'Sum',
        Period: 300,
        EvaluationPeriods: 1,
        Threshold: 10,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        TreatMissingData: 'notBreaching',
        AlarmActions: [shop.resolve(topic.topicArn)],
      }),
    ]);
  });

  test('counts what failed by client: the sign-ins less those that passed', () => {
    // Prepare
    const { shop, topic, alarms } = alarmsIn({ threatProtection: false });

    // Act
    alarms.watchClient(cognito.UserPoolClient.fromUserPoolClientId(shop, 'Web', 'web1234'));

    // Assess
    const Dimensions = [
      { Name: 'UserPool', Value: POOL },
      { Name: 'UserPoolClient', Value: 'web1234' },
    ];
    const signIns = { Namespace: 'AWS/Cognito', MetricName: 'SignInSuccesses', Dimensions };
    expect(alarmsOf(shop)).toEqual([
      {
        AlarmDescription: '100 sign-ins of shoppers or more in five minutes failed',
        AlarmActions: [shop.resolve(topic.topicArn)],
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        EvaluationPeriods: 1,
        Threshold: 100,
        TreatMissingData: 'notBreaching',
        Metrics: [
          { Id: 'expr_1', Expression: 'tried - passed', Label: 'Failed sign-ins', ReturnData: true },
          { Id: 'tried', ReturnData: false, MetricStat: { Metric: signIns, Period: 300, Stat: 'SampleCount' } },
          { Id: 'passed', ReturnData: false, MetricStat: { Metric: signIns, Period: 300, Stat: 'Sum' } },
        ],
      },
    ]);
    expect(alarms.alarms).toHaveLength(1);
  });

  test('two clients have an alarm each, whatever their ids', () => {
    // Prepare
    const { shop, alarms } = alarmsIn();
    const others = new Stack(shop, 'Others');

    // Act
    alarms.watchClient(cognito.UserPoolClient.fromUserPoolClientId(shop, 'Web', 'web1'));
    alarms.watchClient(cognito.UserPoolClient.fromUserPoolClientId(others, 'Web', 'web2'));

    // Assess
    expect(alarms.alarms).toHaveLength(5);
  });

  test('without threat protection nothing tells leaked passwords or take-overs', () => {
    // Prepare
    // Act
    const { shop } = alarmsIn({ threatProtection: false });

    // Assess
    expect(alarmsOf(shop)).toEqual([]);
  });

  test.each([
    ['leakedPasswords', [3, 10, 10]],
    ['takeoverRisks', [10, 3, 3]],
  ])('%s sets its threshold', (limit, thresholds) => {
    // Prepare
    // Act
    const { shop } = alarmsIn({ [limit]: 3 });

    // Assess
    const order = ['CompromisedCredentialRisk', 'AccountTakeoverRisk'];
    const sorted = alarmsOf(shop).sort((a, b) => order.indexOf(a.MetricName) - order.indexOf(b.MetricName));
    expect(sorted.map(({ Threshold }) => Threshold)).toEqual(thresholds);
  });

  test('failedSignIns sets its threshold', () => {
    // Prepare
    const { shop, alarms } = alarmsIn({ failedSignIns: 7, threatProtection: false });

    // Act
    alarms.watchClient(cognito.UserPoolClient.fromUserPoolClientId(shop, 'Web', 'web1'));

    // Assess
    expect(alarmsOf(shop)[0]?.Threshold).toBe(7);
  });

  test.each([
    ['failedSignIns', 0],
    ['leakedPasswords', 2.5],
    ['takeoverRisks', -1],
  ])('refuses %s of %d', (limit, value) => {
    // Prepare
    // Act
    const build = () => alarmsIn({ [limit]: value });

    // Assess
    expect(build).toThrow(`Shop/Alarms: ${limit} is ${value}; give a whole number of sign-ins in five minutes, from 1`);
  });
});

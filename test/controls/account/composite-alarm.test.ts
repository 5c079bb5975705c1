import { isHeardByComposite } from '../../../lib/controls/account/composite-alarm';
import { TemplateSet } from '../../../lib/controls/template-set';

function heard(rule: unknown): boolean | undefined {
  const body = {
    Resources: {
      Errors: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmName: 'errors' } },
      Outage: { Type: 'AWS::CloudWatch::CompositeAlarm', Properties: { AlarmRule: rule } },
    },
  };
  const [alarm] = new TemplateSet([{ name: 'shop', body }]).ofType('AWS::CloudWatch::Alarm');
  return alarm === undefined ? undefined : isHeardByComposite(alarm);
}

describe('isHeardByComposite', () => {
  test.each([
    ['the rule that CDK writes', { 'Fn::Join': ['', ['(ALARM("', { 'Fn::GetAtt': ['Errors', 'Arn'] }, '"))']] }, true],
    ['the name in quotes', 'ALARM("errors") AND NOT ALARM("deployment")', true],
    ['the bare name', 'ALARM(deployment) OR ALARM(errors)', true],
    ['a name that only begins alike', 'ALARM("errors-of-another-shop")', false],
    ['another alarm', 'ALARM("latency")', false],
    ['a rule decided at deployment', { 'Fn::ImportValue': 'OutageRule' }, false],
  ])('%s', (_what, rule, expected) => {
    expect(heard(rule)).toBe(expected);
  });
});

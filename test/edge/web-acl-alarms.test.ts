import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as sns from 'aws-cdk-lib/aws-sns';
import { ManagedRuleGroup } from '../../lib/edge/managed-rule-group';
import type { StorefrontWebAclProps } from '../../lib/edge/storefront-web-acl';
import { RuleMode } from '../../lib/edge/web-acl-rule-mode';
import { WebAclScope } from '../../lib/edge/web-acl-scope';
import { refusal, shopStack, webAclIn } from './rendered-web-acl';

interface Alarm {
  readonly MetricName: string;
  readonly Threshold: number;
  readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[];
}

const PINNED = [{ group: ManagedRuleGroup.CORE, version: 'Version_1.4' }];

/** The alarms by the logical id's part that tells them apart. */
function alarms(props: Partial<StorefrontWebAclProps> = {}, region = 'us-east-1') {
  const stack = shopStack(region);
  const alarmTopic = new sns.Topic(stack, 'Topic');
  webAclIn(stack, { alarmTopic, ...props });
  const template = Template.fromStack(stack);
  const found = Object.entries(template.findResources('AWS::CloudWatch::Alarm')).map(([id, { Properties }]) => {
    return [id.replace(/^WebAclAlarms(.*)[0-9A-F]{8}$/, '$1'), Properties as Alarm] as const;
  });
  return { template, topic: stack.resolve(alarmTopic.topicArn), byId: new Map(found) };
}

function dimensionsOf(alarm: Alarm | undefined): object {
  return Object.fromEntries((alarm?.Dimensions ?? []).map(({ Name, Value }) => [Name, Value]));
}

describe('the alarms of a web ACL', () => {
  test('tell the topic, and are quiet while AWS WAF writes nothing', () => {
    const { template, topic, byId } = alarms({ managedRuleGroupVersions: PINNED });

    expect([...byId.keys()]).toEqual(['BlockedRequests', 'LimitedLogins', 'ExpiryAWSManagedRulesCommonRuleSet']);
    template.allResourcesProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/WAFV2',
      AlarmActions: [topic],
      TreatMissingData: 'notBreaching',
      EvaluationPeriods: 1,
    });
  });

  test('go off on many blocked requests and on many limited sign-ins', () => {
    const { byId } = alarms();

    expect(byId.get('BlockedRequests')).toMatchObject({
      MetricName: 'BlockedRequests',
      Statistic: 'Sum',
      Period: 300,
      Threshold: 1000,
      ComparisonOperator: 'GreaterThanThreshold',
    });
    expect(dimensionsOf(byId.get('BlockedRequests'))).toEqual({ Rule: 'ALL', WebACL: expect.any(String) });
    expect(byId.get('LimitedLogins')).toMatchObject({ MetricName: 'BlockedRequests', Threshold: 100 });
    expect(dimensionsOf(byId.get('LimitedLogins'))).toEqual({ Rule: 'LoginRate', WebACL: expect.any(String) });
  });

  test('look at challenges where sign-ins are challenged, and at nothing where there is no such rule', () => {
    const challenged = alarms({ rollouts: { LoginRate: { mode: RuleMode.CHALLENGE } } });

    expect(challenged.byId.get('LimitedLogins')?.MetricName).toBe('ChallengeRequests');
    expect([...alarms({ paths: { login: [] } }).byId.keys()]).toEqual(['BlockedRequests']);
    expect([...alarms({ rollouts: { LoginRate: { mode: RuleMode.COUNT } } }).byId.keys()]).toEqual(['BlockedRequests']);
  });

  test('watch what rules count that are about to act, single rules of groups too', () => {
    const { byId } = alarms({
      rollouts: { SearchRate: { enforceFrom: '2026-12-01' }, GiftCardRate: { enforceFrom: '2026-11-01' } },
      managedRuleOverrides: [{ group: ManagedRuleGroup.CORE, rule: 'GenericLFI_BODY', enforceFrom: '2026-12-01' }],
    });

    const counted = [...byId].filter(([id]) => id.startsWith('Counted'));
    expect(counted.map(([, alarm]) => [alarm.MetricName, alarm.Threshold, dimensionsOf(alarm)])).toEqual([
      ['CountedRequests', 100, { Rule: 'SearchRate', WebACL: expect.any(String) }],
      [
        'CountedRequests',
        100,
        {
          ManagedRuleGroup: 'AWSManagedRulesCommonRuleSet',
          ManagedRuleGroupRule: 'GenericLFI_BODY',
          WebACL: expect.any(String),
        },
      ],
    ]);
  });

  test.each([
    [WebAclScope.CLOUDFRONT, 'us-east-1', {}],
    [WebAclScope.REGIONAL, 'eu-central-1', { Region: 'eu-central-1' }],
  ])('watch the expiry of pinned versions in scope %s', (scope, region, more) => {
    const { byId, template } = alarms({ scope, managedRuleGroupVersions: PINNED }, region);

    const expiry = byId.get('ExpiryAWSManagedRulesCommonRuleSet');
    expect(expiry).toMatchObject({
      MetricName: 'DaysToExpiry',
      Statistic: 'Minimum',
      Period: 86_400,
      Threshold: 30,
      ComparisonOperator: 'LessThanThreshold',
    });
    expect(dimensionsOf(expiry)).toEqual({
      ManagedRuleGroup: 'AWSManagedRulesCommonRuleSet',
      Vendor: 'AWS',
      Version: 'Version_1.4',
      ...more,
    });
    const [webAcl] = Object.values(template.findResources('AWS::WAFv2::WebACL'));
    expect(JSON.stringify(webAcl)).toContain('"Version":"Version_1.4"');
  });

  test('take thresholds', () => {
    const { byId } = alarms({
      managedRuleGroupVersions: PINNED,
      rollouts: { SearchRate: { enforceFrom: '2026-12-01' } },
      alarmThresholds: { blockedRequests: 1, limitedLogins: 2, countedRequests: 3, daysToExpiry: 4 },
    });

    expect([...byId.values()].map(({ Threshold }) => Threshold)).toEqual([1, 2, 3, 4]);
  });

  test('are none where nobody is told', () => {
    const stack = shopStack();
    webAclIn(stack);

    Template.fromStack(stack).resourceCountIs('AWS::CloudWatch::Alarm', 0);
  });
});

describe('refused are', () => {
  const VERSION_MEND = 'pin each group once, of those that the web ACL holds and that have versions';

  test.each<[Partial<StorefrontWebAclProps>, string]>([
    [
      { alarmThresholds: { limitedLogins: 5 } },
      'alarmThresholds is {"limitedLogins":5}; give alarmTopic too, or leave it out',
    ],
    [
      { managedRuleGroupVersions: PINNED },
      'managedRuleGroupVersions is [{"group":"AWSManagedRulesCommonRuleSet","version":"Version_1.4"}]; give alarmTopic ' +
        'too, which is told before a version expires',
    ],
    [
      { managedRuleGroupVersions: [...PINNED, ...PINNED] },
      `managedRuleGroupVersions[1].group is "AWSManagedRulesCommonRuleSet"; ${VERSION_MEND}`,
    ],
    [
      { managedRuleGroupVersions: [{ group: ManagedRuleGroup.SQL_INJECTION, version: 'Version_1.0' }] },
      `managedRuleGroupVersions[0].group is "AWSManagedRulesSQLiRuleSet"; ${VERSION_MEND}`,
    ],
    [
      { managedRuleGroupVersions: [{ group: ManagedRuleGroup.IP_REPUTATION, version: 'Version_1.0' }] },
      `managedRuleGroupVersions[0].group is "AWSManagedRulesAmazonIpReputationList"; ${VERSION_MEND}`,
    ],
    [
      { managedRuleGroupVersions: [{ group: ManagedRuleGroup.CORE, version: 'the newest' }] },
      'managedRuleGroupVersions[0].version is "the newest"; give the name of a version, such as Version_1.4',
    ],
  ])('%j', (props, message) => {
    expect(refusal(props)).toBe(`Edge/WebAcl: ${message}`);
  });

  test('a topic of another region, to which no alarm can publish', () => {
    const stack = shopStack();
    const home = new Stack(stack.node.root as never, 'Home', {
      env: { account: '123456789012', region: 'eu-central-1' },
    });

    expect(refusal({ alarmTopic: new sns.Topic(home, 'Topic') }, stack)).toBe(
      'Edge/WebAcl: alarmTopic is "eu-central-1"; give a topic of us-east-1: alarms publish to topics of their own region alone',
    );
  });
});

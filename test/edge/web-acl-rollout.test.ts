import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { ManagedRuleGroup } from '../../lib/edge/managed-rule-group';
import { managedRuleNames } from '../../lib/edge/managed-rule-names';
import type { StorefrontWebAclProps } from '../../lib/edge/storefront-web-acl';
import { RuleMode } from '../../lib/edge/web-acl-rule-mode';
import { extraRule, refusal, renderedWebAcl, ruleNamed, rules, shopStack, webAclIn } from './rendered-web-acl';

const DAY = '2026-12-01';
const BEFORE = '2026-11-30';

const actionsOn = (today: string, props: Partial<StorefrontWebAclProps>, name: string) =>
  ruleNamed(rules(props, shopStack('us-east-1', today)), name).Action;

function overridesOn(today: string, props: Partial<StorefrontWebAclProps>): unknown {
  const { Statement } = ruleNamed(rules(props, shopStack('us-east-1', today)), 'AWSManagedRulesCommonRuleSet');
  return Statement.ManagedRuleGroupStatement?.RuleActionOverrides;
}

describe('a rollout', () => {
  test('lets a rule count until its day, and then do what it was made for', () => {
    const props = { rollouts: { LoginRate: { enforceFrom: DAY } } };

    expect(actionsOn(BEFORE, props, 'LoginRate')).toEqual({ Count: {} });
    expect(actionsOn(DAY, props, 'LoginRate')).toMatchObject({ Block: { CustomResponse: { ResponseCode: 429 } } });
    expect(actionsOn('2027-06-01', props, 'LoginRate')).toMatchObject({ Block: {} });
  });

  test('lets a rule challenge from its day on', () => {
    const props = { rollouts: { SearchRate: { enforceFrom: DAY, mode: RuleMode.CHALLENGE } } };

    expect(actionsOn(BEFORE, props, 'SearchRate')).toEqual({ Count: {} });
    expect(actionsOn(DAY, props, 'SearchRate')).toEqual({ Challenge: {} });
  });

  test.each([
    [RuleMode.COUNT, { Count: {} }],
    [RuleMode.CHALLENGE, { Challenge: {} }],
    [RuleMode.BLOCK, { Block: { CustomResponse: expect.objectContaining({ ResponseCode: 429 }) } }],
  ])('without a day gives a rule the mode %s at once', (mode, action) => {
    expect(actionsOn(BEFORE, { rollouts: { SearchRate: { mode } } }, 'SearchRate')).toEqual(action);
  });

  test('reaches rules of ones own', () => {
    const props = { additionalRules: [extraRule('Antarctica', 400)], rollouts: { Antarctica: { enforceFrom: DAY } } };

    expect(actionsOn(BEFORE, props, 'Antarctica')).toEqual({ Count: {} });
    expect(actionsOn(DAY, props, 'Antarctica')).toEqual({ Block: {} });
  });

  test('leaves all other rules as they are', () => {
    const rest = (found: ReturnType<typeof rules>) => found.filter(({ Name }) => Name !== 'LoginRate');

    expect(rest(rules({ rollouts: { LoginRate: { enforceFrom: DAY } } }))).toEqual(rest(rules()));
  });

  test('changes the template across its day and at no other time', () => {
    const templateOn = (today: string) => {
      const stack = shopStack('us-east-1', today);
      webAclIn(stack, {
        rollouts: { LoginRate: { enforceFrom: DAY } },
        managedRuleOverrides: [{ group: ManagedRuleGroup.CORE, rule: 'GenericLFI_BODY', enforceFrom: DAY }],
        alarmTopic: new sns.Topic(stack, 'Topic'),
      });
      return Template.fromStack(stack).toJSON();
    };

    expect(templateOn('2026-10-01')).toEqual(templateOn(BEFORE));
    expect(templateOn(DAY)).toEqual(templateOn('2027-10-01'));
    expect(templateOn(BEFORE)).not.toEqual(templateOn(DAY));
  });

  test('of one rule of a managed group overrides that rule alone, and ends without an override', () => {
    const props = {
      managedRuleOverrides: [{ group: ManagedRuleGroup.CORE, rule: 'CrossSiteScripting_BODY', enforceFrom: DAY }],
    };

    expect(overridesOn(BEFORE, props)).toEqual([{ Name: 'CrossSiteScripting_BODY', ActionToUse: { Count: {} } }]);
    expect(overridesOn(DAY, props)).toBeUndefined();
  });

  test('of one rule of a managed group may end in another mode', () => {
    const props = {
      managedRuleOverrides: [
        { group: ManagedRuleGroup.CORE, rule: 'NoUserAgent_HEADER', enforceFrom: DAY, mode: RuleMode.CHALLENGE },
        { group: ManagedRuleGroup.CORE, rule: 'GenericLFI_BODY', mode: RuleMode.COUNT },
      ],
    };

    expect(overridesOn(DAY, props)).toEqual([
      { Name: 'NoUserAgent_HEADER', ActionToUse: { Challenge: {} } },
      { Name: 'GenericLFI_BODY', ActionToUse: { Count: {} } },
    ]);
  });

  test('takes the place of an override of this construct, beside which others stay', () => {
    const props = {
      paths: { uploads: ['/returns/'] },
      managedRuleOverrides: [{ group: ManagedRuleGroup.CORE, rule: 'SizeRestrictions_BODY', mode: RuleMode.BLOCK }],
    };
    const other = { group: ManagedRuleGroup.CORE, rule: 'GenericLFI_BODY', mode: RuleMode.COUNT };

    expect(overridesOn(DAY, props)).toEqual([{ Name: 'SizeRestrictions_BODY', ActionToUse: { Block: {} } }]);
    const past = { group: ManagedRuleGroup.CORE, rule: 'SizeRestrictions_BODY', enforceFrom: DAY };
    expect(overridesOn(DAY, { ...props, managedRuleOverrides: [past] })).toBeUndefined();
    expect(overridesOn(DAY, { ...props, managedRuleOverrides: [other] })).toEqual([
      { Name: 'SizeRestrictions_BODY', ActionToUse: { Count: {} } },
      { Name: 'GenericLFI_BODY', ActionToUse: { Count: {} } },
    ]);
  });

  test('with a day stands in the metadata, past it too; one without does not', () => {
    const stack = shopStack('us-east-1', '2027-01-01');

    webAclIn(stack, {
      rollouts: {
        LoginRate: { enforceFrom: DAY },
        SearchRate: { enforceFrom: '2027-02-01', mode: RuleMode.CHALLENGE },
        GiftCardRate: { mode: RuleMode.COUNT },
      },
      managedRuleOverrides: [
        { group: ManagedRuleGroup.CORE, rule: 'GenericLFI_BODY', enforceFrom: DAY },
        { group: ManagedRuleGroup.CORE, rule: 'GenericRFI_BODY', mode: RuleMode.COUNT },
      ],
    });

    expect(renderedWebAcl(stack).Metadata.StorefrontWebAcl).toMatchObject({
      rollouts: [
        { rule: 'LoginRate', mode: 'block', enforceFrom: DAY },
        { rule: 'SearchRate', mode: 'challenge', enforceFrom: '2027-02-01' },
        { rule: 'AWSManagedRulesCommonRuleSet/GenericLFI_BODY', mode: 'block', enforceFrom: DAY },
      ],
    });
  });
});

describe('a reminder', () => {
  const reminded = (today: string) => {
    const stack = shopStack('us-east-1', today);
    const key = new kms.Key(stack, 'Key');
    const alarmTopic = new sns.Topic(stack, 'Topic', { masterKey: key });
    webAclIn(stack, {
      rollouts: {
        LoginRate: { enforceFrom: DAY },
        SearchRate: { enforceFrom: DAY },
        GiftCardRate: { enforceFrom: '2027-01-01' },
      },
      alarmTopic,
    });
    return {
      stack,
      template: Template.fromStack(stack),
      topic: stack.resolve(alarmTopic.topicArn),
      key: stack.resolve(key.keyArn),
    };
  };

  test('comes daily from each day on that rules wait for, and names them', () => {
    const { template, topic } = reminded(BEFORE);

    template.resourceCountIs('AWS::Scheduler::Schedule', 2);
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(1 day)',
      StartDate: '2026-12-01T00:00:00.000Z',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Name: Match.absent(),
      Target: {
        Arn: topic,
        Input:
          'Since 2026-12-01 the rules LoginRate, SearchRate of the web ACL Edge/WebAcl should act, and they still count. ' +
          'Look at what they count, then synthesize and deploy: the rules act, and this reminder ends.',
      },
    });
    template.hasResourceProperties('AWS::Scheduler::Schedule', { StartDate: '2027-01-01T00:00:00.000Z' });
  });

  test('never starts in the past, which EventBridge Scheduler refuses', () => {
    reminded(DAY).template.resourceCountIs('AWS::Scheduler::Schedule', 1);
    reminded('2027-01-01').template.resourceCountIs('AWS::Scheduler::Schedule', 0);
    reminded('2027-01-01').template.resourceCountIs('AWS::IAM::Role', 0);
  });

  test('may publish to the topic, encrypt with its key, and nothing else, for this account alone', () => {
    const { template, topic, key } = reminded(BEFORE);

    template.resourceCountIs('AWS::IAM::Role', 1);
    template.resourceCountIs('AWS::IAM::Policy', 0);
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'scheduler.amazonaws.com' },
            Condition: {
              StringEquals: {
                'aws:SourceAccount': '123456789012',
                'aws:SourceArn': 'arn:aws:scheduler:us-east-1:123456789012:schedule-group/default',
              },
            },
          },
        ],
      },
      Policies: [
        {
          PolicyName: 'Publish',
          PolicyDocument: {
            Statement: [
              { Effect: 'Allow', Action: 'sns:Publish', Resource: topic },
              { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: key },
            ],
          },
        },
      ],
      ManagedPolicyArns: Match.absent(),
    });
  });

  test('is not made where nobody is told', () => {
    const stack = shopStack();
    webAclIn(stack, { rollouts: { LoginRate: { enforceFrom: DAY } } });

    Template.fromStack(stack).resourceCountIs('AWS::Scheduler::Schedule', 0);
  });
});

describe('refused are', () => {
  const DATE_MEND = 'give a calendar date such as 2026-12-31';

  test.each<[Partial<StorefrontWebAclProps>, string]>([
    [
      { rollouts: { LoginRate: { enforceFrom: '1.12.2026' } } },
      `rollouts.LoginRate.enforceFrom is "1.12.2026"; ${DATE_MEND}`,
    ],
    [
      { rollouts: { LoginRate: { enforceFrom: '2026-02-30' } } },
      `rollouts.LoginRate.enforceFrom is "2026-02-30"; ${DATE_MEND}`,
    ],
    [
      { rollouts: { LoginRate: { enforceFrom: '2026-13-01' } } },
      `rollouts.LoginRate.enforceFrom is "2026-13-01"; ${DATE_MEND}`,
    ],
    [{ rollouts: { LoginRat: { enforceFrom: DAY } } }, 'rollouts is "LoginRat"; did you mean LoginRate?'],
    [
      { rollouts: { Everything: { enforceFrom: DAY } } },
      'rollouts is "Everything"; give one of HostingProvidersOnAccounts, RequestRate, LoginRate, RegistrationRate, ' +
        'PasswordResetRate, CheckoutRate, CardTestingRate, GiftCardRate, SearchRate',
    ],
    [
      { rollouts: { AWSManagedRulesCommonRuleSet: { enforceFrom: DAY } } },
      'rollouts is "AWSManagedRulesCommonRuleSet"; roll out the rules of a group one by one with managedRuleOverrides',
    ],
    [
      { allowedAddresses: ['192.0.2.0/24'], rollouts: { AllowedAddressExemption: { mode: RuleMode.BLOCK } } },
      'rollouts is "AllowedAddressExemption"; give one of HostingProvidersOnAccounts, RequestRate, LoginRate, ' +
        'RegistrationRate, PasswordResetRate, CheckoutRate, CardTestingRate, GiftCardRate, SearchRate',
    ],
    [{ rollouts: { LoginRate: {} } }, 'rollouts.LoginRate is {}; give mode, enforceFrom or both, or leave it out'],
    [
      { rollouts: { LoginRate: { mode: RuleMode.COUNT, enforceFrom: DAY } } },
      'rollouts.LoginRate.mode is "count"; give block or challenge, which begins on enforceFrom; until then the rule counts',
    ],
    [
      { managedRuleOverrides: [{ group: ManagedRuleGroup.CORE, rule: 'SizeRestriction_BODY', mode: RuleMode.COUNT }] },
      'managedRuleOverrides[0].rule is "SizeRestriction_BODY"; did you mean SizeRestrictions_BODY?',
    ],
    [
      { managedRuleOverrides: [{ group: ManagedRuleGroup.ANONYMOUS_IP, rule: 'Tor', mode: RuleMode.COUNT }] },
      'managedRuleOverrides[0].rule is "Tor"; give one of AnonymousIPList, HostingProviderIPList',
    ],
    [
      { managedRuleOverrides: [{ group: ManagedRuleGroup.SQL_INJECTION, rule: 'SQLi_BODY', mode: RuleMode.COUNT }] },
      'managedRuleOverrides[0].group is "AWSManagedRulesSQLiRuleSet"; override rules of groups that the web ACL holds',
    ],
    [
      {
        managedRuleOverrides: [
          { group: ManagedRuleGroup.CORE, rule: 'GenericLFI_BODY', mode: RuleMode.COUNT },
          { group: ManagedRuleGroup.CORE, rule: 'GenericLFI_BODY', enforceFrom: DAY },
        ],
      },
      'managedRuleOverrides[1] is "AWSManagedRulesCommonRuleSet/GenericLFI_BODY"; override each rule once',
    ],
    [
      { managedRuleOverrides: [{ group: ManagedRuleGroup.CORE, rule: 'GenericLFI_BODY', enforceFrom: 'soon' }] },
      `managedRuleOverrides[0].enforceFrom is "soon"; ${DATE_MEND}`,
    ],
  ])('%j', (props, message) => {
    expect(refusal(props)).toBe(`Edge/WebAcl: ${message}`);
  });

  test('no rule of any group twice in the table of names', () => {
    expect(Object.keys(managedRuleNames).sort()).toEqual(Object.values(ManagedRuleGroup).sort());
    for (const names of Object.values(managedRuleNames)) {
      expect(new Set(names).size).toBe(names.length);
      expect(names.length).toBeGreaterThan(1);
    }
  });
});

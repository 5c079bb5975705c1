import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import { CustomerDataKey } from '../../lib/data/customer-data-key';
import { DataClass } from '../../lib/data/data-class';
import { UserPoolWebAcl, type UserPoolWebAclProps } from '../../lib/identity/user-pool-web-acl';

interface Rule {
  readonly Name: string;
  readonly Action?: object;
  readonly OverrideAction?: object;
  readonly Statement: {
    readonly ManagedRuleGroupStatement?: { readonly Name: string; readonly ScopeDownStatement?: object };
    readonly RateBasedStatement?: { readonly Limit: number; readonly ScopeDownStatement?: { OrStatement: object } };
  };
}

function stack(): Stack {
  return new Stack(new App(), 'Shop', { env: { account: '123456789012', region: 'eu-central-1' } });
}

function rulesOf(props: UserPoolWebAclProps = {}): Map<string, Rule> {
  const shop = stack();
  new UserPoolWebAcl(shop, 'Acl', props);
  const [acl] = Object.values(Template.fromStack(shop).findResources('AWS::WAFv2::WebACL'));
  const rules: Rule[] = acl?.Properties.Rules;
  return new Map(rules.map((rule) => [rule.Name, rule]));
}

function operation(name: string): object {
  return {
    ByteMatchStatement: {
      FieldToMatch: { SingleHeader: { Name: 'x-amzn-cognito-operation-name' } },
      PositionalConstraint: 'EXACTLY',
      SearchString: name,
      TextTransformations: [{ Priority: 0, Type: 'NONE' }],
    },
  };
}

function pages(...paths: string[]): object {
  const statement = { FieldToMatch: { UriPath: {} } };
  return paths.length === 1
    ? {
        ByteMatchStatement: Match.objectLike({
          ...statement,
          PositionalConstraint: 'STARTS_WITH',
          SearchString: paths[0],
        }),
      }
    : {
        RegexMatchStatement: Match.objectLike({ ...statement, RegexString: paths.map((path) => `^${path}`).join('|') }),
      };
}

describe('UserPoolWebAcl', () => {
  test('is regional, as user pools need', () => {
    // Prepare
    const shop = stack();

    // Act
    new UserPoolWebAcl(shop, 'Acl');

    // Assess
    Template.fromStack(shop).hasResourceProperties('AWS::WAFv2::WebACL', { Scope: 'REGIONAL' });
  });

  test.each([
    ['SignInRate', 100, ['InitiateAuth', 'RespondToAuthChallenge'], ['/login']],
    ['SignUpRate', 50, ['SignUp', 'ConfirmSignUp', 'ResendConfirmationCode'], ['/signup', '/resendcode']],
    [
      'PasswordResetRate',
      50,
      ['ForgotPassword', 'ConfirmForgotPassword'],
      ['/forgotpassword', '/confirmforgotpassword'],
    ],
  ])('%s limits operations by header and pages by path', (name, limit, operations, paths) => {
    // Prepare
    const shop = stack();

    // Act
    new UserPoolWebAcl(shop, 'Acl');

    // Assess
    Template.fromStack(shop).hasResourceProperties('AWS::WAFv2::WebACL', {
      Rules: Match.arrayWith([
        Match.objectLike({
          Name: name,
          Action: { Block: { CustomResponse: Match.objectLike({ ResponseCode: 429 }) } },
          Statement: {
            RateBasedStatement: {
              AggregateKeyType: 'IP',
              EvaluationWindowSec: 300,
              Limit: limit,
              ScopeDownStatement: {
                OrStatement: { Statements: [...operations.map(operation), pages(...paths)] },
              },
            },
          },
        }),
      ]),
    });
  });

  test.each<[keyof UserPoolWebAclProps, string]>([
    ['signInLimit', 'SignInRate'],
    ['signUpLimit', 'SignUpRate'],
    ['passwordResetLimit', 'PasswordResetRate'],
  ])('%s sets the limit of %s, and names itself when it is refused', (property, rule) => {
    // Prepare
    // Act
    const rules = rulesOf({ [property]: 77 });

    // Assess
    expect(rules.get(rule)?.Statement.RateBasedStatement?.Limit).toBe(77);
    expect(() => rulesOf({ [property]: 9 })).toThrow(
      `Shop/Acl: ${property} is 9; give a whole number of requests from 10 to 2000000000`,
    );
  });

  test('has neither what Cognito refuses nor a CAPTCHA, which breaks authenticator apps', () => {
    // Prepare
    // Act
    const rules = [...rulesOf().values()];

    // Assess
    const groups = rules.flatMap(({ Statement }) => Statement.ManagedRuleGroupStatement?.Name ?? []);
    expect(groups).toEqual(
      expect.arrayContaining([
        'AWSManagedRulesAmazonIpReputationList',
        'AWSManagedRulesCommonRuleSet',
        'AWSManagedRulesKnownBadInputsRuleSet',
      ]),
    );
    expect(groups).not.toContain('AWSManagedRulesATPRuleSet');
    expect(groups).not.toContain('AWSManagedRulesACFPRuleSet');
    expect(JSON.stringify(rules)).not.toContain('Captcha');
  });

  test('has no rules for paths of a shop', () => {
    // Prepare
    // Act
    const names = [...rulesOf().keys()];

    // Assess
    expect(names).toEqual([
      'AWSManagedRulesAmazonIpReputationList',
      'AWSManagedRulesAnonymousIpList',
      'RequestRate',
      'AWSManagedRulesCommonRuleSet',
      'AWSManagedRulesKnownBadInputsRuleSet',
      'SignInRate',
      'SignUpRate',
      'PasswordResetRate',
      'HostingProvidersOnPages',
    ]);
  });

  test('blocks hosting providers from the pages of managed login, and lets their servers call the API', () => {
    // Prepare
    const shop = stack();

    // Act
    new UserPoolWebAcl(shop, 'Acl');

    // Assess
    Template.fromStack(shop).hasResourceProperties('AWS::WAFv2::WebACL', {
      Rules: Match.arrayWith([
        Match.objectLike({
          Name: 'HostingProvidersOnPages',
          Action: { Block: {} },
          Statement: {
            AndStatement: {
              Statements: [
                {
                  LabelMatchStatement: {
                    Scope: 'LABEL',
                    Key: 'awswaf:managed:aws:anonymous-ip-list:HostingProviderIPList',
                  },
                },
                pages('/login', '/signup', '/resendcode', '/forgotpassword', '/confirmforgotpassword'),
              ],
            },
          },
        }),
      ]),
    });
    const { ManagedRuleGroupStatement: group } = rulesOf().get('AWSManagedRulesAnonymousIpList')?.Statement ?? {};
    expect(group).toMatchObject({
      RuleActionOverrides: [{ Name: 'HostingProviderIPList', ActionToUse: { Count: {} } }],
    });
  });

  test('tells what it costs, within the base price', () => {
    // Prepare
    const operation = 2 + 10;
    const path = 2 + 3 * 10;
    const paths = 3 + 3 * 10;

    // Act
    const { capacity } = new UserPoolWebAcl(stack(), 'Acl').webAcl;

    // Assess
    const groups = 25 + 50 + (700 + operation + (10 + 10)) + 200;
    const rates = 2 + (2 + 2 * operation + path) + (2 + 3 * operation + paths) + (2 + 2 * operation + paths);
    expect(capacity).toBe(groups + rates + (1 + paths));
    expect(capacity).toBe(1231);
  });

  test('its core rules act, but spare the token endpoint and the key set', () => {
    // Prepare
    const path = (constraint: string, value: string) => ({
      ByteMatchStatement: {
        FieldToMatch: { UriPath: {} },
        PositionalConstraint: constraint,
        SearchString: value,
        TextTransformations: [{ Priority: 0, Type: 'NONE' }],
      },
    });

    // Act
    const rules = rulesOf();

    // Assess
    expect(rules.get('AWSManagedRulesCommonRuleSet')).toEqual(
      expect.objectContaining({
        OverrideAction: { None: {} },
        Statement: {
          ManagedRuleGroupStatement: {
            VendorName: 'AWS',
            Name: 'AWSManagedRulesCommonRuleSet',
            ScopeDownStatement: {
              NotStatement: {
                Statement: {
                  OrStatement: {
                    Statements: [path('EXACTLY', '/oauth2/token'), path('CONTAINS', '/.well-known/')],
                  },
                },
              },
            },
          },
        },
      }),
    );
    const others = [...rules.values()].filter(({ Name }) => Name !== 'AWSManagedRulesCommonRuleSet');
    expect(others.filter(({ Statement }) => Statement.ManagedRuleGroupStatement?.ScopeDownStatement)).toEqual([]);
  });

  test('tells a topic when it limits many sign-ins', () => {
    // Prepare
    const shop = stack();
    const alarmTopic = new sns.Topic(shop, 'Topic');

    // Act
    new UserPoolWebAcl(shop, 'Acl', { alarmTopic });

    // Assess
    const template = Template.fromStack(shop);
    template.resourceCountIs('AWS::CloudWatch::Alarm', 2);
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'BlockedRequests',
      Dimensions: Match.arrayWith([{ Name: 'Rule', Value: 'SignInRate' }]),
      AlarmActions: [shop.resolve(alarmTopic.topicArn)],
    });
  });

  test('logs under the key, which lets CloudWatch Logs use it', () => {
    // Prepare
    const shop = stack();
    const key = new CustomerDataKey(shop, 'LogsKey', { dataClass: DataClass.LOGS });

    // Act
    new UserPoolWebAcl(shop, 'Acl', { encryptionKey: key.key, logRetention: logs.RetentionDays.TWO_YEARS });

    // Assess
    const template = Template.fromStack(shop);
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      KmsKeyId: shop.resolve(key.keyArn),
      RetentionInDays: 731,
    });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Sid: 'CloudWatchLogsEncryptsLogGroups',
            Principal: { Service: 'logs.eu-central-1.amazonaws.com' },
          }),
        ]),
      },
    });
  });
});

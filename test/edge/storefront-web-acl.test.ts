import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { StorefrontWebAcl, type StorefrontWebAclProps } from '../../lib/edge/storefront-web-acl';
import { WebAclScope } from '../../lib/edge/web-acl-scope';
import { extraRule, refusal, renderedWebAcl, ruleNamed, rules, shopStack, webAclIn } from './rendered-web-acl';

describe('StorefrontWebAcl rules', () => {
  test('stand in the order that the docstring tells, in which later versions can add others', () => {
    expect(rules({ sqlStore: true }).map(({ Name, Priority }) => [Priority, Name])).toEqual([
      [150, 'AWSManagedRulesAmazonIpReputationList'],
      [160, 'AWSManagedRulesAnonymousIpList'],
      [170, 'HostingProvidersOnAccounts'],
      [200, 'RequestRate'],
      [210, 'LoginRate'],
      [220, 'RegistrationRate'],
      [230, 'PasswordResetRate'],
      [240, 'CheckoutRate'],
      [250, 'CardTestingRate'],
      [260, 'GiftCardRate'],
      [270, 'SearchRate'],
      [300, 'AWSManagedRulesCommonRuleSet'],
      [310, 'AWSManagedRulesKnownBadInputsRuleSet'],
      [320, 'AWSManagedRulesSQLiRuleSet'],
    ]);
  });

  test('stand in that order with all options too, and those that only label come first', () => {
    const stack = shopStack();
    const secret = new secretsmanager.Secret(stack, 'Secret');

    const found = rules(
      {
        sqlStore: true,
        monitorSecret: secret,
        webhookSecret: secret,
        webhookSecretHeader: 'x-hook',
        paths: { webhooks: ['/hooks/'], uploads: ['/returns/'] },
        allowedAddresses: ['192.0.2.0/24'],
        deniedAddresses: ['203.0.113.0/24'],
        deniedCountries: ['AQ'],
        antiDdos: {},
        botControl: {},
        accountTakeover: {},
        accountCreation: {},
        additionalRules: [extraRule('Last', 400), extraRule('First', 99)],
      },
      stack,
    );

    expect(found.map(({ Name, Priority }) => [Priority, Name])).toEqual([
      [100, 'WebhookExemption'],
      [105, 'MonitorExemption'],
      [110, 'AllowedAddressExemption'],
      [120, 'AWSManagedRulesAntiDDoSRuleSet'],
      [130, 'DeniedAddresses'],
      [140, 'DeniedCountries'],
      [150, 'AWSManagedRulesAmazonIpReputationList'],
      [160, 'AWSManagedRulesAnonymousIpList'],
      [170, 'HostingProvidersOnAccounts'],
      [200, 'RequestRate'],
      [210, 'LoginRate'],
      [220, 'RegistrationRate'],
      [230, 'PasswordResetRate'],
      [240, 'CheckoutRate'],
      [250, 'CardTestingRate'],
      [260, 'GiftCardRate'],
      [270, 'SearchRate'],
      [290, 'BodyBeyondInspection'],
      [300, 'AWSManagedRulesCommonRuleSet'],
      [310, 'AWSManagedRulesKnownBadInputsRuleSet'],
      [320, 'AWSManagedRulesSQLiRuleSet'],
      [330, 'BodySize'],
      [340, 'AWSManagedRulesBotControlRuleSet'],
      [350, 'AWSManagedRulesATPRuleSet'],
      [360, 'AWSManagedRulesACFPRuleSet'],
      [400, 'Last'],
      [99, 'First'],
    ]);
    const labelling = found.filter(({ RuleLabels }) => RuleLabels !== undefined);
    expect(labelling.map(({ Priority }) => Priority)).toEqual([100, 105, 110]);
    expect(found.filter(({ Action }) => Action?.Allow !== undefined)).toEqual([]);
  });

  test('enforce the managed groups without an override of the group and at their default version', () => {
    const managed = rules().filter(({ Statement }) => Statement.ManagedRuleGroupStatement !== undefined);

    expect(managed.map(({ Name }) => Name)).toEqual([
      'AWSManagedRulesAmazonIpReputationList',
      'AWSManagedRulesAnonymousIpList',
      'AWSManagedRulesCommonRuleSet',
      'AWSManagedRulesKnownBadInputsRuleSet',
    ]);
    for (const rule of managed) {
      expect(rule).toMatchObject({ OverrideAction: { None: {} } });
      expect(rule.Statement.ManagedRuleGroupStatement).toMatchObject({ VendorName: 'AWS', Name: rule.Name });
      expect(rule.Statement.ManagedRuleGroupStatement).not.toHaveProperty('Version');
    }
  });

  test('all have metrics and samples of their own', () => {
    const found = rules({ sqlStore: true });

    expect(found).toHaveLength(14);
    for (const { Name, VisibilityConfig } of found) {
      expect(VisibilityConfig).toEqual({
        CloudWatchMetricsEnabled: true,
        MetricName: Name,
        SampledRequestsEnabled: true,
      });
    }
  });
});

const RULE_MEND = 'give each rule a name of its own, and a priority of its own outside 100 to 399';

describe('StorefrontWebAcl refuses', () => {
  test.each<[Partial<StorefrontWebAclProps>, string]>([
    [
      { additionalRules: [extraRule('RequestRate', 1)] },
      `additionalRules is {"name":"RequestRate","priority":1}; ${RULE_MEND}`,
    ],
    [{ additionalRules: [extraRule('New', 100)] }, `additionalRules is {"name":"New","priority":100}; ${RULE_MEND}`],
    [{ additionalRules: [extraRule('New', 399)] }, `additionalRules is {"name":"New","priority":399}; ${RULE_MEND}`],
    [
      { additionalRules: [extraRule('One', 1), extraRule('Two', 1)] },
      `additionalRules is {"name":"Two","priority":1}; ${RULE_MEND}`,
    ],
    [
      { tokenDomains: ['https://shop.example.com'] },
      'tokenDomains is "https://shop.example.com"; give a host name in lower case, such as shop.example.com, without ' +
        'scheme, port or path',
    ],
    [
      { tokenDomains: Array.from({ length: 11 }, (_, index) => `s${index}.example.com`) },
      `tokenDomains is ${JSON.stringify(Array.from({ length: 11 }, (_, index) => `s${index}.example.com`))}; ` +
        'give at most 10 host names',
    ],
  ])('%j', (props, message) => {
    expect(refusal(props)).toBe(`Edge/WebAcl: ${message}`);
  });

  test('the scope CLOUDFRONT in another region', () => {
    expect(refusal({}, shopStack('eu-central-1'))).toBe(
      'Edge/WebAcl: region is "eu-central-1"; create it in a stack whose env.region is us-east-1',
    );
  });
});

describe('StorefrontWebAcl', () => {
  test('is made where the region is decided at deployment', () => {
    const anywhere = new Stack(new App(), 'Edge');

    new StorefrontWebAcl(anywhere, 'WebAcl', { scope: WebAclScope.CLOUDFRONT });

    Template.fromStack(anywhere).hasResourceProperties('AWS::WAFv2::WebACL', {
      Scope: 'CLOUDFRONT',
      DefaultAction: { Allow: {} },
      Name: Match.absent(),
      TokenDomains: Match.absent(),
      AssociationConfig: Match.absent(),
    });
  });

  test('takes tokens of the domains that are named', () => {
    const stack = shopStack();

    webAclIn(stack, { tokenDomains: ['shop.example.com', 'pay.example.com'] });

    expect(renderedWebAcl(stack).Properties.TokenDomains).toEqual(['shop.example.com', 'pay.example.com']);
  });

  test('writes named paths and capacity into its metadata', () => {
    const stack = shopStack();

    const { capacity } = webAclIn(stack, { paths: { login: ['/Konto'], search: [], reports: ['/_reports/'] } });

    expect(renderedWebAcl(stack).Metadata.StorefrontWebAcl).toEqual({
      rollouts: [],
      paths: {
        login: ['/Konto'],
        registration: ['/register'],
        passwordReset: ['/password-reset'],
        checkout: ['/checkout'],
        giftCard: ['/gift-cards'],
        reports: ['/_reports/'],
      },
      capacity,
    });
  });

  test('keeps credentials out of samples', () => {
    const edge = shopStack();
    webAclIn(edge);

    Template.fromStack(edge).hasResourceProperties('AWS::WAFv2::WebACL', {
      DataProtectionConfig: {
        DataProtections: [
          {
            Action: 'SUBSTITUTION',
            Field: {
              FieldType: 'SINGLE_HEADER',
              FieldKeys: Match.arrayWith(['authorization', 'cookie', 'x-api-key', 'x-storefront-monitor']),
            },
          },
          {
            Action: 'SUBSTITUTION',
            Field: {
              FieldType: 'SINGLE_QUERY_ARGUMENT',
              FieldKeys: Match.arrayWith(['client_secret', 'code', 'new_password', 'password', 'reset_token', 'token']),
            },
          },
          { Action: 'SUBSTITUTION', Field: { FieldType: 'BODY', FieldKeys: Match.absent() } },
        ],
      },
    });
  });

  test('passes key, retention and removal policy on to its log', () => {
    const edge = shopStack();
    const encryptionKey = new kms.Key(edge, 'Key');

    const webAcl = webAclIn(edge, { encryptionKey, logRetention: logs.RetentionDays.FIVE_YEARS });

    Template.fromStack(edge).hasResourceProperties('AWS::Logs::LogGroup', {
      KmsKeyId: edge.resolve(encryptionKey.keyArn),
      RetentionInDays: 1827,
    });
    expect(edge.resolve(webAcl.logGroup.logGroupName)).toEqual({ Ref: 'WebAclLogLogGroup47EF9727' });
  });

  test.each([
    [WebAclScope.CLOUDFRONT, 'us-east-1', {}],
    [WebAclScope.REGIONAL, 'eu-central-1', { Region: 'eu-central-1' }],
  ])('reports %s metrics under the dimensions that AWS WAF writes', (scope, region, more) => {
    const edge = shopStack(region);
    const webAcl = new StorefrontWebAcl(edge, 'WebAcl', { scope });

    const blocked = webAcl.metricBlockedRequests({ label: 'blocked' });

    expect(blocked).toMatchObject({
      namespace: 'AWS/WAFV2',
      metricName: 'BlockedRequests',
      statistic: 'Sum',
      label: 'blocked',
      dimensions: { Rule: 'ALL', WebACL: expect.stringMatching(/^EdgeWebAcl/), ...more },
    });
    expect(webAcl.metricAllowedRequests().metricName).toBe('AllowedRequests');
    expect(webAcl.metric('CountedRequests').metricName).toBe('CountedRequests');
    expect(webAcl.metricOfRule('LoginRate', 'BlockedRequests').dimensions).toEqual({
      Rule: 'LoginRate',
      WebACL: blocked.dimensions?.WebACL,
      ...more,
    });
    Template.fromStack(edge).hasResourceProperties('AWS::WAFv2::WebACL', {
      VisibilityConfig: {
        CloudWatchMetricsEnabled: true,
        MetricName: blocked.dimensions?.WebACL,
        SampledRequestsEnabled: true,
      },
    });
  });

  test('lets hosting providers count, and blocks them by label at login and registration', () => {
    const found = rules({ paths: { login: ['/login', '/sign.in'], registration: ['/join'] } });

    expect(ruleNamed(found, 'AWSManagedRulesAnonymousIpList').Statement).toEqual({
      ManagedRuleGroupStatement: {
        VendorName: 'AWS',
        Name: 'AWSManagedRulesAnonymousIpList',
        RuleActionOverrides: [{ Name: 'HostingProviderIPList', ActionToUse: { Count: {} } }],
      },
    });
    expect(ruleNamed(found, 'HostingProvidersOnAccounts')).toMatchObject({
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
            { RegexMatchStatement: { RegexString: '^/login|^/sign\\.in|^/join' } },
          ],
        },
      },
    });
  });

  test('lets anonymous addresses in where that is asked', () => {
    const names = rules({ allowAnonymousAddresses: true }).map(({ Name }) => Name);

    expect(names).not.toContain('AWSManagedRulesAnonymousIpList');
    expect(names).not.toContain('HostingProvidersOnAccounts');
    expect(names).toContain('AWSManagedRulesAmazonIpReputationList');
  });
});

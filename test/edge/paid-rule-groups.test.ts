import { BotControlLevel } from '../../lib/edge/bot-control-rule';
import type { StorefrontWebAclProps } from '../../lib/edge/storefront-web-acl';
import { FormPayload } from '../../lib/edge/web-acl-account-form';
import { WebAclScope } from '../../lib/edge/web-acl-scope';
import { pathBegins, pathMatches, refusal, ruleNamed, rules, shopStack } from './rendered-web-acl';

const statementOf = (props: Partial<StorefrontWebAclProps>, name: string) =>
  ruleNamed(rules(props), name).Statement.ManagedRuleGroupStatement;

describe('Bot Control', () => {
  test('looks at the dynamic paths of the shop at the common level', () => {
    expect(statementOf({ botControl: {} }, 'AWSManagedRulesBotControlRuleSet')).toEqual({
      VendorName: 'AWS',
      Name: 'AWSManagedRulesBotControlRuleSet',
      ManagedRuleGroupConfigs: [{ AWSManagedRulesBotControlRuleSet: { InspectionLevel: 'COMMON' } }],
      ScopeDownStatement: pathMatches('^/login|^/register|^/checkout|^/gift-cards|^/search'),
    });
  });

  test('looks closer, and elsewhere, where that is asked', () => {
    const botControl = { level: BotControlLevel.TARGETED, paths: ['/sale'] };

    expect(statementOf({ botControl }, 'AWSManagedRulesBotControlRuleSet')).toMatchObject({
      ManagedRuleGroupConfigs: [{ AWSManagedRulesBotControlRuleSet: { InspectionLevel: 'TARGETED' } }],
      ScopeDownStatement: pathBegins('/sale'),
    });
  });
});

describe('account takeover prevention', () => {
  test('inspects sign-ins and, in front of CloudFront, what becomes of them', () => {
    expect(statementOf({ accountTakeover: {} }, 'AWSManagedRulesATPRuleSet')?.ManagedRuleGroupConfigs).toEqual([
      {
        AWSManagedRulesATPRuleSet: {
          LoginPath: '/login',
          RequestInspection: {
            PayloadType: 'JSON',
            UsernameField: { Identifier: '/username' },
            PasswordField: { Identifier: '/password' },
          },
          ResponseInspection: { StatusCode: { SuccessCodes: [200], FailureCodes: [401, 403] } },
        },
      },
    ]);
  });

  test('knows forms of other shapes', () => {
    const accountTakeover = {
      loginPath: '/login/step2',
      payload: FormPayload.FORM_ENCODED,
      usernameField: 'mail',
      successCodes: [302],
      failureCodes: [200],
    };

    expect(statementOf({ accountTakeover }, 'AWSManagedRulesATPRuleSet')?.ManagedRuleGroupConfigs).toEqual([
      {
        AWSManagedRulesATPRuleSet: {
          LoginPath: '/login/step2',
          RequestInspection: {
            PayloadType: 'FORM_ENCODED',
            UsernameField: { Identifier: 'mail' },
            PasswordField: { Identifier: 'password' },
          },
          ResponseInspection: { StatusCode: { SuccessCodes: [302], FailureCodes: [200] } },
        },
      },
    ]);
  });

  test('inspects no responses in a region, where AWS WAF does not see them', () => {
    const found = rules({ scope: WebAclScope.REGIONAL, accountTakeover: {} }, shopStack('eu-central-1'));

    expect(JSON.stringify(ruleNamed(found, 'AWSManagedRulesATPRuleSet'))).not.toContain('ResponseInspection');
  });
});

describe('account creation fraud prevention', () => {
  test('inspects registrations', () => {
    const accountCreation = { pagePath: '/register/form' };

    expect(statementOf({ accountCreation }, 'AWSManagedRulesACFPRuleSet')?.ManagedRuleGroupConfigs).toEqual([
      {
        AWSManagedRulesACFPRuleSet: {
          CreationPath: '/register',
          RegistrationPagePath: '/register/form',
          RequestInspection: {
            PayloadType: 'JSON',
            UsernameField: { Identifier: '/username' },
            PasswordField: { Identifier: '/password' },
            EmailField: { Identifier: '/email' },
          },
          ResponseInspection: { StatusCode: { SuccessCodes: [200], FailureCodes: [401, 403] } },
        },
      },
    ]);
  });
});

describe('the anti-DDoS group', () => {
  interface Config {
    readonly AWSManagedRulesAntiDDoSRuleSet: {
      readonly ClientSideActionConfig: {
        readonly Challenge: {
          readonly UsageOfAction: string;
          readonly ExemptUriRegularExpressions: readonly { readonly RegexString: string }[];
        };
      };
    };
  }
  const expressions = (props: Partial<StorefrontWebAclProps>) => {
    const configs = (statementOf(props, 'AWSManagedRulesAntiDDoSRuleSet')?.ManagedRuleGroupConfigs ?? []) as Config[];
    const challenges = configs.map((config) => config.AWSManagedRulesAntiDDoSRuleSet.ClientSideActionConfig.Challenge);
    expect(challenges.map(({ UsageOfAction }) => UsageOfAction)).toEqual(['ENABLED']);
    return challenges.flatMap((challenge) =>
      challenge.ExemptUriRegularExpressions.map(({ RegexString }) => RegexString),
    );
  };
  const challenged = (props: Partial<StorefrontWebAclProps>, path: string) =>
    !expressions(props).some((expression) => new RegExp(expression).test(path));

  test.each([
    ['/', true],
    ['/products/7', true],
    ['/checkout/api/', true],
    ['/api/cart', false],
    ['/assets/app.js', false],
    ['/photo.jpeg', false],
    ['/js', true],
  ])('challenges pages, and neither APIs nor static files: %s %p', (path, expected) => {
    expect(challenged({ antiDdos: {} }, path)).toBe(expected);
  });

  test.each([
    ['/hooks/stripe', false],
    ['/_reports/violations', false],
    ['/graphql', false],
    ['/api/cart', true],
  ])('spares what scripts and servers call: %s %p', (path, expected) => {
    const props = {
      antiDdos: { exemptPaths: ['/graphql'] },
      paths: { webhooks: ['/hooks/'], reports: ['/_reports/'] },
      webhookSourceRanges: ['192.0.2.0/24'],
    };

    expect(challenged(props, path)).toBe(expected);
  });
});

describe('refused are', () => {
  const PATH_MEND =
    'give the beginning of a path as the shop writes it, such as "/login": an absolute path of at most 200 bytes ' +
    'without query, wildcard or percent-encoding';

  test.each<[Partial<StorefrontWebAclProps>, string]>([
    [{ botControl: { paths: [] } }, 'botControl.paths is []; give at least one path'],
    [{ botControl: { paths: ['sale'] } }, `botControl.paths is "sale"; ${PATH_MEND}`],
    [{ antiDdos: { exemptPaths: ['api'] } }, `antiDdos.exemptPaths is "api"; ${PATH_MEND}`],
    [
      { accountTakeover: {}, paths: { login: [] } },
      'accountTakeover.loginPath is undefined; give the path to which the form is posted, or paths.login',
    ],
    [
      { accountCreation: {}, paths: { registration: [] } },
      'accountCreation.creationPath is undefined; give the path to which the form is posted, or paths.registration',
    ],
    [{ accountTakeover: { loginPath: '/login?a' } }, `accountTakeover.loginPath is "/login?a"; ${PATH_MEND}`],
  ])('%j', (props, message) => {
    expect(refusal(props)).toBe(`Edge/WebAcl: ${message}`);
  });

  test('status codes where AWS WAF sees no responses', () => {
    const props = { scope: WebAclScope.REGIONAL, accountCreation: { failureCodes: [400] } };

    expect(refusal(props, shopStack('eu-central-1'))).toBe(
      'Edge/WebAcl: accountCreation.failureCodes is [400]; leave both lists of codes out: AWS WAF sees responses in front ' +
        'of CloudFront alone',
    );
  });
});

import { Duration } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { StorefrontWebAclProps } from '../../lib/edge/storefront-web-acl';
import { pathBegins, pathMatches, refusal, ruleNamed, rules, shopStack, webAclIn } from './rendered-web-acl';

const POSTS = {
  ByteMatchStatement: {
    FieldToMatch: { Method: {} },
    PositionalConstraint: 'EXACTLY',
    SearchString: 'POST',
    TextTransformations: [{ Priority: 0, Type: 'NONE' }],
  },
};

describe('the rate rules', () => {
  test('limit every request of an address', () => {
    expect(ruleNamed(rules(), 'RequestRate').Statement).toEqual({
      RateBasedStatement: { AggregateKeyType: 'IP', EvaluationWindowSec: 300, Limit: 2000 },
    });
  });

  test.each([
    ['LoginRate', 100, 300, pathBegins('/login')],
    ['RegistrationRate', 50, 300, pathBegins('/register')],
    ['PasswordResetRate', 50, 300, pathBegins('/password-reset')],
    ['CheckoutRate', 100, 300, pathBegins('/checkout')],
    ['CardTestingRate', 50, 600, { AndStatement: { Statements: [pathBegins('/checkout'), POSTS] } }],
    ['GiftCardRate', 30, 300, pathBegins('/gift-cards')],
    ['SearchRate', 300, 300, pathBegins('/search')],
  ])('limit %s to %i in %i seconds on its path, however that is spelt', (name, limit, seconds, onPath) => {
    expect(ruleNamed(rules(), name).Statement.RateBasedStatement).toEqual({
      AggregateKeyType: 'IP',
      EvaluationWindowSec: seconds,
      Limit: limit,
      ScopeDownStatement: onPath,
    });
  });

  test.each<[string, Partial<StorefrontWebAclProps>, object, number, number]>([
    [
      'LoginRate',
      { paths: { login: ['/Konto/Anmelden'] }, limits: { login: { limit: 10 } } },
      pathBegins('/konto/anmelden'),
      10,
      300,
    ],
    [
      'RegistrationRate',
      { paths: { registration: ['/join'] }, limits: { registration: { window: Duration.minutes(1) } } },
      pathBegins('/join'),
      50,
      60,
    ],
    ['PasswordResetRate', { paths: { passwordReset: ['/a', '/b'] } }, pathMatches('^/a|^/b'), 50, 300],
    [
      'CheckoutRate',
      { paths: { checkout: ['/pay/', '/cart(1)'] }, limits: { checkout: { limit: 40 } } },
      pathMatches('^/pay/|^/cart\\(1\\)'),
      40,
      300,
    ],
    ['GiftCardRate', { limits: { giftCard: { window: Duration.seconds(120) } } }, pathBegins('/gift-cards'), 30, 120],
    [
      'SearchRate',
      { limits: { search: { limit: 2_000_000_000, window: Duration.minutes(10) } } },
      pathBegins('/search'),
      2_000_000_000,
      600,
    ],
  ])('take paths, limit and window of %s from props', (name, props, onPath, limit, seconds) => {
    expect(ruleNamed(rules(props), name).Statement.RateBasedStatement).toMatchObject({
      Limit: limit,
      EvaluationWindowSec: seconds,
      ScopeDownStatement: onPath,
    });
  });

  test('speak of many prefixes by several expressions, each of at most 200 characters and anchored', () => {
    const prefixes = Array.from({ length: 12 }, (_, index) => `/shop-${index}/${'a'.repeat(30)}`);

    const { ScopeDownStatement: onPath } = ruleNamed(rules({ paths: { search: prefixes } }), 'SearchRate').Statement
      .RateBasedStatement as { ScopeDownStatement: { OrStatement: { Statements: ReturnType<typeof pathMatches>[] } } };

    const expressions = onPath.OrStatement.Statements.map((each) => each.RegexMatchStatement.RegexString);
    expect(expressions.length).toBeGreaterThan(1);
    expect(expressions.filter((each) => each.length > 200)).toEqual([]);
    expect(expressions.join('|')).toBe(prefixes.map((prefix) => `^${prefix}`).join('|'));
  });

  test('answer an address that sends too much with 429, and say how long to wait', () => {
    const stack = shopStack();
    webAclIn(stack);
    const rates = rules({}, shopStack()).filter(({ Statement }) => Statement.RateBasedStatement !== undefined);

    expect(rates).toHaveLength(8);
    for (const { Name, Action } of rates) {
      expect(Action).toEqual({
        Block: {
          CustomResponse: {
            ResponseCode: 429,
            CustomResponseBodyKey: 'TooManyRequests',
            ResponseHeaders: [{ Name: 'Retry-After', Value: Name === 'CardTestingRate' ? '600' : '300' }],
          },
        },
      });
    }
    Template.fromStack(stack).hasResourceProperties('AWS::WAFv2::WebACL', {
      CustomResponseBodies: { TooManyRequests: { ContentType: 'TEXT_PLAIN' } },
    });
  });

  test('leave out a path without prefixes', () => {
    const names = rules({ paths: { checkout: [], search: [] } }).map(({ Name }) => Name);

    expect(names).not.toContain('CheckoutRate');
    expect(names).not.toContain('CardTestingRate');
    expect(names).not.toContain('SearchRate');
    expect(names).toContain('LoginRate');
  });
});

const PATH_MEND =
  'give the beginning of a path as the shop writes it, such as "/login": an absolute path of at most 200 bytes ' +
  'without query, wildcard or percent-encoding';
const LIMIT_MEND = 'give a whole number of requests from 10 to 2000000000';
const WINDOW_MEND = 'give a Duration of 60, 120, 300 or 600 seconds';

describe('the rate rules refuse', () => {
  test.each<[Partial<StorefrontWebAclProps>, string]>([
    [{ paths: { login: ['login'] } }, `paths.login is "login"; ${PATH_MEND}`],
    [{ paths: { login: ['/'] } }, `paths.login is "/"; ${PATH_MEND}`],
    [{ paths: { login: [''] } }, `paths.login is ""; ${PATH_MEND}`],
    [{ paths: { registration: ['/sign up'] } }, `paths.registration is "/sign up"; ${PATH_MEND}`],
    [{ paths: { registration: ['/a?b'] } }, `paths.registration is "/a?b"; ${PATH_MEND}`],
    [{ paths: { passwordReset: ['/reset/*'] } }, `paths.passwordReset is "/reset/*"; ${PATH_MEND}`],
    [{ paths: { passwordReset: ['/a/../b'] } }, `paths.passwordReset is "/a/../b"; ${PATH_MEND}`],
    [{ paths: { checkout: ['//checkout'] } }, `paths.checkout is "//checkout"; ${PATH_MEND}`],
    [{ paths: { checkout: ['/%63art'] } }, `paths.checkout is "/%63art"; ${PATH_MEND}`],
    [{ paths: { giftCard: [`/${'é'.repeat(100)}`] } }, `paths.giftCard is "/${'é'.repeat(100)}"; ${PATH_MEND}`],
    [
      { paths: { registration: ['/Login'] } },
      'paths.registration is "/Login"; give each path once: it stands in login',
    ],
    [{ paths: { search: ['/a', '/b', '/A'] } }, 'paths.search is "/A"; give each path once: it stands in search'],
    [{ paths: { uploads: ['/checkout'] } }, 'paths.uploads is "/checkout"; give each path once: it stands in checkout'],
    [{ limits: { requests: { limit: 9 } } }, `limits.requests.limit is 9; ${LIMIT_MEND}`],
    [{ limits: { requests: { limit: 2_000_000_001 } } }, `limits.requests.limit is 2000000001; ${LIMIT_MEND}`],
    [{ limits: { login: { limit: 9 } } }, `limits.login.limit is 9; ${LIMIT_MEND}`],
    [{ limits: { registration: { limit: 10.5 } } }, `limits.registration.limit is 10.5; ${LIMIT_MEND}`],
    [{ limits: { passwordReset: { limit: -1 } } }, `limits.passwordReset.limit is -1; ${LIMIT_MEND}`],
    [{ limits: { cardTesting: { limit: 0 } } }, `limits.cardTesting.limit is 0; ${LIMIT_MEND}`],
    [{ limits: { login: { window: Duration.seconds(90) } } }, `limits.login.window is "90 seconds"; ${WINDOW_MEND}`],
    [{ limits: { login: { window: Duration.millis(500) } } }, `limits.login.window is "0.5 seconds"; ${WINDOW_MEND}`],
    [
      { paths: { giftCard: [] }, limits: { giftCard: { limit: 20 } } },
      'limits.giftCard is 20; leave it out, or give paths.giftCard',
    ],
  ])('%j', (props, message) => {
    expect(refusal(props)).toBe(`Edge/WebAcl: ${message}`);
  });
});

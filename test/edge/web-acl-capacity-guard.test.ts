import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { webAclCapacity } from '../../lib/controls/edge/web-acl-capacity';
import type { StorefrontWebAclProps } from '../../lib/edge/storefront-web-acl';
import { CAPACITY_WARNING } from '../../lib/edge/web-acl-capacity-guard';
import { WebAclScope } from '../../lib/edge/web-acl-scope';
import { extraRule, refusal, renderedWebAcl, shopStack, webAclIn } from './rendered-web-acl';

/** "AWS Managed Rules rule groups list", AWS WAF Developer Guide. */
const [REPUTATION, ANONYMOUS, CORE, BAD_INPUTS, SQL] = [25, 50, 700, 200, 200];
/** "Rule statements list", AWS WAF Developer Guide: the base, and 10 for each text transformation. */
const ONE_PATH = 2 + 3 * 10;
const PATHS = 3 + 3 * 10;
const EXACT = 2 + 10;
const SIZE = 1 + 10;
const LABEL = 1;
const ADDRESSES = 1;
const GEO = 1;
const RATE = 2;

const GROUPS = REPUTATION + ANONYMOUS + CORE + BAD_INPUTS;
/** HostingProvidersOnAccounts. */
const HOSTING = LABEL + PATHS;
/** RequestRate, six paths, and the POST requests of one of them. */
const RATES = RATE + 6 * (RATE + ONE_PATH) + (RATE + ONE_PATH + EXACT);
const DEFAULT = GROUPS + HOSTING + RATES;

type Props = (secret: secretsmanager.ISecret) => Partial<StorefrontWebAclProps>;

const uploads = { paths: { uploads: ['/u'], reports: ['/r'] } };
const everything: Props = (secret) => ({
  sqlStore: true,
  monitorSecret: secret,
  webhookSecret: secret,
  webhookSecretHeader: 'x-hook',
  webhookSourceRanges: ['192.0.2.0/24', '2001:db8::/32'],
  paths: { ...uploads.paths, webhooks: ['/w'] },
  allowedAddresses: ['198.51.100.0/24'],
  deniedAddresses: ['203.0.113.0/24', '2001:db8:1::/48'],
  deniedCountries: ['AQ'],
  antiDdos: {},
  botControl: {},
  accountTakeover: {},
  accountCreation: {},
});

/** Webhooks: path, header, two sets. Monitor: header. Allowed addresses: one set. */
const EXEMPTIONS = ONE_PATH + EXACT + 2 * ADDRESSES + EXACT + ADDRESSES;
/** Anti-DDoS, Bot Control on five paths, ATP, ACFP, each with three labels to spare. */
const PAID = 50 + 3 * LABEL + (50 + PATHS + 3 * LABEL) + (50 + 3 * LABEL) + (50 + 3 * LABEL);
/** Two sets; a country with three labels to spare. */
const ORIGINS = 2 * ADDRESSES + (GEO + 3 * LABEL);
/** Reputation and seven path rates spare one label, the rate of all requests two, the anonymous group three. */
const SPARED = 8 * LABEL + 2 * LABEL + 3 * LABEL;
/** The size; the label, the paths of uploads and reports. With webhooks, one label more to spare. */
const BODIES = SIZE + (LABEL + PATHS);

describe.each([WebAclScope.CLOUDFRONT, WebAclScope.REGIONAL])('the capacity of a web ACL of scope %s', (scope) => {
  test.each<[string, Props, number, number]>([
    ['by default', () => ({}), DEFAULT, 1261],
    ['with an SQL store', () => ({ sqlStore: true }), DEFAULT + SQL, 1461],
    ['without search', () => ({ paths: { search: [] } }), DEFAULT - RATE - ONE_PATH, 1227],
    ['with anonymous addresses', () => ({ allowAnonymousAddresses: true }), DEFAULT - ANONYMOUS - HOSTING, 1177],
    ['with two login paths', () => ({ paths: { login: ['/a', '/b'] } }), DEFAULT - ONE_PATH + PATHS, 1262],
    ['with uploads and reports', () => uploads, DEFAULT + BODIES, 1306],
    ['with a monitor', (monitorSecret) => ({ monitorSecret }), DEFAULT + EXACT + LABEL, 1274],
    ['with a rule of ones own', () => ({ additionalRules: [extraRule('Antarctica', 10)] }), DEFAULT + GEO, 1262],
    ['with everything', everything, DEFAULT + SQL + EXEMPTIONS + PAID + ORIGINS + SPARED + BODIES + LABEL, 1830],
  ])('%s is the sum of its statements', (_name, props, sum, total) => {
    const stack = shopStack();
    const secret = new secretsmanager.Secret(stack, 'Secret');

    const { capacity } = webAclIn(stack, { scope, ...props(secret) });

    expect(sum).toBe(total);
    expect(capacity).toBe(total);
    const rendered = renderedWebAcl(stack);
    expect(webAclCapacity(rendered.Properties.Rules)).toEqual({ capacity: total, unknown: [] });
    expect(rendered.Metadata.StorefrontWebAcl).toMatchObject({ capacity: total });
  });
});

describe('over the base price', () => {
  const overBase = () => {
    const stack = shopStack();
    webAclIn(stack, { sqlStore: true, ...uploads });
    return stack;
  };

  test('a warning tells the price and the way out', () => {
    const warnings = Annotations.fromStack(overBase()).findWarning('*', Match.anyValue());

    expect(warnings.map(({ id, entry }) => [id, entry.data])).toEqual([
      [
        '/Edge/WebAcl',
        'The rules need 1506 WCU and the base price covers 1500: AWS charges $0.20 more per million requests ($0.20 for ' +
          'each further 500 WCU; secondary source of AWS WAF Pricing, read 2026-08-19). Leave out rules that the shop ' +
          'does not need, such as those of an empty path (paths: { search: [] }), or acknowledge the price. ' +
          `[ack: ${CAPACITY_WARNING}]`,
      ],
    ]);
  });

  test('there is none up to it', () => {
    const stack = shopStack();
    webAclIn(stack, { sqlStore: true });

    expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([]);
  });
});

const costly = (index: number): wafv2.CfnWebACL.RuleProperty => ({
  ...extraRule(`Costly${index}`, 400 + index),
  statement: {
    managedRuleGroupStatement: { vendorName: 'AWS', name: 'AWSManagedRulesCommonRuleSet' },
  },
});

const limiting = (index: number): wafv2.CfnWebACL.RuleProperty => ({
  ...extraRule(`Rate${index}`, 400 + index),
  statement: { rateBasedStatement: { aggregateKeyType: 'IP', limit: 100 } },
});

test('rules over 5,000 WCU are refused', () => {
  expect(refusal({ additionalRules: [1, 2, 3, 4, 5].map(costly) })).toBeUndefined();
  expect(refusal({ additionalRules: [1, 2, 3, 4, 5, 6].map(costly) })).toBe(
    'Edge/WebAcl: rules is "5461 WCU"; leave some out: AWS WAF takes 5000 WCU',
  );
});

test('more than ten rate-based rules are refused', () => {
  expect(refusal({ additionalRules: [1, 2].map(limiting) })).toBeUndefined();
  expect(refusal({ additionalRules: [1, 2, 3].map(limiting) })).toBe(
    'Edge/WebAcl: rules is "11 rate-based rules"; leave some out: AWS WAF takes 10 in a web ACL',
  );
});

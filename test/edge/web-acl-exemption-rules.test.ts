import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { StorefrontWebAclProps } from '../../lib/edge/storefront-web-acl';
import { WebAclScope } from '../../lib/edge/web-acl-scope';
import {
  pathBegins,
  type RenderedRule,
  refusal,
  renderedWebAcl,
  ruleNamed,
  rules,
  shopStack,
  webAclIn,
  withoutLabels,
} from './rendered-web-acl';

const RANGES = {
  paths: { webhooks: ['/hooks/'] },
  webhookSourceRanges: ['192.0.2.0/24', '2001:db8::/32', '198.51.100.7/32'],
};

const reference = (id: string) => ({ IPSetReferenceStatement: { Arn: { 'Fn::GetAtt': [id, 'Arn'] } } });

const header = (Name: string, secret: string) => ({
  ByteMatchStatement: {
    FieldToMatch: { SingleHeader: { Name } },
    PositionalConstraint: 'EXACTLY',
    SearchString: { 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: secret }, ':SecretString:::}}']] },
    TextTransformations: [{ Priority: 0, Type: 'NONE' }],
  },
});

function withSecret(props: (secret: secretsmanager.ISecret) => Partial<StorefrontWebAclProps>): {
  readonly stack: Stack;
  readonly found: readonly RenderedRule[];
  readonly secret: string;
} {
  const stack = shopStack();
  const secret = new secretsmanager.Secret(stack, 'Secret');
  return { stack, found: rules(props(secret), stack), secret: stack.getLogicalId(secret.node.defaultChild as never) };
}

/** What the scope-down statements of rules spare, by the rule's name. */
function scopeDownOf(found: readonly RenderedRule[], name: string): unknown {
  const { Statement } = ruleNamed(found, name);
  return (Statement.ManagedRuleGroupStatement ?? Statement.RateBasedStatement)?.ScopeDownStatement;
}

describe('the payment provider', () => {
  test('is told by its source ranges, in a set for each version of IP', () => {
    const stack = shopStack();

    const webhook = ruleNamed(rules(RANGES, stack), 'WebhookExemption');

    const template = Template.fromStack(stack);
    const [ipv4 = ''] = Object.keys(
      template.findResources('AWS::WAFv2::IPSet', { Properties: { IPAddressVersion: 'IPV4' } }),
    );
    const [ipv6 = ''] = Object.keys(
      template.findResources('AWS::WAFv2::IPSet', { Properties: { IPAddressVersion: 'IPV6' } }),
    );
    expect(webhook).toMatchObject({
      Action: { Count: {} },
      RuleLabels: [{ Name: 'storefront:webhook' }],
      Statement: {
        AndStatement: {
          Statements: [{ OrStatement: { Statements: [reference(ipv4), reference(ipv6)] } }, pathBegins('/hooks/')],
        },
      },
    });
    template.hasResourceProperties('AWS::WAFv2::IPSet', {
      Scope: 'CLOUDFRONT',
      Addresses: ['192.0.2.0/24', '198.51.100.7/32'],
      Name: Match.absent(),
    });
    template.hasResourceProperties('AWS::WAFv2::IPSet', { Scope: 'CLOUDFRONT', Addresses: ['2001:db8::/32'] });
  });

  test('is told by a secret header, whose value the template does not hold and the log does not show', () => {
    const { stack, found, secret } = withSecret((webhookSecret) => ({
      paths: { webhooks: ['/hooks/'] },
      webhookSecret,
      webhookSecretHeader: 'x-hook',
    }));

    expect(ruleNamed(found, 'WebhookExemption').Statement).toEqual({
      AndStatement: { Statements: [header('x-hook', secret), pathBegins('/hooks/')] },
    });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::WAFv2::LoggingConfiguration', {
      RedactedFields: Match.arrayWith([{ SingleHeader: { Name: 'x-hook' } }]),
    });
    template.hasResourceProperties('AWS::WAFv2::WebACL', {
      DataProtectionConfig: {
        DataProtections: Match.arrayWith([
          { Action: 'SUBSTITUTION', Field: { FieldType: 'SINGLE_HEADER', FieldKeys: Match.arrayWith(['x-hook']) } },
        ]),
      },
    });
  });

  test('must fit both where both are given', () => {
    const { stack, found, secret } = withSecret((webhookSecret) => ({
      paths: { webhooks: ['/hooks/'] },
      webhookSourceRanges: ['192.0.2.0/24'],
      webhookSecret,
      webhookSecretHeader: 'x-hook',
    }));

    const [set = ''] = Object.keys(Template.fromStack(stack).findResources('AWS::WAFv2::IPSet'));
    expect(ruleNamed(found, 'WebhookExemption').Statement).toEqual({
      AndStatement: { Statements: [reference(set), header('x-hook', secret), pathBegins('/hooks/')] },
    });
  });
});

describe('exempt requests', () => {
  const { found, secret } = withSecret((monitorSecret) => ({
    ...RANGES,
    monitorSecret,
    allowedAddresses: ['198.51.100.0/24'],
    deniedAddresses: ['203.0.113.0/24'],
    allowedCountries: ['NL', 'BE'],
    antiDdos: {},
    botControl: { paths: ['/search'] },
    accountTakeover: {},
    sqlStore: true,
  }));
  const everybody = ['storefront:webhook', 'storefront:monitor', 'storefront:allowed-address'];

  test('are labelled by rules that count', () => {
    expect(found.slice(0, 3).map(({ Name, Action, RuleLabels }) => [Name, Action, RuleLabels?.[0]?.Name])).toEqual([
      ['WebhookExemption', { Count: {} }, 'storefront:webhook'],
      ['MonitorExemption', { Count: {} }, 'storefront:monitor'],
      ['AllowedAddressExemption', { Count: {} }, 'storefront:allowed-address'],
    ]);
    expect(ruleNamed(found, 'MonitorExemption').Statement).toEqual(header('x-storefront-monitor', secret));
  });

  test.each([
    ['AWSManagedRulesAntiDDoSRuleSet', withoutLabels(...everybody)],
    ['AWSManagedRulesAmazonIpReputationList', withoutLabels('storefront:allowed-address')],
    ['AWSManagedRulesAnonymousIpList', withoutLabels(...everybody)],
    ['RequestRate', withoutLabels('storefront:webhook', 'storefront:allowed-address')],
    [
      'LoginRate',
      { AndStatement: { Statements: [pathBegins('/login'), withoutLabels('storefront:allowed-address')] } },
    ],
    [
      'AWSManagedRulesBotControlRuleSet',
      { AndStatement: { Statements: [pathBegins('/search'), withoutLabels(...everybody)] } },
    ],
    ['AWSManagedRulesATPRuleSet', withoutLabels(...everybody)],
  ])('are spared by %s as far as it judges where they come from', (name, scopeDown) => {
    expect(scopeDownOf(found, name)).toEqual(scopeDown);
  });

  test('are spared from the list of countries', () => {
    expect(ruleNamed(found, 'AllowedCountries')).toMatchObject({
      Action: { Block: {} },
      Statement: {
        AndStatement: {
          Statements: [
            { NotStatement: { Statement: { GeoMatchStatement: { CountryCodes: ['NL', 'BE'] } } } },
            withoutLabels(...everybody),
          ],
        },
      },
    });
  });

  test.each(['AWSManagedRulesCommonRuleSet', 'AWSManagedRulesKnownBadInputsRuleSet', 'AWSManagedRulesSQLiRuleSet'])(
    'are inspected by %s like all others',
    (name) => {
      expect(scopeDownOf(found, name)).toBeUndefined();
    },
  );

  test('are blocked from denied addresses like all others', () => {
    expect(ruleNamed(found, 'DeniedAddresses')).toMatchObject({
      Action: { Block: {} },
      Statement: { IPSetReferenceStatement: {} },
    });
  });

  test('are none where no property tells of them', () => {
    expect(JSON.stringify(rules())).not.toContain('storefront:');
  });
});

test('denied countries are blocked', () => {
  expect(ruleNamed(rules({ deniedCountries: ['AQ'] }), 'DeniedCountries').Statement).toEqual({
    GeoMatchStatement: { CountryCodes: ['AQ'] },
  });
});

test('a regional web ACL has regional sets', () => {
  const stack = shopStack('eu-central-1');

  webAclIn(stack, { scope: WebAclScope.REGIONAL, deniedAddresses: ['203.0.113.0/24'] });

  Template.fromStack(stack).hasResourceProperties('AWS::WAFv2::IPSet', { Scope: 'REGIONAL' });
  expect(renderedWebAcl(stack).Properties.Scope).toBe('REGIONAL');
});

const RANGE_MEND = 'give IPv4 or IPv6 ranges in CIDR notation, such as 192.0.2.44/32 or 2001:db8::/32';
const HEADER_MEND = 'give the header that carries webhookSecret, in lower case, such as "x-webhook-secret"';
const COUNTRY_MEND = 'give two-letter country codes of ISO 3166 in upper case, such as NL';

describe('refused are', () => {
  test.each<[Partial<StorefrontWebAclProps>, string]>([
    [
      { paths: { webhooks: ['/hooks/'] } },
      `paths.webhooks is ["/hooks/"]; give webhookSourceRanges or webhookSecret, by which the payment provider's calls are told`,
    ],
    [
      { webhookSourceRanges: ['192.0.2.0/24'] },
      'webhookSourceRanges is ["192.0.2.0/24"]; give paths.webhooks too, or leave it out',
    ],
    [{ ...RANGES, webhookSecretHeader: 'x-hook' }, `webhookSecretHeader is "x-hook"; ${HEADER_MEND}`],
    [{ ...RANGES, webhookSourceRanges: ['192.0.2.1'] }, `webhookSourceRanges is "192.0.2.1"; ${RANGE_MEND}`],
    [{ allowedAddresses: ['192.0.2.0/33'] }, `allowedAddresses is "192.0.2.0/33"; ${RANGE_MEND}`],
    [{ allowedAddresses: ['0.0.0.0/0'] }, `allowedAddresses is "0.0.0.0/0"; ${RANGE_MEND}`],
    [{ deniedAddresses: ['2001:db8::/129'] }, `deniedAddresses is "2001:db8::/129"; ${RANGE_MEND}`],
    [{ deniedAddresses: ['300.0.2.0/24'] }, `deniedAddresses is "300.0.2.0/24"; ${RANGE_MEND}`],
    [{ deniedAddresses: [] }, 'deniedAddresses is []; give 1 to 10000 ranges, or leave it out'],
    [
      { allowedCountries: ['NL'], deniedCountries: ['AQ'] },
      'deniedCountries is ["AQ"]; leave it out, or leave out allowedCountries',
    ],
    [{ allowedCountries: ['nl'] }, `allowedCountries is "nl"; ${COUNTRY_MEND}`],
    [{ deniedCountries: [] }, `deniedCountries is []; ${COUNTRY_MEND}`],
  ])('%j', (props, message) => {
    expect(refusal(props)).toBe(`Edge/WebAcl: ${message}`);
  });

  test.each<[string, (secret: secretsmanager.ISecret) => Partial<StorefrontWebAclProps>, string]>([
    [
      'a secret without its header',
      (webhookSecret) => ({ paths: { webhooks: ['/hooks/'] }, webhookSecret }),
      `webhookSecretHeader is undefined; ${HEADER_MEND}`,
    ],
    [
      'a header in upper case',
      (webhookSecret) => ({ paths: { webhooks: ['/hooks/'] }, webhookSecret, webhookSecretHeader: 'X-Hook' }),
      `webhookSecretHeader is "X-Hook"; ${HEADER_MEND}`,
    ],
    [
      'a secret without a path',
      (webhookSecret) => ({ webhookSecret, webhookSecretHeader: 'x-hook' }),
      'webhookSecret is "Edge/Secret"; give paths.webhooks too, or leave it out',
    ],
  ])('%s', (_name, props, message) => {
    const stack = shopStack();
    const secret = new secretsmanager.Secret(stack, 'Secret');

    expect(refusal(props(secret), stack)).toBe(`Edge/WebAcl: ${message}`);
  });

  test('a secret of another region, which CloudFormation would not find', () => {
    const stack = shopStack();
    const home = new Stack(stack.node.root as never, 'Home', {
      env: { account: '123456789012', region: 'eu-central-1' },
    });

    expect(refusal({ monitorSecret: new secretsmanager.Secret(home, 'Secret') }, stack)).toBe(
      `Edge/WebAcl: monitorSecret is "eu-central-1"; give a secret of us-east-1, this stack's region`,
    );
  });
});

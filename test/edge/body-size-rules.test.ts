import type { StorefrontWebAclProps } from '../../lib/edge/storefront-web-acl';
import { BodyInspectionLimit } from '../../lib/edge/web-acl-body-limit';
import { WebAclScope } from '../../lib/edge/web-acl-scope';
import {
  labelMatch,
  pathBegins,
  pathMatches,
  refusal,
  renderedWebAcl,
  ruleNamed,
  rules,
  shopStack,
  webAclIn,
  withoutLabels,
} from './rendered-web-acl';

const LABEL = labelMatch('awswaf:managed:aws:core-rule-set:SizeRestrictions_Body');
const HOOKS = { webhooks: ['/hooks/'] };
const webhookSourceRanges = ['192.0.2.0/24'];

describe('larger bodies', () => {
  test('are left to the core rules where no path needs them', () => {
    const found = rules();

    expect(found.map(({ Name }) => Name)).not.toContain('BodySize');
    expect(ruleNamed(found, 'AWSManagedRulesCommonRuleSet').Statement).toEqual({
      ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet' },
    });
  });

  test.each<[string, Partial<StorefrontWebAclProps>, object]>([
    ['uploads', { paths: { uploads: ['/returns/'] } }, { NotStatement: { Statement: pathBegins('/returns/') } }],
    [
      'uploads and reports',
      { paths: { uploads: ['/returns/'], reports: ['/_reports/'] } },
      { NotStatement: { Statement: pathMatches('^/returns/|^/_reports/') } },
    ],
    ['webhooks', { paths: HOOKS, webhookSourceRanges }, withoutLabels('storefront:webhook')],
  ])('pass for %s, and are blocked by label elsewhere', (_name, props, elsewhere) => {
    const found = rules(props);

    expect(ruleNamed(found, 'AWSManagedRulesCommonRuleSet')).toMatchObject({
      OverrideAction: { None: {} },
      Statement: {
        ManagedRuleGroupStatement: {
          RuleActionOverrides: [{ Name: 'SizeRestrictions_BODY', ActionToUse: { Count: {} } }],
        },
      },
    });
    expect(ruleNamed(found, 'BodySize')).toMatchObject({
      Action: { Block: {} },
      Statement: { AndStatement: { Statements: [LABEL, elsewhere] } },
    });
  });

  test('pass for uploads and webhooks at once', () => {
    const props = { paths: { ...HOOKS, uploads: ['/returns/'] }, webhookSourceRanges };

    expect(ruleNamed(rules(props), 'BodySize').Statement).toEqual({
      AndStatement: {
        Statements: [
          LABEL,
          { NotStatement: { Statement: pathBegins('/returns/') } },
          withoutLabels('storefront:webhook'),
        ],
      },
    });
  });

  test.each<[string, Partial<StorefrontWebAclProps>, number]>([
    ['uploads', { paths: { uploads: ['/returns/'] } }, 65_536],
    ['reports alone', { paths: { reports: ['/_reports/'] } }, 16_384],
    ['a limit of ones own', { paths: { uploads: ['/returns/'] }, bodyLimit: BodyInspectionLimit.KB_48 }, 49_152],
  ])('are blocked before any group where AWS WAF does not see them whole: %s', (_name, props, Size) => {
    const found = rules(props);

    const beyond = ruleNamed(found, 'BodyBeyondInspection');
    expect(beyond).toMatchObject({ Action: { Block: {} } });
    expect(beyond.Statement).toEqual({
      SizeConstraintStatement: {
        ComparisonOperator: 'GT',
        Size,
        FieldToMatch: { Body: { OversizeHandling: 'MATCH' } },
        TextTransformations: [{ Priority: 0, Type: 'NONE' }],
      },
    });
    expect(beyond.Priority).toBeLessThan(ruleNamed(found, 'AWSManagedRulesCommonRuleSet').Priority);
  });

  test.each<[WebAclScope, string, Partial<StorefrontWebAclProps>, unknown]>([
    [
      WebAclScope.CLOUDFRONT,
      'uploads',
      { paths: { uploads: ['/u'] } },
      { RequestBody: { CLOUDFRONT: { DefaultSizeInspectionLimit: 'KB_64' } } },
    ],
    [
      WebAclScope.REGIONAL,
      'uploads',
      { paths: { uploads: ['/u'] } },
      { RequestBody: { API_GATEWAY: { DefaultSizeInspectionLimit: 'KB_64' } } },
    ],
    [
      WebAclScope.CLOUDFRONT,
      'uploads within the base price',
      { paths: { uploads: ['/u'] }, bodyLimit: BodyInspectionLimit.KB_16 },
      undefined,
    ],
    [WebAclScope.CLOUDFRONT, 'reports', { paths: { reports: ['/r'] } }, undefined],
  ])('are paid for only as far as they are needed: %s, %s', (scope, _name, props, expected) => {
    const stack = shopStack();

    webAclIn(stack, { scope, ...props });

    expect(renderedWebAcl(stack).Properties.AssociationConfig).toEqual(expected);
  });

  test('have no limit where there are none', () => {
    expect(refusal({ bodyLimit: BodyInspectionLimit.KB_32 })).toBe(
      'Edge/WebAcl: bodyLimit is "KB_32"; leave it out, or give paths.uploads, paths.reports or paths.webhooks',
    );
  });
});

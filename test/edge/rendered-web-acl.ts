import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { TODAY_CONTEXT } from '../../lib/clock';
import { StorefrontWebAcl, type StorefrontWebAclProps } from '../../lib/edge/storefront-web-acl';
import { WebAclScope } from '../../lib/edge/web-acl-scope';

/** A rule as the template has it. */
export interface RenderedRule {
  readonly Name: string;
  readonly Priority: number;
  readonly Action?: Readonly<Record<string, unknown>>;
  readonly OverrideAction?: unknown;
  readonly RuleLabels?: readonly { readonly Name: string }[];
  readonly Statement: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly VisibilityConfig: unknown;
}

/** A web ACL as the template has it. */
export interface RenderedWebAcl {
  readonly Properties: Readonly<Record<string, unknown>> & { readonly Rules: readonly RenderedRule[] };
  readonly Metadata: Readonly<Record<string, unknown>>;
}

/** The day on which stacks of {@link shopStack} are synthesized, unless told otherwise. */
export const TODAY = '2026-11-22';

export function shopStack(region = 'us-east-1', today = TODAY): Stack {
  const app = new App({ context: { [TODAY_CONTEXT]: today, '@aws-cdk/core:enablePartitionLiterals': true } });
  return new Stack(app, 'Edge', { env: { account: '123456789012', region } });
}

/** Makes a web ACL named `WebAcl`, of scope CLOUDFRONT unless told otherwise. */
export function webAclIn(stack: Stack, props: Partial<StorefrontWebAclProps> = {}): StorefrontWebAcl {
  return new StorefrontWebAcl(stack, 'WebAcl', { scope: WebAclScope.CLOUDFRONT, ...props });
}

/** The one web ACL of a stack. */
export function renderedWebAcl(stack: Stack): RenderedWebAcl {
  const [webAcl] = Object.values(Template.fromStack(stack).findResources('AWS::WAFv2::WebACL'));
  return webAcl as unknown as RenderedWebAcl;
}

/** The rules of a web ACL in a stack of its own. */
export function rules(props: Partial<StorefrontWebAclProps> = {}, stack = shopStack()): readonly RenderedRule[] {
  webAclIn(stack, props);
  return renderedWebAcl(stack).Properties.Rules;
}

/** The rule of that name. */
export function ruleNamed(found: readonly RenderedRule[], name: string): RenderedRule {
  const rule = found.find(({ Name }) => Name === name);
  if (rule === undefined) {
    throw new Error(`there is no rule ${name} among ${found.map(({ Name }) => Name).join(', ')}`);
  }
  return rule;
}

/** The message of the error that making a web ACL throws; undefined when it throws none. */
export function refusal(props: Partial<StorefrontWebAclProps>, stack = shopStack()): string | undefined {
  try {
    webAclIn(stack, props);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A statement that matches a label. */
export const labelMatch = (Key: string) => ({ LabelMatchStatement: { Scope: 'LABEL', Key } });

/** A statement that none of the labels matches. */
export const withoutLabels = (...keys: readonly string[]) => ({
  NotStatement: {
    Statement: keys.length > 1 ? { OrStatement: { Statements: keys.map(labelMatch) } } : labelMatch(keys[0] ?? ''),
  },
});

const TextTransformations = [
  { Priority: 0, Type: 'URL_DECODE' },
  { Priority: 1, Type: 'NORMALIZE_PATH' },
  { Priority: 2, Type: 'LOWERCASE' },
];

/** A statement that matches paths that begin so. */
export const pathBegins = (SearchString: string) => ({
  ByteMatchStatement: {
    FieldToMatch: { UriPath: {} },
    PositionalConstraint: 'STARTS_WITH',
    SearchString,
    TextTransformations,
  },
});

/** A statement that matches paths by a regular expression. */
export const pathMatches = (RegexString: string) => ({
  RegexMatchStatement: { FieldToMatch: { UriPath: {} }, RegexString, TextTransformations },
});

/** A rule of one's own. */
export const extraRule = (name: string, priority: number) => ({
  name,
  priority,
  action: { block: {} },
  statement: { geoMatchStatement: { countryCodes: ['AQ'] } },
  visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: name, sampledRequestsEnabled: true },
});

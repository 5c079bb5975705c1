import { isObject, own } from '../controls/value';
import type { Properties } from './live-properties';
import type { ResourceKind } from './resource-kind';

/** What AWS Config says of a resource: of a configuration item, or of the summary of one that is too large to send. */
export interface ConfigurationItem {
  readonly resourceType: string;
  readonly resourceId: string;
  readonly resourceName?: string | null | undefined;
  readonly ARN?: string | null | undefined;
  readonly configuration?: unknown;
}

/** How the ARN of a type shows the parts of its identifier. */
const ARN_PATTERNS: Readonly<Record<string, RegExp>> = {
  'AWS::ApiGateway::Method': /\/restapis\/([^/]+)\/resources\/([^/]+)\/methods\/([^/]+)$/,
  'AWS::ApiGateway::Stage': /\/restapis\/([^/]+)\/stages\/([^/]+)$/,
  'AWS::ApiGatewayV2::Integration': /\/apis\/([^/]+)\/integrations\/([^/]+)$/,
  'AWS::ApiGatewayV2::Stage': /\/apis\/([^/]+)\/stages\/([^/]+)$/,
  'AWS::Cognito::UserPoolClient': /:userpool\/([^/]+)\/client\/([^/]+)$/,
};

/** ARNs of AWS WAF hold the scope first, in other words than the identifier. */
const WEB_ACL_ARN = /:(global|regional)\/(?:webacl|rulegroup)\/([^/]+)\/([^/]+)$/;

/**
 * The identifier of a resource to Cloud Control, from what AWS Config says of it; undefined where that does not tell.
 *
 * AWS Config keeps types that it knows from the CloudFormation registry under that very identifier, and older types under
 * the service's own id or ARN.
 */
export function identifierOf(kind: ResourceKind, item: ConfigurationItem): string | undefined {
  return (
    fromConfiguration(kind, item.configuration) ??
    identifierInArn(kind.type, item.ARN ?? '') ??
    identifierInArn(kind.type, item.resourceId) ??
    fromNames(kind, item)
  );
}

/** The identifier that an ARN of a type holds; undefined where it is none of that type, or the type's ARNs do not show it. */
export function identifierInArn(type: string, arn: string): string | undefined {
  if (type === 'AWS::WAFv2::WebACL' || type === 'AWS::WAFv2::RuleGroup') {
    const [, scope, name, id] = WEB_ACL_ARN.exec(arn) ?? [];
    return scope === undefined ? undefined : `${name}|${id}|${scope === 'global' ? 'CLOUDFRONT' : 'REGIONAL'}`;
  }
  const pattern = own(ARN_PATTERNS, type);
  return pattern instanceof RegExp ? pattern.exec(arn)?.slice(1).join('|') : undefined;
}

/** The id of a resource in AWS Config: its identifier, unless a property of it holds another. */
export function configResourceId(kind: ResourceKind, identifier: string, properties: Properties | undefined): string {
  const id = kind.configIdProperty === undefined ? undefined : properties?.[kind.configIdProperty];
  return typeof id === 'string' && id !== '' ? id : identifier;
}

function fromConfiguration({ primaryIdentifier }: ResourceKind, configuration: unknown): string | undefined {
  if (!isObject(configuration)) return undefined;
  const parts = primaryIdentifier.map(
    (name) => own(configuration, name) ?? own(configuration, `${name.charAt(0).toLowerCase()}${name.slice(1)}`),
  );
  return parts.every((part) => typeof part === 'string' && part !== '') ? parts.join('|') : undefined;
}

function fromNames({ primaryIdentifier, configIdentifier }: ResourceKind, item: ConfigurationItem): string | undefined {
  if (primaryIdentifier.length > 1) {
    return item.resourceId.split('|').length === primaryIdentifier.length ? item.resourceId : undefined;
  }
  if (configIdentifier === 'resource-id') return item.resourceId;
  return item.resourceName ?? undefined;
}

import { Annotations, type CfnResource, Lazy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { isObject, type Properties } from './given-value';
import { policyOwnerOf, resourcePolicyOf } from './resource-policy';
import { propertiesOf, renderedProperties } from './resource-properties';

/** How requests without TLS are denied to a resource. */
export interface PlaintextDenial {
  /** The action that is denied to everybody. */
  readonly action: string;
  /** ARNs of the resource, and of what is in it. */
  readonly resources: readonly string[];
  /** What a first policy must allow, since it takes the place of the service's own. */
  readonly firstStatements?: readonly iam.PolicyStatement[];
  readonly createPolicy: (scope: Construct, id: string, policyDocument: iam.PolicyDocument) => CfnResource;
}

/**
 * Lets the policy of a bucket, queue or topic deny requests without TLS: one that stands in its stack already, that of
 * its L2, or a first one beside it. A resource takes one policy alone: of two, the one that is deployed last stays.
 */
export function denyPlaintext(resource: CfnResource, denial: PlaintextDenial): void {
  const denied = new iam.PolicyStatement({
    effect: iam.Effect.DENY,
    principals: [new iam.AnyPrincipal()],
    actions: [denial.action],
    resources: [...denial.resources],
    conditions: { Bool: { 'aws:SecureTransport': 'false' } },
  });
  const existing = resourcePolicyOf(resource);
  if (existing === undefined) createPolicy(resource, denial, denied);
  else extend(existing, denied);
}

function createPolicy(resource: CfnResource, denial: PlaintextDenial, denied: iam.PolicyStatement): void {
  const statements = [...(denial.firstStatements ?? []), denied];
  const owner = policyOwnerOf(resource);
  if (owner !== undefined) {
    for (const statement of statements) owner.addToResourcePolicy(statement);
    return;
  }
  const policy = denial.createPolicy(resource, 'TlsOnlyPolicy', new iam.PolicyDocument({ statements }));
  policy.cfnOptions.condition = resource.cfnOptions.condition;
}

function extend(policy: CfnResource, denied: iam.PolicyStatement): void {
  const property = 'PolicyDocument';
  const properties = propertiesOf(policy, [property]);
  const given = properties.read(property);
  const statement: unknown = denied.toStatementJson();
  properties.write(
    property,
    Lazy.uncachedAny({
      produce: (context) => withStatement(context.resolve(given), context.resolve(statement)),
    }),
  );
  policy.node.addValidation({
    validate: () => {
      const document = renderedProperties(policy)[property];
      if (!holdsStatement(document, policy.stack.resolve(statement))) warn(policy);
      return [];
    },
  });
}

function withStatement(document: unknown, denied: Properties): unknown {
  if (!isReadable(document) || holdsStatement(document, denied)) return document;
  return { ...document, Statement: [...[document.Statement].flat(), denied] };
}

function isReadable(document: unknown): document is Properties {
  return isObject(document) && (Array.isArray(document.Statement) || isObject(document.Statement));
}

function holdsStatement(document: unknown, denied: Properties): boolean {
  if (!isReadable(document)) return false;
  return [document.Statement].flat().some((statement) => isObject(statement) && isAsWide(statement, denied));
}

/** Whether a statement denies plaintext to everybody, for the same action and the same resources at least. */
function isAsWide({ Effect, Principal, Action, Resource, Condition }: Properties, denied: Properties): boolean {
  const service = String(denied.Action).split(':')[0];
  const actions = new Set([Action].flat().map((action) => String(action).toLowerCase()));
  const resources = new Set([Resource].flat().map((resource) => JSON.stringify(resource)));
  const wanted = [denied.Resource].flat().map((resource) => JSON.stringify(resource));
  return (
    Effect === 'Deny' &&
    (Principal === '*' || (isObject(Principal) && [Principal.AWS].flat().includes('*'))) &&
    [String(denied.Action), `${service}:*`, '*'].some((action) => actions.has(action.toLowerCase())) &&
    (resources.has('"*"') || wanted.every((resource) => resources.has(resource))) &&
    /^\{"Bool":\{"aws:SecureTransport":\[?("false"|false)\]?\}\}$/i.test(JSON.stringify(Condition) ?? '')
  );
}

function warn(policy: CfnResource): void {
  Annotations.of(policy).addWarningV2(
    'storefront-security-baseline:harden:PolicyDocument',
    `${policy.cfnResourceType} was not hardened so that it denies requests without TLS: its document is decided at deployment alone, or a property override undoes it`,
  );
}

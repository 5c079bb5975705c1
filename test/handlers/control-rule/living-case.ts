import type { Control, Example } from '../../../lib/controls/control';
import { isListable, resourceKind } from '../../../lib/live/resource-kinds';
import { LivingAccount } from './living-account';
import { IMPORTED_WEB_ACL, livingExample } from './living-example';
import { kindOf, type LivingResource } from './living-resource';

/** An example as it stands in an account. */
export interface LivingCase {
  /** The resource that the control judges. */
  readonly subject: LivingResource;
  readonly account: LivingAccount;
  /** Whether a change of the subject brings the rule to run; else its schedule does. */
  readonly isRecorded: boolean;
}

/**
 * An example as it stands in an account; undefined where nothing ever brings its subject to the rule.
 *
 * @throws NotLiving when the example says what no living resource can
 */
export function livingCase(control: Control, example: Example): LivingCase | undefined {
  const resources = [...livingExample(attached(example)).values()].map(withParent);
  const found = resources.find(({ resource: { type } }) => control.check.types.includes(type) && isReached(type));
  if (found === undefined) return undefined;
  const parents = resources.flatMap(({ parent }) => parent ?? []);
  return {
    subject: found.resource,
    // Of two that are the same, the first is found.
    account: new LivingAccount([...resources.map(({ resource }) => resource), ...parents, IMPORTED_WEB_ACL]),
    isRecorded: kindOf(found.resource.type).recorded,
  };
}

/** Whether a notification or a list names resources of a type. */
export function isReached(type: string): boolean {
  const kind = resourceKind(type);
  return kind !== undefined && (kind.recorded || isListable(kind));
}

/** An inline policy is no resource of its own in an account: a role has it. */
function attached(example: Example): Example {
  const entries = Object.entries(example.Resources).map(([id, raw]) => {
    const { Type, Properties } = raw as { readonly Type: string; readonly Properties?: object };
    if (Type !== 'AWS::IAM::Policy') return [id, raw] as const;
    return [id, { Type: 'AWS::IAM::Role', Properties: { Policies: [Properties] } }] as const;
  });
  return { ...example, Resources: Object.fromEntries(entries) };
}

/** What is listed for each parent has one. */
function withParent(resource: LivingResource): { readonly resource: LivingResource; readonly parent?: LivingResource } {
  const { listing } = kindOf(resource.type);
  if (listing.kind !== 'per-parent') return { resource };
  const identifier = String(resource.properties[listing.property] ?? 'parent');
  const properties = { ...resource.properties, [listing.property]: identifier };
  return {
    resource: { ...resource, properties },
    parent: parentOf(listing.parentType, identifier),
  };
}

/** A user pool of another template may do whatever a user pool can. */
function parentOf(type: string, identifier: string): LivingResource {
  const [part = ''] = kindOf(type).primaryIdentifier;
  return {
    type,
    identifier,
    arn: identifier,
    properties: { [part]: identifier, LambdaConfig: { CreateAuthChallenge: 'arn' } },
    enabledMfas: [],
  };
}

import { accountKinds } from './kinds/account';
import { apiKinds } from './kinds/api';
import { computeKinds } from './kinds/compute';
import { edgeKinds } from './kinds/edge';
import { identityKinds } from './kinds/identity';
import { messageKinds } from './kinds/message';
import { permissionKinds } from './kinds/permission';
import { storeKinds } from './kinds/store';
import type { ResourceKind } from './resource-kind';

/**
 * Every kind of resource that a control may look at in the running account. A type that is not among them has no read, or
 * one that leaves out what controls look at: a deployment of API Gateway is read without its stage's settings.
 *
 * Identifiers, lists, permissions and write-only properties are those of the types' schemas in the CloudFormation registry
 * of us-east-1, read in August 2026; recorded types those of AWS Config ("ResourceIdentifier", AWS Config API Reference).
 */
export const resourceKinds: readonly ResourceKind[] = [
  ...accountKinds,
  ...apiKinds,
  ...computeKinds,
  ...edgeKinds,
  ...identityKinds,
  ...messageKinds,
  ...permissionKinds,
  ...storeKinds,
];

const byType = new Map(resourceKinds.map((kind) => [kind.type, kind]));

/** The kind of a CloudFormation type; undefined where Cloud Control cannot read it. */
export function resourceKind(type: string): ResourceKind | undefined {
  return byType.get(type);
}

/**
 * The kinds whose resources AWS Config records under that type, the one of that name first: a replica of a KMS key is an
 * `AWS::KMS::Key` to AWS Config. Empty where no control looks at any.
 */
export function recordedKinds(configType: string): readonly ResourceKind[] {
  const kinds = resourceKinds.filter(({ recorded, recordedAs }) => recorded && recordedAs === configType);
  return [...kinds].sort((one, other) => Number(other.type === configType) - Number(one.type === configType));
}

/** The IAM actions that reading and listing the resources of a kind needs, its parents' list included; sorted. */
export function readPermissionsOf(kind: ResourceKind): readonly string[] {
  const parent = kind.listing.kind === 'per-parent' ? byType.get(kind.listing.parentType) : undefined;
  return [...new Set([...kind.readPermissions, ...(parent?.readPermissions ?? [])])].sort();
}

/** Whether a scheduled run can find the resources of a kind. */
export function isListable(kind: ResourceKind): boolean {
  return kind.listing.kind !== 'none';
}

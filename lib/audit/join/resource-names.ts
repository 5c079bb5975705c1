import type { Resource } from '../../controls/resource';

/** Properties that give resources of many types their physical name. */
const NAME_PROPERTIES = ['Name', 'Identifier', 'Id'];

/**
 * Whether a declared resource is the one that runs under an id: by a name that the template gives literally, or by the
 * one that CloudFormation makes of the stack's name and the logical id. An id that AWS makes up tells nothing.
 *
 * @param stackName of the template's stack; absent for a nested one, whose name is made up
 * @param resourceId a name, or an ARN that ends in one
 */
export function isNameOf(resource: Resource, stackName: string | undefined, resourceId: string): boolean {
  const tail = resourceId.startsWith('arn:') ? (resourceId.split(/[:/]/).at(-1) ?? '') : resourceId;
  if (literalNames(resource).some((name) => name === tail || name === resourceId)) return true;
  if (stackName === undefined) return false;
  const [made, suffix] = splitLast(tail.toLowerCase());
  return made === `${stackName}-${resource.logicalId}`.toLowerCase() && /^[a-z0-9]{8,}$/.test(suffix);
}

/** `BucketName` of a bucket, `Name` of a web ACL, `DBInstanceIdentifier` of a database. */
function literalNames(resource: Resource): readonly string[] {
  const kind = resource.type.split('::').at(-1) ?? '';
  return NAME_PROPERTIES.flatMap((property) => [property, `${kind}${property}`]).flatMap((property) => {
    const raw = resource.rawProperty(property);
    return typeof raw === 'string' ? [raw] : [];
  });
}

function splitLast(name: string): readonly [string, string] {
  const at = name.lastIndexOf('-');
  return [name.slice(0, Math.max(at, 0)), name.slice(at + 1)];
}

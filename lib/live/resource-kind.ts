/** How all resources of a type are found. */
export type Listing =
  /** One `ListResources` call, with its pages. */
  | { readonly kind: 'plain' }
  /** One call for each resource of another type, named in the request's resource model. */
  | { readonly kind: 'per-parent'; readonly parentType: string; readonly property: string }
  /** One call for each AWS WAF scope that the region has. */
  | { readonly kind: 'by-scope' }
  /** There is no list: only a change notification names one. */
  | { readonly kind: 'none' };

/** What must be known of a CloudFormation type to read its live resources through AWS Cloud Control. */
export interface ResourceKind {
  /** Such as `AWS::SQS::Queue`. */
  readonly type: string;
  /** Properties whose values, joined by `|`, identify a resource to Cloud Control. */
  readonly primaryIdentifier: readonly string[];
  /** Whether AWS Config records it ("ResourceIdentifier", AWS Config API Reference), so that a change triggers a rule. */
  readonly recorded: boolean;
  /** The type's name in AWS Config, where that is another. */
  readonly recordedAs: string;
  /**
   * Where a configuration item has the identifier, unless its configuration or its ARN shows the properties of
   * `primaryIdentifier`: AWS Config keeps an opaque id of some types, and the identifier as the name.
   */
  readonly configIdentifier: 'resource-id' | 'resource-name';
  /** The property that is the resource's id in AWS Config, where the identifier is not. */
  readonly configIdProperty?: string;
  readonly listing: Listing;
  /**
   * Properties that a read does not return: dotted paths, `*` for each item of a list. Absent from an answer they are
   * unknown, not absent.
   */
  readonly writeOnly: readonly string[];
  /**
   * IAM actions of the read and list handlers, without those that decrypt, reveal a secret, hand over a role or write.
   * A read that needs one of those is refused, and the resource unknown.
   */
  readonly readPermissions: readonly string[];
}

/** A kind, with what most have in common left out. */
type Declared = Omit<ResourceKind, 'recordedAs' | 'configIdentifier' | 'writeOnly'> &
  Partial<Pick<ResourceKind, 'recordedAs' | 'configIdentifier' | 'writeOnly'>>;

/** Completes a kind. */
export function kind(declared: Declared): ResourceKind {
  return { recordedAs: declared.type, configIdentifier: 'resource-id', writeOnly: [], ...declared };
}

/** Found by one list. */
export function plain(): Listing {
  return { kind: 'plain' };
}

/** Found by a list for each resource of `parentType`, whose identifier the resource model names as `property`. */
export function perParent(parentType: string, property: string): Listing {
  return { kind: 'per-parent', parentType, property };
}

/** Found by a list for each scope of AWS WAF. */
export function byScope(): Listing {
  return { kind: 'by-scope' };
}

/** Not found by any list. */
export function notListed(): Listing {
  return { kind: 'none' };
}

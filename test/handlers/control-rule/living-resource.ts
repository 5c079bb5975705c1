import { kind, notListed, type ResourceKind } from '../../../lib/live/resource-kind';
import { resourceKind } from '../../../lib/live/resource-kinds';

/** A resource of a running account. */
export interface LivingResource {
  readonly type: string;
  readonly identifier: string;
  readonly arn: string;
  /** As a read answers: without what is write-only. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** `EnabledMfas` of a user pool, which its read leaves out. */
  readonly enabledMfas: readonly string[];
}

export const REGION = 'eu-west-1';
/** Not the account of the examples, which is a partner's in some. */
export const ACCOUNT = '444455556666';

/** The kind of a type; one that Cloud Control cannot read is found by its own logical id. */
export function kindOf(type: string): ResourceKind {
  return (
    resourceKind(type) ??
    kind({ type, primaryIdentifier: ['Id'], recorded: false, listing: notListed(), readPermissions: [] })
  );
}

import { factsOfCatalogue } from '../../check/catalogue-facts';
import type { Control } from '../../controls/control';
import { covers, daysLeft, type Exception, isInForce, withCurrentIds } from '../../exceptions';
import type { AuditedException } from '../audit-report';
import { type AuditScope, scopeName } from '../audit-scope';

/** A resource that a rule finds. */
export interface FoundResource {
  readonly scope: AuditScope;
  readonly resourceType: string;
  readonly resourceId: string;
  /** Of the construct that declares it, where an assembly tells. */
  readonly constructPath?: string;
}

/**
 * The exceptions of a register, held against resources that run. One covers a resource by its path: that of the construct,
 * where an assembly tells which construct made the resource, or `<account>/<region>/<type>/<id>`.
 */
export class AuditExceptions {
  private readonly inForce: readonly Exception[];
  private readonly covering = new Map<string, AuditedException>();

  public constructor(
    exceptions: readonly Exception[],
    catalogue: readonly Control[],
    private readonly today: Date,
  ) {
    const facts = factsOfCatalogue(catalogue);
    this.inForce = exceptions
      .map((exception) => withCurrentIds(exception))
      .filter((exception) => isInForce(exception, { today, facts }));
  }

  /** The id of the exception that covers a resource for a control. */
  public idFor(
    controlId: string,
    { scope, resourceType, resourceId, constructPath }: FoundResource,
  ): string | undefined {
    const paths = [
      ...(constructPath === undefined ? [] : [constructPath]),
      `${scopeName(scope)}/${resourceType}/${resourceId}`,
    ];
    const found = this.inForce.find((exception) =>
      paths.some((path) => covers(exception, { controlId, constructPath: path })),
    );
    if (found === undefined) return undefined;
    const audited = this.audited(found);
    this.covering.set(audited.id, audited);
    return audited.id;
  }

  /** Those that covered a resource, by id. */
  public get used(): readonly AuditedException[] {
    return [...this.covering.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  private audited(exception: Exception): AuditedException {
    const { kind, owner, reason, source } = exception;
    return {
      id: `${source.file}:${source.line}`,
      kind,
      owner,
      reason,
      until: exception.kind === 'risk' ? exception.expires : exception.reviewBy,
      daysLeft: daysLeft(exception, this.today),
    };
  }
}

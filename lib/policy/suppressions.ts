import type { IConstruct } from 'constructs';
import { acknowledgementsIn, qualifiedId } from './acknowledgements';

/**
 * Which findings the CDK will suppress, decided as the CDK decides it: by a qualified acknowledgement on the finding's
 * construct or on one above it.
 */
export class Suppressions {
  private readonly paths = new Map<string, Set<string>>();

  public constructor(root: IConstruct) {
    for (const { id, constructPath } of acknowledgementsIn(root)) {
      const paths = this.paths.get(id);
      if (paths === undefined) this.paths.set(id, new Set([constructPath]));
      else paths.add(constructPath);
    }
  }

  /** Whether a finding of a pack on a construct is suppressed. */
  public cover(pack: string, rule: string, constructPath: string | undefined): boolean {
    const paths = this.paths.get(qualifiedId(pack, rule));
    if (paths === undefined) return false;
    let path = constructPath ?? '';
    while (!paths.has(path)) {
      if (path === '') return false;
      path = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    }
    return true;
  }
}

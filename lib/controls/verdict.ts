/** One thing that is wrong with a resource. */
export interface Fault {
  /** Dotted path below the resource's `Properties`, such as `VersioningConfiguration.Status`; empty for the whole resource. */
  readonly path: string;
  /** What was found and what was expected, in one clause. */
  readonly message: string;
}

/**
 * What a control says of one resource.
 *
 * `unknown` is a verdict, not a failure to reach one: the template leaves the value to a parameter, an import or a
 * condition. `not-applicable` says that the control has nothing to say of the resource at all.
 */
export type Verdict =
  | { readonly kind: 'compliant' }
  | { readonly kind: 'violation'; readonly faults: readonly Fault[] }
  | { readonly kind: 'unknown'; readonly path: string; readonly reason: string }
  | { readonly kind: 'not-applicable' };

/** The verdicts that are reported of a resource: all but `not-applicable`. */
export type VerdictKind = Verdict['kind'];

const COMPLIANT: Verdict = { kind: 'compliant' };
const NOT_APPLICABLE: Verdict = { kind: 'not-applicable' };

/** The control holds. */
export function compliant(): Verdict {
  return COMPLIANT;
}

/** The control has nothing to say of this resource. */
export function notApplicable(): Verdict {
  return NOT_APPLICABLE;
}

/** The control does not hold, at `path`, because of `message`. */
export function violation(path: string, message: string): Verdict {
  return { kind: 'violation', faults: [{ path, message }] };
}

/** The template does not tell, at `path`, because of `reason`. */
export function unknown(path: string, reason: string): Verdict {
  return { kind: 'unknown', path, reason };
}

/** Every verdict must hold: faults add up, then an unknown weighs more than a compliant one. Empty: not applicable. */
export function all(...verdicts: readonly Verdict[]): Verdict {
  const faults: Fault[] = [];
  let undecided: Verdict | undefined;
  let held = false;
  for (const verdict of verdicts) {
    if (verdict.kind === 'violation') faults.push(...verdict.faults);
    else if (verdict.kind === 'unknown') undecided ??= verdict;
    else if (verdict.kind === 'compliant') held = true;
  }
  if (faults.length > 0) return { kind: 'violation', faults };
  return undecided ?? (held ? COMPLIANT : NOT_APPLICABLE);
}

/** One verdict suffices: a compliant one decides, then an unknown one; else the first violation stands for all. */
export function any(...verdicts: readonly Verdict[]): Verdict {
  return (
    verdicts.find((verdict) => verdict.kind === 'compliant') ??
    verdicts.find((verdict) => verdict.kind === 'unknown') ??
    verdicts.find((verdict) => verdict.kind === 'violation') ??
    NOT_APPLICABLE
  );
}

/**
 * Verdicts over the values that one property may take: where they agree that is the verdict, where they differ the
 * template does not tell.
 */
export function agree(path: string, verdicts: readonly Verdict[]): Verdict {
  const [first, ...rest] = verdicts;
  if (first === undefined) return NOT_APPLICABLE;
  if (rest.every((verdict) => verdict.kind === first.kind)) return first;
  return (
    verdicts.find((verdict) => verdict.kind === 'unknown') ??
    unknown(path, 'it depends on a condition or parameter of the template')
  );
}

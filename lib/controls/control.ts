import type { Check } from './check';
import type { Detection, NoDetection } from './detect';
import type { FrameworkMappings } from './frameworks/framework';
import type { Remediation } from './remediation';

/** The part of the shop that a control protects; also the folder it stands in. */
export type Area = 'edge' | 'identity' | 'data' | 'payment' | 'network' | 'compute' | 'account' | 'people';

/** How bad it is when the control does not hold. `critical` and `high` stop a synth; `medium` and `low` warn. */
export type Severity = 'critical' | 'high' | 'medium' | 'low';

/** A small template whose verdict is known: a test, a piece of documentation and a fixture at once. */
export interface Example {
  /** The template's resources by logical id. */
  readonly Resources: Readonly<Record<string, object>>;
  readonly Parameters?: Readonly<Record<string, object>>;
  readonly Conditions?: Readonly<Record<string, object>>;
  readonly Mappings?: Readonly<Record<string, object>>;
  readonly Outputs?: Readonly<Record<string, object>>;
  /** What the app says of the whole stack, such as where its data may stand. */
  readonly Metadata?: Readonly<Record<string, object>>;
}

/** An example that breaks the control. */
export interface ViolatingExample extends Example {
  /** Where the first fault is: dotted path below `Properties`, empty for the whole resource. */
  readonly faultAt: string;
}

/** Examples by verdict. The subject is the first resource whose type the check looks at. */
export interface Examples {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
  /** Examples that the template does not decide, or why there can be none. */
  readonly unknown: readonly Example[] | NoDetection;
}

/** One control: written once, enforced at synth, in the pull request and in the running account. */
export interface Control {
  /** PascalCase; named by what is true when it holds. For ever: exceptions and reports refer to it. */
  readonly id: string;
  readonly area: Area;
  /** What is true when it holds, in a short sentence without a full stop. */
  readonly title: string;
  /** What happens to a shop without it. */
  readonly rationale: string;
  readonly severity: Severity;
  /** Requirements that it supports, by framework version. */
  readonly frameworks: FrameworkMappings;
  /** The version of this package that first had it. */
  readonly since: string;
  readonly check: Check;
  /** What to write instead. */
  readonly remedy: string;
  readonly detect: Detection;
  /** How AWS Config can mend the running resource; absent where AWS has no runbook that does it without taking something away. */
  readonly remediation?: Remediation;
  readonly examples: Examples;
}

/**
 * Declares a control.
 *
 * @throws Error when the id is not PascalCase, or a violating or compliant example is missing
 */
export function control(definition: Control): Control {
  if (!/^[A-Z][A-Za-z0-9]+$/.test(definition.id)) throw new Error(`${definition.id}: a control id is PascalCase`);
  if (definition.examples.compliant.length === 0 || definition.examples.violating.length === 0) {
    throw new Error(`${definition.id}: a control has a compliant and a violating example`);
  }
  return Object.freeze(definition);
}

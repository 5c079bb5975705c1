import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';
import { type Label, ruleKey } from './label';

/** Shorter texts name the rule again rather than tell why no control judges the same. */
const SHORTEST_REASON = 20;

const fact = z.union([
  z.string().min(1),
  z.strictObject({
    control: z.string().min(1),
    at: z.string().min(1).optional(),
    says: z.string().min(1).optional(),
    related: z.boolean().optional(),
  }),
]);
const facts = z.array(fact).min(1);

const schema = z.strictObject({
  serves: z.array(z.string().regex(/^\w+(::\w+)?$/)).min(1),
  sources: z.record(
    z.string(),
    z.strictObject({
      mapped: z.record(z.string(), z.union([fact, z.strictObject({ any: facts }), z.strictObject({ all: facts })])),
      unmapped: z
        .array(z.strictObject({ reason: z.string().min(SHORTEST_REASON), rules: z.array(z.string().min(1)).min(1) }))
        .default([]),
    }),
  ),
});

/** What of our verdicts answers a rule. */
export interface Fact {
  /** The id of a control. */
  readonly control: string;
  /** The property that the rule speaks of, dotted, without list indices: faults elsewhere do not count. All do without it. */
  readonly at: string | undefined;
  /** What a fault's text holds that the rule speaks of, where one place has several faults. All faults do without it. */
  readonly says: string | undefined;
  /** Whether the control may judge a resource that refers to the labelled one, or that the labelled one refers to. */
  readonly related: boolean;
}

/** The controls that judge what a rule judges. */
export interface Mapped {
  /** Whether one violation suffices, or every control must be violated. */
  readonly quantifier: 'any' | 'all';
  readonly facts: readonly Fact[];
}

/** Which controls answer for which rules of the labelled sets. */
export interface Mapping {
  /** Whether the product serves a resource type. */
  serves(type: string): boolean;
  readonly mapped: ReadonlyMap<string, Mapped>;
  /** Why no control answers, by rule. */
  readonly unmapped: ReadonlyMap<string, string>;
}

/**
 * Reads the mapping; its format is in README.md.
 *
 * @param controls ids of the catalogue
 * @throws Error naming the file and what is wrong: the key, a control that does not exist, a rule that stands twice
 */
export function readMapping(file: string, controls: ReadonlySet<string>): Mapping {
  const read = schema.safeParse(parse(readFileSync(file, 'utf8')));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Error(`${file}: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const mapped = new Map<string, Mapped>();
  const unmapped = new Map<string, string>();
  for (const [repo, source] of Object.entries(read.data.sources)) {
    for (const [rule, written] of Object.entries(source.mapped)) {
      const entry = mappedOf(written);
      const missing = entry.facts.find(({ control }) => !controls.has(control));
      if (missing !== undefined) throw new Error(`${file}: ${rule}: ${missing.control} is no control of the catalogue`);
      mapped.set(ruleKey({ repo, rule }), entry);
    }
    for (const { reason, rules } of source.unmapped) {
      for (const rule of rules) {
        const key = ruleKey({ repo, rule });
        if (mapped.has(key) || unmapped.has(key)) throw new Error(`${file}: ${key} stands twice; keep one`);
        unmapped.set(key, reason);
      }
    }
  }
  const served = new Set(read.data.serves);
  return { serves: (type) => servedNames(type).some((name) => served.has(name)), mapped, unmapped };
}

/** The names that stand for a type in the mapping: `AWS::EC2::VPC` is served under `EC2` and under `EC2::VPC`. */
function servedNames(type: string): readonly string[] {
  const [vendor, service, kind] = type.split('::');
  return vendor === 'AWS' && service !== undefined ? [service, `${service}::${kind}`] : [];
}

/** The controls that answer for the rule of a label, if any do. */
export function mappedFor(mapping: Mapping, label: Label): Mapped | undefined {
  return mapping.mapped.get(ruleKey(label));
}

type Written = z.infer<typeof schema>['sources'][string]['mapped'][string];

function mappedOf(written: Written): Mapped {
  if (typeof written === 'object' && 'all' in written) return { quantifier: 'all', facts: written.all.map(factOf) };
  if (typeof written === 'object' && 'any' in written) return { quantifier: 'any', facts: written.any.map(factOf) };
  return { quantifier: 'any', facts: [factOf(written)] };
}

function factOf(written: z.infer<typeof fact>): Fact {
  if (typeof written === 'string') return { control: written, at: undefined, says: undefined, related: false };
  const { control, at, says, related = false } = written;
  return { control, at, says, related };
}

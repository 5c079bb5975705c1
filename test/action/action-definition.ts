import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';

const text = z.string().min(1);

/** Expressions that are all of a value. */
const expression = z.string().regex(/^\$\{\{ [^{}]+ \}\}$/);

const runStep = z.strictObject({
  name: text,
  id: text.optional(),
  if: text.optional(),
  shell: z.literal('bash'),
  env: z.record(z.string().regex(/^INPUT_[A-Z_]+$/), expression).optional(),
  run: text,
});

const usesStep = z.strictObject({
  name: text,
  if: text.optional(),
  uses: z.string().regex(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/),
  with: z.record(text, expression),
});

/** The fields of a composite action's metadata that this one uses (GitHub Docs, "Metadata syntax reference"); no others. */
const definition = z.strictObject({
  name: text,
  description: z.string().min(1).max(125),
  branding: z.strictObject({ icon: z.literal('shield'), color: z.literal('blue') }),
  inputs: z.record(z.string().regex(/^[a-z][a-z-]*$/), z.strictObject({ description: text, default: z.string() })),
  outputs: z.record(z.string().regex(/^[a-z][a-z-]*$/), z.strictObject({ description: text, value: expression })),
  runs: z.strictObject({ using: z.literal('composite'), steps: z.array(z.union([runStep, usesStep])) }),
});

export type ActionDefinition = z.infer<typeof definition>;

/** Reads `action.yml`. */
export function actionDefinition(): ActionDefinition {
  return definition.parse(parse(readFileSync('action.yml', 'utf8')));
}

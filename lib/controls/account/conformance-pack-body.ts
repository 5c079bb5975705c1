import type { Position } from '../position';
import type { Resource } from '../resource';
import type { Value } from '../value';

/** Conformance packs of an account, and of an organization. */
export const PACK_TYPES = ['AWS::Config::ConformancePack', 'AWS::Config::OrganizationConformancePack'] as const;

/** The text of a pack's template, as far as the stack's template tells; parts known at deployment read `${Name}`. */
export function packBody(pack: Resource): string | undefined {
  return textAt(pack.at('TemplateBody'));
}

function textAt(place: Position): string | undefined {
  const [value, ...others] = place.values;
  return others.length > 0 || value === undefined ? undefined : textOf(value);
}

function textOf(value: Value): string | undefined {
  if (value.kind === 'scalar') return String(value.value);
  return value.kind === 'text' ? value.text : undefined;
}

/** How many rules the text of a pack's template declares, in JSON or YAML. */
export function rulesIn(body: string): number {
  return body.match(/\bType["']?\s*:\s*["']?AWS::Config::ConfigRule\b/g)?.length ?? 0;
}

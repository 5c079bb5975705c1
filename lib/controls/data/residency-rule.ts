import type { Template } from '../template';
import { RESIDENCY_METADATA } from '../template-metadata';
import { isObject, own } from '../value';
import { compliant, unknown, type Verdict, violation } from '../verdict';

/** What an app says of where the data of a stack may stand. */
export interface ResidencyRule {
  /** Why the stack may stand elsewhere; `undefined` where it may not. */
  readonly exemptBecause: string | undefined;
  /** Empty where the app names none: nothing is judged then. */
  readonly allowedRegions: readonly string[];
}

/** What the app says of a template's stack; `undefined` where it says nothing, as templates of others do. */
export function residencyRuleOf(template: Template): ResidencyRule | undefined {
  const written = template.metadata(RESIDENCY_METADATA);
  if (!isObject(written)) return undefined;
  const regions = own(written, 'allowedRegions');
  const reason = own(written, 'reason');
  return {
    exemptBecause:
      own(written, 'exempt') !== true ? undefined : typeof reason === 'string' ? reason : 'no reason given',
    allowedRegions: Array.isArray(regions)
      ? regions.filter((region): region is string => typeof region === 'string')
      : [],
  };
}

/** The regions in which the data of a stack must stand; `undefined` where it may stand anywhere, or nothing is said. */
export function regionsHolding(template: Template): readonly string[] | undefined {
  const rule = residencyRuleOf(template);
  if (rule === undefined || rule.exemptBecause !== undefined || rule.allowedRegions.length === 0) return undefined;
  return rule.allowedRegions;
}

/** The region that a stack is deployed to, as the assembly or the app tells; `undefined` where the deployment decides. */
export function regionOf(template: Template): string | undefined {
  if (template.region !== undefined) return template.region;
  const written = template.metadata(RESIDENCY_METADATA);
  const region = isObject(written) ? own(written, 'region') : undefined;
  return typeof region === 'string' ? region : undefined;
}

/** Whether a region is one of the allowed, at a path. */
export function inRegions(allowed: readonly string[], region: string | undefined, path: string): Verdict {
  if (region === undefined) return unknown(path, 'the region is decided at deployment');
  if (allowed.includes(region)) return compliant();
  const subject = path === '' ? 'it stands in' : `${path} leads to`;
  return violation(path, `${subject} ${region}; allowed ${allowed.length === 1 ? 'is' : 'are'} ${allowed.join(', ')}`);
}

import type { Control } from './control';
import type { Resource } from './resource';
import type { TemplateSet } from './template-set';
import { unknown, type Verdict } from './verdict';

/** The verdict of one control on one resource. */
export interface Judgement {
  readonly control: Control;
  readonly resource: Resource;
  readonly verdict: Verdict;
}

/** Everything that was judged. */
export interface Evaluation {
  /** One entry a control and resource that it applies to, compliant ones included, in the order of the controls. */
  readonly judgements: readonly Judgement[];
  /** What stands in the templates but could not be judged: `<template>: <clause>`. */
  readonly unread: readonly string[];
}

/**
 * Holds every control against every resource of the templates.
 *
 * A check that throws is a defect of ours: it counts as unknown, with the error's message, and the rest goes on.
 */
export function evaluate(templates: TemplateSet, controls: readonly Control[]): Evaluation {
  const judgements: Judgement[] = [];
  for (const control of controls) {
    for (const type of control.check.types) {
      for (const resource of templates.ofType(type)) {
        const verdict = judge(control, resource);
        if (verdict.kind !== 'not-applicable') judgements.push({ control, resource, verdict });
      }
    }
  }
  return { judgements, unread: unreadOf(templates) };
}

function judge(control: Control, resource: Resource): Verdict {
  try {
    return control.check.judge(resource);
  } catch (error) {
    return unknown('', `the check failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function unreadOf(templates: TemplateSet): readonly string[] {
  return [...templates.templates.values()].flatMap((template) =>
    template.unread.map((clause) => `${template.name}: ${clause}`),
  );
}

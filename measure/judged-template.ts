import { expandServerless } from '../lib/check/serverless-expansion';
import type { Control } from '../lib/controls/control';
import { evaluate, type Judgement } from '../lib/controls/evaluate';
import { TemplateSet } from '../lib/controls/template-set';
import { isObject, own } from '../lib/controls/value';
import { referencesOf } from './references';

/** One control's verdict on one resource of a labelled template. */
export interface ResourceVerdict {
  readonly control: string;
  readonly logicalId: string;
  readonly kind: 'compliant' | 'violation' | 'unknown';
  /** Where the faults are, or what could not be told: dotted paths below `Properties`, each with its clause. */
  readonly remarks: readonly { readonly path: string; readonly text: string }[];
}

/** A labelled template with the catalogue's verdicts. */
export interface JudgedTemplate {
  /** Types of its resources by logical id, as they are written. */
  readonly types: ReadonlyMap<string, string>;
  /** The logical ids that each of its resources refers to. */
  readonly references: ReadonlyMap<string, ReadonlySet<string>>;
  readonly verdicts: readonly ResourceVerdict[];
}

/** What `evaluate` says of a check that threw, which is a defect of that check. */
const CHECK_FAILED = 'the check failed: ';

/** Judges one template by itself. What AWS SAM makes of a resource is told of that resource. */
export function judgeTemplate(name: string, written: unknown, controls: readonly Control[]): JudgedTemplate {
  const { body, originOf } = expandServerless(isObject(written) ? written : {});
  const { judgements } = evaluate(new TemplateSet([{ name, body }]), controls);
  const verdicts = judgements.flatMap(verdictOf).map((verdict): ResourceVerdict => {
    const logicalId = originOf(verdict.logicalId)?.logicalId ?? verdict.logicalId;
    return { ...verdict, logicalId };
  });
  return { types: typesOf(written), references: referencesOf(written), verdicts };
}

/** The checks that threw on a template: `<control> on <logical id>: <message>`. */
export function failedChecks({ verdicts }: JudgedTemplate): readonly string[] {
  return verdicts.flatMap(({ control, logicalId, remarks }) =>
    remarks
      .filter(({ text }) => text.startsWith(CHECK_FAILED))
      .map(({ text }) => `${control} on ${logicalId}: ${text.slice(CHECK_FAILED.length)}`),
  );
}

function verdictOf({ control, resource, verdict }: Judgement): readonly ResourceVerdict[] {
  const { logicalId } = resource;
  switch (verdict.kind) {
    case 'compliant':
      return [{ control: control.id, logicalId, kind: verdict.kind, remarks: [] }];
    case 'violation': {
      const remarks = verdict.faults.map(({ path, message }) => ({ path, text: message }));
      return [{ control: control.id, logicalId, kind: verdict.kind, remarks }];
    }
    case 'unknown': {
      const remarks = [{ path: verdict.path, text: verdict.reason }];
      return [{ control: control.id, logicalId, kind: verdict.kind, remarks }];
    }
    case 'not-applicable':
      return [];
  }
}

function typesOf(body: unknown): ReadonlyMap<string, string> {
  const resources = isObject(body) ? own(body, 'Resources') : undefined;
  const types = new Map<string, string>();
  for (const [logicalId, resource] of Object.entries(isObject(resources) ? resources : {})) {
    const type = isObject(resource) ? own(resource, 'Type') : undefined;
    if (typeof type === 'string') types.set(logicalId, type);
  }
  return types;
}

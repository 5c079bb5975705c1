import { isObject, own } from '../../lib/controls/value';

/** What a guard rule objects to in one template. */
export interface GuardFinding {
  /** The Control Tower control's id, or the guard rule's name where the rule names none. */
  readonly control: string;
  readonly logicalId?: string;
  /** The control's title and how to mend, in one line. */
  readonly message: string;
}

/** One template's part of the report that `cfn-guard validate --structured --output-format json` writes. */
export interface GuardReport {
  /** The data file. */
  readonly file: string;
  readonly findings: readonly GuardFinding[];
  /** Names of the rules that were heard, whatever they said. */
  readonly rules: ReadonlySet<string>;
}

/**
 * Reads a structured report.
 *
 * @throws Error when it is none
 */
export function readGuardReport(text: string): readonly GuardReport[] {
  const parsed: unknown = JSON.parse(text);
  if (!Array.isArray(parsed)) throw new Error('cfn-guard: the report is no list');
  return parsed.map((file) => {
    const name = isObject(file) ? own(file, 'name') : undefined;
    if (!isObject(file) || typeof name !== 'string') throw new Error('cfn-guard: a part of the report names no file');
    const failed = list(file, 'not_compliant').map((entry) => (isObject(entry) ? own(entry, 'Rule') : undefined));
    const heard = [...list(file, 'compliant'), ...list(file, 'not_applicable'), ...failed.map(nameOf)];
    return {
      file: name,
      findings: failed.flatMap(findingsOfRule),
      rules: new Set(heard.filter((rule) => typeof rule === 'string')),
    };
  });
}

function list(object: Readonly<Record<string, unknown>>, key: string): readonly unknown[] {
  const value = own(object, key);
  if (!Array.isArray(value)) throw new Error(`cfn-guard: the report has no list ${key}`);
  return value;
}

function nameOf(rule: unknown): unknown {
  return isObject(rule) ? own(rule, 'name') : undefined;
}

/** A rule's checks nest without bound, and only the innermost tell which resources it looked at. */
function findingsOfRule(rule: unknown): readonly GuardFinding[] {
  const texts: string[] = [];
  const resources = new Set<string>();
  walk(rule, texts, resources);
  const told = texts.map((text) => /\[(CT\.[A-Z0-9.]+)\]:\s*([\s\S]*)/.exec(text)).find((match) => match !== null);
  const control = told?.[1] ?? String(nameOf(rule));
  const message = (told?.[2] ?? texts[0] ?? 'the rule gives no reason').replace(/\s+/g, ' ').trim();
  if (resources.size === 0) return [{ control, message }];
  return [...resources].map((logicalId) => ({ control, logicalId, message }));
}

function walk(value: unknown, texts: string[], resources: Set<string>): void {
  if (Array.isArray(value)) {
    for (const each of value) walk(each, texts, resources);
  }
  if (!isObject(value)) return;
  const path = own(value, 'path');
  if (typeof path === 'string') {
    const logicalId = /^\/Resources\/([^/]+)/.exec(path)?.[1];
    if (logicalId !== undefined) resources.add(logicalId);
    // What stands at the place is the template's own text, which may have keys of any name.
    return;
  }
  const text = own(value, 'custom_message');
  if (typeof text === 'string' && text.trim() !== '') texts.push(text);
  for (const [key, each] of Object.entries(value)) {
    // What a resource is compared to may be another resource, which is not at fault.
    if (key !== 'to') walk(each, texts, resources);
  }
}

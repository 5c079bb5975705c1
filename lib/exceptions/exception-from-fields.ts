import { ExceptionsError } from '../errors';
import { firstIssue } from '../input/first-issue';
import { printedKey, printedValue } from '../input/printed-value';
import { firstUnknownKey } from '../input/unknown-key';
import type { Exception, ExceptionSource } from './exception';
import { fieldSchema, type Kind } from './field-schema';

const KINDS: readonly Kind[] = ['risk', 'false-positive'];
const FIELDS = [...new Set(KINDS.flatMap((kind) => Object.keys(fieldSchema[kind].shape)))];

/** A field that an exception cannot have as it stands. */
class FieldFault {
  public constructor(
    public readonly field: string,
    public readonly text: string,
  ) {}
}

/**
 * Makes an exception of fields as they were written, in a register or in code. It refuses what cannot be read: a missing
 * field, a mistyped one, a value of another type, a date that does not exist, a path that would cover everything. What is
 * readable but not acceptable is found by `exceptionProblems`.
 *
 * @param fields an object with the keys of the register's entries; `control` may stand for a list of one. Keys with the
 * value `undefined` count as not written
 * @param source where it was written
 * @param lineOf line of a field within the source's file
 * @throws ExceptionsError `file:line: field is value; mend`
 */
export function exceptionFromFields(
  fields: unknown,
  source: ExceptionSource,
  lineOf: (field: string) => number = () => source.line,
): Exception {
  const outcome = read(fields, source);
  if (outcome instanceof FieldFault) {
    throw new ExceptionsError(`${source.file}:${lineOf(outcome.field)}: ${outcome.text}`);
  }
  return outcome;
}

function read(fields: unknown, source: ExceptionSource): Exception | FieldFault {
  if (!isRecord(fields)) {
    return new FieldFault('', `an exception is ${printedValue(fields)}; write control, path, kind, owner, reason, ...`);
  }
  const unknown = firstUnknownKey(fields, FIELDS);
  if (unknown !== undefined) {
    return new FieldFault(unknown.key, `${printedKey(unknown.key)} is not a field of an exception; ${unknown.mend}`);
  }
  const kind = KINDS.find((known) => known === fields.kind);
  if (kind === undefined) {
    const state = fields.kind === undefined ? 'missing' : printedValue(fields.kind);
    return new FieldFault('kind', `kind is ${state}; write ${KINDS.join(' or ')}`);
  }
  const foreign = firstUnknownKey(fields, Object.keys(fieldSchema[kind].shape));
  if (foreign !== undefined) {
    return new FieldFault(foreign.key, `${foreign.key} does not belong to kind ${kind}; remove it or change the kind`);
  }
  if (fields.control !== undefined && fields.controls !== undefined) {
    return new FieldFault('controls', 'control and controls are both given; keep one of them');
  }
  if (fields.control === undefined && fields.controls === undefined) {
    return new FieldFault('control', 'control is missing; write a control id such as BucketVersioning');
  }
  return parsed(kind, fields, source);
}

function parsed(kind: Kind, fields: object, source: ExceptionSource): Exception | FieldFault {
  const result = fieldSchema[kind].safeParse(fields);
  if (!result.success) {
    const issue = firstIssue(result.error, fields);
    return new FieldFault(issue.key, issue.text);
  }
  const { control, controls = [], ...rest } = result.data;
  if (rest.kind === 'risk' && rest.expires < rest.granted) {
    return new FieldFault('expires', `expires is "${rest.expires}"; write a day on or after granted, ${rest.granted}`);
  }
  return { ...rest, controls: control === undefined ? [...new Set(controls)] : [control], source };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

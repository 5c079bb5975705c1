import { type AwsFailure, AwsFailureKind } from '../../account/aws-failure';
import type { AuditScope } from '../audit-scope';
import type { ListOperation, Paged } from './config-operation';
import { type ConfigReader, UnreadPage } from './config-reader';

/** Adds the pages of a listing up, so that none has to be kept. */
export interface Fold<Output, Value> {
  start(): Value;
  add(value: Value, output: Output): void;
}

/** What a listing came to. */
export interface ListReading<Value> {
  /** Of all pages that came. */
  readonly value: Value;
  /** Why it is not whole; absent where it is. */
  readonly failure?: AwsFailure;
}

/** What a gap of a listing is about. */
export interface GapSubject {
  /** @default - that of the reader */
  readonly scope?: AuditScope;
  readonly rule?: string;
}

/**
 * Reads a listing to its last page. An empty page with a token goes on; an expired token begins the listing anew, once; a
 * token that comes twice ends it, since it would never end by itself.
 */
export async function foldList<Input extends Paged, Output extends Paged, Value>(
  reader: ConfigReader,
  operation: ListOperation<Input, Output>,
  input: Input,
  fold: Fold<Output, Value>,
): Promise<ListReading<Value>> {
  const first = await foldOnce(reader, operation, input, fold, false);
  return first.failure?.code === 'InvalidNextTokenException' ? foldOnce(reader, operation, input, fold, true) : first;
}

/** As {@link foldList}; what is not whole becomes a gap. */
export async function foldOrGap<Input extends Paged, Output extends Paged, Value>(
  reader: ConfigReader,
  operation: ListOperation<Input, Output>,
  input: Input,
  fold: Fold<Output, Value>,
  subject: GapSubject = {},
): Promise<ListReading<Value>> {
  const reading = await foldList(reader, operation, input, fold);
  if (reading.failure !== undefined) noteGap(reader, operation.name, reading.failure, subject);
  return reading;
}

/** Says that an operation was not answered whole. */
export function noteGap(
  { scope, run }: ConfigReader,
  operation: string,
  { code, message }: AwsFailure,
  subject: GapSubject = {},
): void {
  run.gap({ scope, ...subject, operation, code, message });
}

/** The entries of all pages. */
export function entries<Output, Entry>(of: (output: Output) => readonly Entry[] | undefined): Fold<Output, Entry[]> {
  return {
    start: () => [],
    add: (all, output) => {
      for (const entry of of(output) ?? []) all.push(entry);
    },
  };
}

async function foldOnce<Input extends Paged, Output extends Paged, Value>(
  reader: ConfigReader,
  operation: ListOperation<Input, Output>,
  input: Input,
  fold: Fold<Output, Value>,
  fresh: boolean,
): Promise<ListReading<Value>> {
  const value = fold.start();
  const seen = new Set<string>();
  let token: string | undefined;
  for (let page = 1; ; page++) {
    const asked = token === undefined ? input : { ...input, NextToken: token };
    let output: Output;
    try {
      output = await reader.page(operation, asked, { page, fresh });
    } catch (error) {
      if (error instanceof UnreadPage) return { value, failure: error.failure };
      throw error;
    }
    fold.add(value, output);
    token = output.NextToken;
    if (token === undefined || token === null || token === '') return { value };
    if (seen.has(token)) return { value, failure: repeated() };
    seen.add(token);
  }
}

function repeated(): AwsFailure {
  return {
    kind: AwsFailureKind.OTHER,
    code: 'RepeatedToken',
    message: 'AWS Config gave the same page token twice, so the pages behind it are unknown',
  };
}

/**
 * Walks a definition in Amazon States Language with real functions: the part of the language that the definition uses,
 * without waiting. An error that a function throws is caught by its state, as after the last retry.
 */

/** Calls a function by its ARN. */
export type Invoke = (functionArn: string, payload: unknown) => Promise<unknown>;

/** How an execution ended. */
export interface Ending {
  readonly status: 'SUCCEEDED' | 'FAILED';
  readonly output?: unknown;
  readonly error?: string;
  /** Names of the states that were entered, in their order. */
  readonly path: readonly string[];
}

/** A state of a definition. */
export interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly [field: string]: unknown;
}

/** A definition. */
export interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

interface Walk {
  readonly invoke: Invoke;
  readonly context: Record<string, unknown>;
  readonly path: string[];
}

class Failure extends Error {}

/** Runs an execution of a definition. */
export async function walk(
  definition: Machine,
  execution: { readonly name: string; readonly input: unknown },
  invoke: Invoke,
): Promise<Ending> {
  const path: string[] = [];
  const context = { Execution: { Name: execution.name, Input: execution.input } };
  try {
    return { status: 'SUCCEEDED', output: await run(definition, execution.input, { invoke, context, path }), path };
  } catch (error) {
    return { status: 'FAILED', error: nameOf(error), path };
  }
}

async function run(machine: Machine, input: unknown, walked: Walk): Promise<unknown> {
  let name: string | undefined = machine.StartAt;
  let data = input;
  while (name !== undefined) {
    const state: State | undefined = machine.States[name];
    if (state === undefined) throw new Error(`there is no state ${name}`);
    walked.path.push(name);
    [data, name] = await step(state, data, walked);
  }
  return data;
}

async function step(state: State, data: unknown, walked: Walk): Promise<[unknown, string | undefined]> {
  switch (state.Type) {
    case 'Succeed':
      return [data, undefined];
    case 'Fail':
      throw new Failure(String(state.Error));
    case 'Choice':
      return [data, chosen(state, data)];
    case 'Pass':
      return [placed(state, data, rendered(state.Parameters, data, walked)), state.Next];
    case 'Map':
    case 'Task':
      try {
        const result = state.Type === 'Map' ? await mapped(state, data, walked) : await called(state, data, walked);
        return [output(state, placed(state, data, result), walked), state.Next];
      } catch (error) {
        const [catcher] = (state.Catch ?? []) as [State?];
        if (catcher === undefined) throw error;
        return [placed(catcher, data, { Error: nameOf(error), Cause: 'secret' }), catcher.Next];
      }
    default:
      throw new Error(`states of the type ${state.Type} are not walked`);
  }
}

function chosen(state: State, data: unknown): string {
  const choices = state.Choices as readonly { Variable: string; StringEquals: string; Next: string }[];
  const found = choices.find(({ Variable, StringEquals }) => at(Variable, data, {}) === StringEquals);
  return found?.Next ?? String(state.Default);
}

async function called(state: State, data: unknown, walked: Walk): Promise<unknown> {
  if (state.Resource !== 'arn:aws:states:::lambda:invoke') throw new Error(`${state.Resource} is not walked`);
  const { FunctionName, Payload } = rendered(state.Parameters, data, walked) as Record<string, unknown>;
  // What passes between states and functions is JSON.
  const answer = await walked.invoke(String(FunctionName), json(Payload));
  const result = { StatusCode: 200, Payload: json(answer ?? null) };
  return state.ResultSelector === undefined ? result : rendered(state.ResultSelector, result, walked);
}

async function mapped(state: State, data: unknown, walked: Walk): Promise<readonly unknown[]> {
  const items = at(String(state.ItemsPath), data, walked.context) as readonly unknown[];
  const results: unknown[] = [];
  for (const [Index, Value] of items.entries()) {
    const context = { ...walked.context, Map: { Item: { Index, Value } } };
    const input = rendered(state.ItemSelector, data, { ...walked, context });
    results.push(await run(state.ItemProcessor as Machine, input, { ...walked, context }));
  }
  return results;
}

function placed(state: State, data: unknown, result: unknown): unknown {
  if (state.ResultPath === null) return data;
  if (state.ResultPath === undefined) return result;
  const [, field] = /^\$\.(\w+)$/.exec(String(state.ResultPath)) ?? [];
  if (field === undefined) throw new Error(`the ResultPath ${state.ResultPath} is not walked`);
  return { ...(data as object), [field]: result };
}

function output(state: State, data: unknown, { context }: Walk): unknown {
  return state.OutputPath === undefined ? data : at(String(state.OutputPath), data, context);
}

function rendered(template: unknown, data: unknown, walked: Walk): unknown {
  if (Array.isArray(template)) return template.map((entry) => rendered(entry, data, walked));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(
    Object.entries(template).map(([key, value]) =>
      key.endsWith('.$')
        ? [key.slice(0, -2), at(String(value), data, walked.context)]
        : [key, rendered(value, data, walked)],
    ),
  );
}

/** The value at a path; one that is missing ends the execution, as it does in Step Functions. */
function at(path: string, data: unknown, context: object): unknown {
  const [root = '', ...fields] = path.split('.');
  return fields.reduce<unknown>(
    (value, field) => {
      if (typeof value !== 'object' || value === null || !(field in value)) {
        throw new Failure(`States.Runtime: there is no ${path}`);
      }
      return (value as Record<string, unknown>)[field];
    },
    root === '$$' ? context : data,
  );
}

function json(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function nameOf(error: unknown): string {
  return error instanceof Failure ? error.message : error instanceof Error ? error.name : 'unknown';
}

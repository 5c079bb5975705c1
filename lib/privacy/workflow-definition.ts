import { Duration } from 'aws-cdk-lib';
import type { RoundOfStores } from '../privacy-steps/rounds';
import { EXECUTION_HOURS, REFUSAL } from '../privacy-steps/step-names';

/** What the definition is made of. */
export interface WorkflowParts {
  readonly partition: string;
  /** ARN of the function between the calls of stores. */
  readonly stepFunctionArn: string;
  /** The stores, in their rounds. */
  readonly rounds: readonly RoundOfStores[];
  readonly concurrency: number;
}

/** What may pass by itself is tried for about five minutes, with growing pauses. */
const RETRY = [
  { ErrorEquals: [REFUSAL], MaxAttempts: 0 },
  {
    ErrorEquals: ['States.ALL'],
    IntervalSeconds: 5,
    BackoffRate: 2,
    MaxAttempts: 6,
    MaxDelaySeconds: 120,
    JitterStrategy: 'FULL',
  },
];

/** A store's function may take as long as a Lambda function can. */
const STORE_SECONDS = Duration.minutes(15).toSeconds();
const STEP_SECONDS = Duration.minutes(2).toSeconds();

/**
 * The definition of the state machine, in Amazon States Language.
 *
 * For each store a turn and a page follow each other until the turn says that nothing is left. What came of a page is
 * recorded by the next turn, with the store's cursor, so an execution that breaks off loses nothing. A store that fails is
 * recorded and leaves the others alone.
 */
export function workflowDefinition(parts: WorkflowParts): object {
  const { partition, rounds, concurrency } = parts;
  const execution = '$$.Execution.Name';
  return {
    Comment: 'Exports or erases the data of one person across all stores',
    TimeoutSeconds: Duration.hours(EXECUTION_HOURS).toSeconds(),
    StartAt: 'Begin',
    States: {
      Begin: {
        ...invocation(partition, parts.stepFunctionArn, {
          step: 'begin',
          'input.$': '$$.Execution.Input',
          'execution.$': execution,
          rounds,
        }),
        OutputPath: '$.Payload',
        Next: 'Rounds',
      },
      Rounds: {
        Type: 'Map',
        ItemsPath: '$.rounds',
        ItemSelector: { 'requestId.$': '$.requestId', 'round.$': '$$.Map.Item.Value' },
        MaxConcurrency: 1,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'INLINE' },
          StartAt: 'Stores',
          States: {
            Stores: {
              Type: 'Map',
              ItemsPath: '$.round.stores',
              ItemSelector: {
                'requestId.$': '$.requestId',
                'round.$': '$.round.round',
                'store.$': '$$.Map.Item.Value.name',
                'functionArn.$': '$$.Map.Item.Value.functionArn',
                turn: { event: null },
                answer: null,
              },
              MaxConcurrency: concurrency,
              ItemProcessor: {
                ProcessorConfig: { Mode: 'INLINE' },
                StartAt: 'Turn',
                States: storeStates(parts, execution),
              },
              ResultPath: null,
              End: true,
            },
          },
        },
        ResultPath: null,
        Next: 'Finish',
      },
      Finish: {
        ...invocation(partition, parts.stepFunctionArn, {
          step: 'finish',
          'requestId.$': '$.requestId',
          'execution.$': execution,
        }),
        OutputPath: '$.Payload',
        Next: 'Outcome',
      },
      Outcome: {
        Type: 'Choice',
        Choices: [{ Variable: '$.outcome', StringEquals: 'partial', Next: 'Partial' }],
        Default: 'Through',
      },
      Through: { Type: 'Succeed' },
      Partial: {
        Type: 'Fail',
        Error: 'StoresFailed',
        Cause: 'The evidence of this execution tells which stores failed; the watch starts the request anew.',
      },
    },
  };
}

function storeStates({ partition, stepFunctionArn }: WorkflowParts, execution: string): object {
  return {
    Turn: {
      ...invocation(partition, stepFunctionArn, {
        step: 'turn',
        'requestId.$': '$.requestId',
        'execution.$': execution,
        'store.$': '$.store',
        'round.$': '$.round',
        'asked.$': '$.turn.event',
        'answer.$': '$.answer',
      }),
      ResultSelector: { 'next.$': '$.Payload.next', 'event.$': '$.Payload.event' },
      ResultPath: '$.turn',
      // What cannot be recorded keeps the store open, and the next execution asks it again.
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: null, Next: 'Left' }],
      Next: 'More',
    },
    More: {
      Type: 'Choice',
      Choices: [{ Variable: '$.turn.next', StringEquals: 'call', Next: 'Page' }],
      Default: 'Left',
    },
    Page: {
      Type: 'Task',
      Resource: `arn:${partition}:states:::lambda:invoke`,
      Parameters: { 'FunctionName.$': '$.functionArn', 'Payload.$': '$.turn.event' },
      TimeoutSeconds: STORE_SECONDS,
      ResultSelector: { 'result.$': '$.Payload' },
      ResultPath: '$.answer',
      Retry: RETRY,
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'Failed' }],
      Next: 'Turn',
    },
    // The cause of an error may repeat personal data: only its name goes on.
    Failed: { Type: 'Pass', Parameters: { 'error.$': '$.failure.Error' }, ResultPath: '$.answer', Next: 'Turn' },
    Left: { Type: 'Pass', Parameters: {}, End: true },
  };
}

function invocation(partition: string, functionName: string, payload: object): object {
  return {
    Type: 'Task',
    Resource: `arn:${partition}:states:::lambda:invoke`,
    Parameters: { FunctionName: functionName, Payload: payload },
    TimeoutSeconds: STEP_SECONDS,
    Retry: RETRY,
  };
}

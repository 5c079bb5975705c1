import type {
  DescribeRemediationExecutionStatusCommandOutput,
  RemediationConfiguration,
  RemediationExecutionState,
  RemediationExecutionStatus,
} from '@aws-sdk/client-config-service';
import type { ObservedRemediation, RemediationFailure, RemediationRuns } from '../observations';
import { describeRemediationExecutionStatus } from './account-operations';
import { isLater, isoTime } from './aws-time';
import type { ConfigReader } from './config-reader';
import { type Fold, foldOrGap } from './read-list';
import { errorText } from './read-recorder';

/** "DescribeRemediationExecutionStatus", AWS Config API Reference: the largest page. */
const RUNS_A_PAGE = 100;

/** A step may say a whole stack trace; the page of the evidence has all of it. */
const LONGEST_FAILURE = 1_000;

/** The remediation of a rule, with how its runs ended. Runs that are not read whole are a gap, and are left out. */
export async function readRemediation(
  reader: ConfigReader,
  rule: string,
  { TargetId, Automatic }: RemediationConfiguration,
): Promise<ObservedRemediation> {
  const { value, failure } = await foldOrGap(
    reader,
    describeRemediationExecutionStatus,
    { ConfigRuleName: rule, Limit: RUNS_A_PAGE },
    runsFold(),
    { rule },
  );
  const { runs, lastFailure } = value;
  return {
    document: TargetId ?? '',
    automatic: Automatic === true,
    ...(failure === undefined ? { runs } : {}),
    ...(failure !== undefined || lastFailure === undefined ? {} : { lastFailure }),
  };
}

interface RunsReading {
  readonly runs: { -readonly [State in keyof RemediationRuns]: RemediationRuns[State] };
  lastFailure?: RemediationFailure;
}

const STATES: Readonly<Record<RemediationExecutionState, keyof RemediationRuns>> = {
  QUEUED: 'queued',
  IN_PROGRESS: 'inProgress',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  UNKNOWN: 'unknown',
};

function runsFold(): Fold<DescribeRemediationExecutionStatusCommandOutput, RunsReading> {
  return {
    start: () => ({ runs: { queued: 0, inProgress: 0, succeeded: 0, failed: 0, unknown: 0 } }),
    add: (value, { RemediationExecutionStatuses: statuses = [] }) => {
      for (const status of statuses) {
        value.runs[STATES[status.State ?? 'UNKNOWN'] ?? 'unknown'] += 1;
        if (status.State !== 'FAILED') continue;
        const failure = failureOf(status);
        if (value.lastFailure === undefined || isLater(failure.at, value.lastFailure.at)) value.lastFailure = failure;
      }
    },
  };
}

function failureOf(status: RemediationExecutionStatus): RemediationFailure {
  const { ResourceKey, StepDetails, LastUpdatedTime, InvocationTime } = status;
  const at = isoTime(LastUpdatedTime ?? InvocationTime);
  const steps = (StepDetails ?? [])
    .filter(({ State, ErrorMessage }) => State === 'FAILED' || (ErrorMessage ?? '') !== '')
    .flatMap(({ Name, ErrorMessage }) => errorText(Name, ErrorMessage) ?? []);
  const text = steps.length === 0 ? 'AWS Config does not say why' : steps.join('; ');
  return {
    ...(at === undefined ? {} : { at }),
    resourceType: ResourceKey?.resourceType ?? '',
    resourceId: ResourceKey?.resourceId ?? '',
    text: text.slice(0, LONGEST_FAILURE).replace(/[\ud800-\udbff]$/, ''),
  };
}

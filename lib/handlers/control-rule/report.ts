import { setTimeout as sleep } from 'node:timers/promises';
import { type ConfigServiceClient, type Evaluation, PutEvaluationsCommand } from '@aws-sdk/client-config-service';
import type { JudgedResource } from './judged-resources';
import { TEST_TOKEN } from './rule-event';

/** Most evaluations of a call ("PutEvaluations", AWS Config API Reference). */
const MOST = 100;

/** Before the second and the third attempt, in milliseconds. */
const PAUSES_MS = [200, 1_000];

/** Longest resource id ("Evaluation", AWS Config API Reference). */
const LONGEST_ID = 768;

/**
 * Tells AWS Config what was judged, each resource once. Where one was judged twice, what is not compliant counts.
 *
 * @param at of the event that brought the rule to run
 * @throws Error when AWS Config does not take them all: it then runs the rule again
 */
export async function report(
  client: ConfigServiceClient,
  judged: readonly JudgedResource[],
  { resultToken, at }: { readonly resultToken: string; readonly at: Date },
): Promise<void> {
  const evaluations = [...onceEach(judged).values()].map((each) => evaluationOf(each, at));
  for (let start = 0; start < evaluations.length; start += MOST) {
    await put(client, evaluations.slice(start, start + MOST), resultToken);
  }
}

async function put(client: ConfigServiceClient, evaluations: Evaluation[], resultToken: string): Promise<void> {
  let left = evaluations;
  for (const pause of [...PAUSES_MS, undefined]) {
    const { FailedEvaluations: failed = [] } = await client.send(
      new PutEvaluationsCommand({
        Evaluations: left,
        ResultToken: resultToken,
        ...(resultToken === TEST_TOKEN ? { TestMode: true } : {}),
      }),
    );
    if (failed.length === 0) return;
    left = failed;
    if (pause !== undefined) await sleep(pause);
  }
  throw new Error(`AWS Config did not take ${left.length} of ${evaluations.length} evaluations`);
}

const SEVERITY = ['NOT_APPLICABLE', 'COMPLIANT', 'NON_COMPLIANT'];

function onceEach(judged: readonly JudgedResource[]): ReadonlyMap<string, JudgedResource> {
  const byResource = new Map<string, JudgedResource>();
  for (const each of judged) {
    const key = `${each.resourceType} ${each.resourceId}`;
    const former = byResource.get(key);
    if (former === undefined || weight(each) > weight(former)) byResource.set(key, each);
  }
  return byResource;
}

function weight({ evaluation }: JudgedResource): number {
  return SEVERITY.indexOf(evaluation.compliance);
}

function evaluationOf({ resourceType, resourceId, evaluation }: JudgedResource, at: Date): Evaluation {
  return {
    ComplianceResourceType: resourceType,
    ComplianceResourceId: resourceId.slice(0, LONGEST_ID),
    ComplianceType: evaluation.compliance,
    OrderingTimestamp: at,
    ...(evaluation.annotation === undefined ? {} : { Annotation: evaluation.annotation }),
  };
}

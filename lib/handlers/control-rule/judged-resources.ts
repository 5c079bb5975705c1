import pLimit from 'p-limit';
import type { Control } from '../../controls/control';
import { unknown } from '../../controls/verdict';
import { type AccountReader, UnreadError } from '../../live/account-reader';
import { evaluationOf, type LiveEvaluation, unknownEvaluation } from '../../live/evaluation';
import { judgeLive } from '../../live/judge-live';
import type { Properties } from '../../live/live-properties';
import type { Place } from '../../live/live-template';
import { type ConfigurationItem, configResourceId, identifierOf } from '../../live/resource-identifier';
import type { ResourceKind } from '../../live/resource-kind';
import { recordedKinds } from '../../live/resource-kinds';
import { type Found, listed } from './listed';

/** What AWS Config is told of one resource. */
export interface JudgedResource {
  /** As AWS Config has them. */
  readonly resourceType: string;
  readonly resourceId: string;
  readonly evaluation: LiveEvaluation;
}

/** The type that AWS Config has for the account itself. */
export const ACCOUNT_TYPE = 'AWS::::Account';

/** Resources that are read at once: Cloud Control throttles. */
const AT_ONCE = 4;

const NOT_APPLICABLE: LiveEvaluation = { compliance: 'NOT_APPLICABLE' };

/** What judging works with. */
export interface Judging {
  readonly control: Control;
  readonly reader: AccountReader;
  readonly place: Place;
}

/**
 * Judges the resource that changed. AWS Config has it, so that not to find it is not to have read it: a deletion brings a
 * notification of its own.
 */
export async function judgeChanged(item: ConfigurationItem, judging: Judging): Promise<JudgedResource> {
  const { resourceType, resourceId } = item;
  return { resourceType, resourceId, evaluation: await evaluationOfItem(item, judging) };
}

async function evaluationOfItem(item: ConfigurationItem, judging: Judging): Promise<LiveEvaluation> {
  const { types } = judging.control.check;
  const kinds = recordedKinds(item.resourceType);
  const judged = kinds.filter(({ type }) => types.includes(type));
  if (judged.length === 0 && !types.includes(item.resourceType)) return NOT_APPLICABLE;
  for (const kind of [...judged, ...kinds.filter((other) => !judged.includes(other))]) {
    const identifier = identifierOf(kind, item);
    const evaluation = identifier === undefined ? undefined : (await judge(kind, identifier, judging)).evaluation;
    if (evaluation !== undefined) return evaluation;
  }
  return unknownEvaluation(`Cloud Control finds no ${item.resourceType} ${item.resourceName ?? item.resourceId}`);
}

/**
 * Judges every resource of the control's types. What was listed and is gone is not applicable; where a list is not whole,
 * the account stands for what it lacks.
 */
export async function judgeAll(judging: Judging): Promise<readonly JudgedResource[]> {
  const { found, gaps } = await listed(judging);
  const limit = pLimit(AT_ONCE);
  const judged = await Promise.all(found.map((each) => limit(() => judgeFound(each, judging))));
  const { account } = judging.place;
  if (gaps.length === 0) return judged;
  const evaluation = unknownEvaluation(gaps.join('; '));
  return [...judged, { resourceType: ACCOUNT_TYPE, resourceId: account, evaluation }];
}

async function judgeFound({ kind, identifier }: Found, judging: Judging): Promise<JudgedResource> {
  const { evaluation = NOT_APPLICABLE, properties } = await judge(kind, identifier, judging);
  return {
    resourceType: kind.recorded ? kind.recordedAs : kind.type,
    resourceId: configResourceId(kind, identifier, properties),
    evaluation,
  };
}

interface Judged {
  /** Absent where there is no such resource. */
  readonly evaluation?: LiveEvaluation;
  readonly properties?: Properties;
}

async function judge({ type }: ResourceKind, identifier: string, { control, reader, place }: Judging): Promise<Judged> {
  try {
    const properties = await reader.read(type, identifier);
    if (properties === undefined) return {};
    if (!control.check.types.includes(type)) return { evaluation: NOT_APPLICABLE, properties };
    const verdict = await judgeLive(control, { type, identifier, properties }, reader, place);
    return { evaluation: evaluationOf(verdict), properties };
  } catch (error) {
    if (!(error instanceof UnreadError)) throw error;
    return { evaluation: evaluationOf(unknown('', error.message)) };
  }
}

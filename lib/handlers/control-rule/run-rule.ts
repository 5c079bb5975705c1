import type { Logger } from '@aws-lambda-powertools/logger';
import type { CloudControlClient } from '@aws-sdk/client-cloudcontrol';
import type { ConfigServiceClient } from '@aws-sdk/client-config-service';
import { catalogue } from '../../controls/catalogue';
import type { Control } from '../../controls/control';
import { UserError } from '../../errors';
import type { AccountReader } from '../../live/account-reader';
import type { ConfigurationItem } from '../../live/resource-identifier';
import { isListable, resourceKind } from '../../live/resource-kinds';
import { errorName } from '../../shopper/error-name';
import { CloudControl } from './cloud-control';
import type { Deadline } from './deadline';
import { formerEvaluations } from './former-evaluations';
import { ACCOUNT_TYPE, type JudgedResource, type Judging, judgeAll, judgeChanged } from './judged-resources';
import { report } from './report';
import { type RuleEvent, TEST_TOKEN } from './rule-event';
import { type ServiceClients, ServiceReads } from './service-reads';

/** What a run of a rule works with. */
export interface RuleTools {
  readonly cloudControl: CloudControlClient;
  readonly config: ConfigServiceClient;
  readonly services: ServiceClients;
  readonly deadline: Deadline;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  readonly today: Date;
}

/** What a run told AWS Config: how many resources of each verdict. */
export interface RunSummary {
  readonly controlId: string;
  readonly compliant: number;
  readonly nonCompliant: number;
  readonly notApplicable: number;
}

/**
 * Judges what an event of AWS Config speaks of, and tells AWS Config.
 *
 * @throws UserError when the control is none that judges living resources; Error when AWS Config does not take the verdicts
 */
export async function runRule(event: RuleEvent, tools: RuleTools): Promise<RunSummary> {
  const { trigger, account, region } = event;
  const control = liveControl(event.controlId);
  const judging: Judging = { control, reader: readerOf(tools), place: { region, account, today: tools.today } };
  const judged =
    trigger.kind === 'schedule'
      ? await judgeOnSchedule(event, judging, tools)
      : trigger.isGone
        ? [goneResource(trigger.item)]
        : [await judgeChanged(trigger.item, judging)];
  await report(tools.config, judged, { resultToken: event.resultToken, at: trigger.at });
  return summary(control, judged);
}

function liveControl(id: string): Control {
  const control = catalogue.find((each) => each.id === id);
  if (control !== undefined && 'kind' in control.detect && control.detect.kind === 'live') return control;
  throw new UserError(`controlId is ${JSON.stringify(id)}; name a control that judges living resources`);
}

function readerOf({ cloudControl, services, deadline }: RuleTools): AccountReader {
  const resources = new CloudControl(cloudControl, deadline);
  const own = new ServiceReads(services, deadline);
  return {
    read: (type, identifier) => resources.read(type, identifier),
    list: (type, model) => resources.list(type, model),
    topicPolicy: (arn) => own.topicPolicy(arn),
    queuePolicy: (url) => own.queuePolicy(url),
    webAclOf: (arn) => own.webAclOf(arn),
    mfaFactors: (id) => own.mfaFactors(id),
    logDelivery: (id) => own.logDelivery(id),
  };
}

function goneResource({ resourceType, resourceId }: ConfigurationItem): JudgedResource {
  return { resourceType, resourceId, evaluation: { compliance: 'NOT_APPLICABLE' } };
}

/** Where a list is not whole, what it lacks may still be there: former verdicts stay. */
async function judgeOnSchedule(event: RuleEvent, judging: Judging, tools: RuleTools): Promise<JudgedResource[]> {
  const judged = await judgeAll(judging);
  const isWhole = judged.every(({ resourceType }) => resourceType !== ACCOUNT_TYPE);
  if (!isWhole || event.resultToken === TEST_TOKEN || tools.deadline.isOver) return [...judged];
  try {
    const former = await tools.deadline.within(() =>
      formerEvaluations(tools.config, event.ruleName, listedTypes(judging.control), judged),
    );
    return [...judged, ...former];
  } catch (error) {
    tools.logger.warn('former verdicts could not be read', { rule: event.ruleName, reason: errorName(error) });
    return [...judged];
  }
}

/** Types in AWS Config of what a scheduled run lists, and that of the account, which stands for lists with a gap. */
function listedTypes({ check }: Control): readonly string[] {
  const kinds = check.types.flatMap((type) => resourceKind(type) ?? []).filter(isListable);
  return [ACCOUNT_TYPE, ...kinds.map(({ type, recorded, recordedAs }) => (recorded ? recordedAs : type))];
}

function summary({ id }: Control, judged: readonly JudgedResource[]): RunSummary {
  const count = (compliance: string) => judged.filter(({ evaluation }) => evaluation.compliance === compliance).length;
  return {
    controlId: id,
    compliant: count('COMPLIANT'),
    nonCompliant: count('NON_COMPLIANT'),
    notApplicable: count('NOT_APPLICABLE'),
  };
}

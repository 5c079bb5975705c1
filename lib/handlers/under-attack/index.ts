import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { type AttackSwitch, attackSwitch, type Outcome } from './attack-switch';
import { raise } from './raise';
import { requestOf, type SwitchRequest } from './request';
import { restore } from './restore';
import { status } from './status';

/** Service name and metric namespace come from the function's environment. */
const logger = new Logger();
const metrics = new Metrics();

const ACTIONS: Readonly<
  Record<SwitchRequest['action'], (attack: AttackSwitch, request: SwitchRequest) => Promise<Outcome>>
> = { raise, restore, status };

/**
 * The switch "under attack" of one web ACL.
 *
 * Each run that succeeds tells in the metric `UnderAttackRaised` whether there is something to restore: 1 or 0.
 *
 * @param event `{ action: 'raise' | 'restore' | 'status', reason?, execution? }`
 * @throws UserError when the event, the environment or the web ACL does not allow it
 */
export async function handler(event: unknown): Promise<Outcome> {
  try {
    const request = requestOf(event);
    const outcome = await ACTIONS[request.action](attackSwitch(process.env), request);
    const level = outcome.outcome === 'incomplete' || outcome.leftAlone.length > 0 ? 'warn' : 'info';
    const { message, ...details } = outcome;
    logger[level](message, { action: request.action, ...details });
    metrics.addDimension('WebAcl', outcome.webAcl);
    metrics.addMetric('UnderAttackRaised', MetricUnit.Count, outcome.raised ? 1 : 0);
    metrics.publishStoredMetrics();
    return outcome;
  } catch (error) {
    logger.error('the switch failed', { error });
    throw error;
  }
}

import { certainText } from '../controls/certain-value';
import type { Resource } from '../controls/resource';
import { priced } from './price';
import { SOURCES } from './price-source';
import type { ResourceCost } from './resource-cost';
import { runsAMonth } from './schedule-runs';

const RUN = priced('run of a canary', '0.0012', 'run', SOURCES.canaries);

/** What a canary costs: its schedule fixes how often it runs. */
export function canaryCost(canary: Resource): ResourceCost {
  const schedule = certainText(canary.at('Schedule.Expression'));
  const endless = certainText(canary.at('Schedule.DurationInSeconds').or('0')) === '0';
  const quantity = schedule === undefined || !endless ? undefined : runsAMonth(schedule);
  return { fixed: [{ price: RUN, quantity }], usage: [] };
}

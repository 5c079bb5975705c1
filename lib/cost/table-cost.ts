import { certainNumber, certainText } from '../controls/certain-value';
import type { Resource } from '../controls/resource';
import { priced } from './price';
import { SOURCES } from './price-source';
import { hourly, type ResourceCost } from './resource-cost';

const { tables } = SOURCES;

const WRITE_UNIT = priced('provisioned write capacity unit', '0.00065', 'hour', tables);
const READ_UNIT = priced('provisioned read capacity unit', '0.00013', 'hour', tables);
const WRITES = priced('writes to tables on demand', '0.625', 'million units', tables);
const READS = priced('reads of tables on demand', '0.125', 'million units', tables);

const STORAGE = [
  priced('data in tables', '0.25', 'GB and month', tables),
  priced('point-in-time recovery of tables', '0.20', 'GB and month', tables),
  priced('backups of tables', '0.10', 'GB and month', tables),
];

/** A table costs by its capacity where that is provisioned, as it is by default, else by its use. */
export function tableCost(table: Resource): ResourceCost {
  const mode = certainText(table.at('BillingMode').or('PROVISIONED'));
  if (mode === 'PAY_PER_REQUEST') return { fixed: [], usage: [WRITES, READS, ...STORAGE] };
  const units = (name: string) => certainNumber(table.at(`ProvisionedThroughput.${name}`));
  return {
    fixed: [hourly(WRITE_UNIT, units('WriteCapacityUnits')), hourly(READ_UNIT, units('ReadCapacityUnits'))],
    usage: STORAGE,
  };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { INVENTORY_FILE, MONITOR_VARIABLES } from '../../page/monitor-names';
import type { PageInventory } from '../../page/page-inventory';

/** What a function that watches a page is told. */
export interface WatchSettings {
  readonly inventory: PageInventory;
  readonly evidenceBucket: string;
  readonly secretName?: string;
}

/**
 * @param directory where the function's code lies
 * @throws Error when the function is deployed wrongly
 */
export function watchSettings(
  directory: string,
  environment: Readonly<Record<string, string | undefined>>,
): WatchSettings {
  const evidenceBucket = environment[MONITOR_VARIABLES.evidenceBucket];
  const secretName = environment[MONITOR_VARIABLES.secret];
  if (evidenceBucket === undefined) {
    throw new Error(`the environment variable ${MONITOR_VARIABLES.evidenceBucket} is not set`);
  }
  const inventory = JSON.parse(readFileSync(join(directory, INVENTORY_FILE), 'utf8')) as PageInventory;
  return { inventory, evidenceBucket, ...(secretName === undefined ? {} : { secretName }) };
}

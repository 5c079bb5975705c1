import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handlerDirectory } from '../handler-code';
import { MONITOR_HEADER } from '../page/monitor-header';
import { INVENTORY_FILE } from '../page/monitor-names';
import type { PageInventory } from '../page/page-inventory';

/**
 * How the runtime of Synthetics behaves ("Writing a Node.js canary script using the Playwright runtime", section
 * CloudWatch Synthetics configurations, Amazon CloudWatch User Guide). No archive of the requests is kept, since it can
 * carry their headers, and the monitor's own header is redacted wherever one is shown.
 */
const SYNTHETICS_SETTINGS = {
  step: {
    screenshotOnStepStart: false,
    screenshotOnStepSuccess: true,
    screenshotOnStepFailure: true,
    stepSuccessMetric: true,
    continueOnStepFailure: false,
    stepsReport: true,
  },
  report: {
    includeRequestHeaders: false,
    includeResponseHeaders: false,
    includeRequestBody: false,
    includeResponseBody: false,
    restrictedHeaders: [MONITOR_HEADER],
  },
  logging: { logRequest: false, logResponse: false },
  canaryMetrics: { failedCanaryMetric: true },
  har: false,
};

/**
 * A new folder with a handler's bundle and the inventory that it compares with. The same inventory gives the same files,
 * and with them the same asset.
 *
 * @param name the handler's folder below `lib/handlers`
 * @throws Error when the package is not built
 */
export function monitorDirectory(name: string, inventory: PageInventory): string {
  const directory = mkdtempSync(join(tmpdir(), 'storefront-monitor-'));
  mkdirSync(directory, { recursive: true });
  cpSync(handlerDirectory(name), directory, { recursive: true });
  writeFileSync(join(directory, INVENTORY_FILE), `${JSON.stringify(inventory, undefined, 2)}\n`);
  writeFileSync(join(directory, 'synthetics.json'), `${JSON.stringify(SYNTHETICS_SETTINGS, undefined, 2)}\n`);
  return directory;
}

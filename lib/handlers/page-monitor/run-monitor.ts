import { COMPARE_STEP } from '../../page/monitor-names';
import type { EvidenceStore } from '../page-watch/evidence-store';
import { differencesText, evidenceOf } from '../page-watch/look';
import type { WatchSettings } from '../page-watch/watch-settings';
import { type ObserveOptions, observePage } from './observe-page';
import type { SyntheticsLibrary } from './synthetics-library';

/** Whom a run of the monitor works with. */
export interface MonitorParts {
  readonly synthetics: SyntheticsLibrary;
  readonly evidence: Pick<EvidenceStore, 'keep'>;
  readonly settings: Pick<WatchSettings, 'inventory'>;
  readonly options: ObserveOptions;
  readonly now: () => Date;
}

/**
 * Looks at the payment page once: loads it, keeps the evidence, and only then compares, so that a difference is on record
 * before anybody is told.
 *
 * @throws Error when the page differs, with the first differences
 */
export async function runMonitor({ synthetics, evidence, settings, options, now }: MonitorParts): Promise<void> {
  const { inventory } = settings;
  try {
    const browser = await synthetics.launch();
    const page = await synthetics.newPage(browser);
    const observed = await synthetics.executeStep('observe', () => observePage(page, inventory.url, options));
    const record = evidenceOf(inventory, observed, now());
    await synthetics.executeStep('keep-evidence', () => evidence.keep(record));
    await synthetics.executeStep(COMPARE_STEP, async () => {
      if (record.differences.length > 0) throw new Error(differencesText(record.differences));
    });
  } finally {
    await synthetics.close();
  }
}

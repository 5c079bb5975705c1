import type { Browser, Page } from 'playwright-core';

/**
 * What the Playwright runtime of CloudWatch Synthetics offers a canary ("Library functions available for Node.js canary
 * scripts using Playwright", Amazon CloudWatch User Guide).
 */
export interface SyntheticsLibrary {
  launch(): Promise<Browser>;
  newPage(browser: Browser): Promise<Page>;
  /** Runs a step and publishes its `SuccessPercent` under the step's name. Fails as the step fails. */
  executeStep<T>(name: string, step: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

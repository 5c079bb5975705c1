import { existsSync } from 'node:fs';
import type { Browser, BrowserType } from 'playwright-core';

/** Where Debian's package puts it; `CHROMIUM_PATH` names another. */
export const EXECUTABLE = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** A closed network refuses what Chromium does on its own; a container has neither its sandbox nor a GPU. */
export const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Why browser tests cannot run here; `undefined` where they can. */
export function browserMissing(): string | undefined {
  if (!existsSync(EXECUTABLE)) return `no Chromium at ${EXECUTABLE}`;
  return playwright() === undefined ? 'playwright-core is not installed' : undefined;
}

/**
 * Starts a headless Chromium with a new profile, which goes when it is closed.
 *
 * @param further arguments beside those that a container needs
 */
export async function startChromium(further: readonly string[] = []): Promise<Browser> {
  const chromium = playwright();
  if (chromium === undefined) throw new Error('playwright-core is not installed');
  return await chromium.launch({ executablePath: EXECUTABLE, headless: true, args: [...ARGUMENTS, ...further] });
}

/** Loaded only where it is needed: it is large, and a checkout may do without. */
function playwright(): BrowserType | undefined {
  try {
    return (require('playwright-core') as typeof import('playwright-core')).chromium;
  } catch {
    return undefined;
  }
}

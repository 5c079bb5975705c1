import { SettingsError } from '../errors';
import { firstIssue } from '../input/first-issue';
import { printedKey, printedValue } from '../input/printed-value';
import { firstUnknownKey } from '../input/unknown-key';
import { ADOPT_KEYS } from './adopt-schema';
import { firstContradiction } from './contradictions';
import type { StorefrontSettings } from './settings';
import { type CheckedKeys, settingsSchema } from './settings-schema';
import { shopNameOf } from './shop-name';

const SMALLEST = '{"domainName": "shop.example.com", "homeRegion": "eu-central-1"}';

/**
 * Reads the settings of a shop.
 *
 * @param context value of the context key `storefront`, as `app.node.tryGetContext('storefront')` gives it. A string, which
 * is what `-c storefront=...` hands over, is read as JSON; it replaces what the file says, it does not add to it
 * @param file where the context was written, for error messages
 * @throws SettingsError naming the first thing wrong, a mistyped key before anything that follows from it
 */
export function parseSettings(context: unknown, file = 'cdk.json'): StorefrontSettings {
  const place = typeof context === 'string' ? `${file} or -c` : file;
  const input = typeof context === 'string' ? fromText(context, place) : context;
  if (input === undefined) {
    throw new SettingsError(`${file}: context has no "storefront"; add "storefront": ${SMALLEST}`);
  }
  if (!isRecord(input)) {
    throw new SettingsError(`${place}: storefront is ${printedValue(input)}; write an object such as ${SMALLEST}`);
  }

  refuseUnknownKeys(input, place, 'storefront', Object.keys(settingsSchema.shape));
  if (isRecord(input.adopt)) {
    refuseUnknownKeys(input.adopt, place, 'storefront.adopt', ADOPT_KEYS);
  }
  const parsed = settingsSchema.safeParse(input);
  if (!parsed.success) {
    throw new SettingsError(`${place}: storefront.${firstIssue(parsed.error, input).text}`);
  }
  const contradiction = firstContradiction(parsed.data);
  if (contradiction !== undefined) throw new SettingsError(`${place}: storefront.${contradiction}`);
  return completed(parsed.data);
}

function fromText(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SettingsError(
      `${place}: storefront is ${printedValue(text)}, which is not JSON; write -c storefront='${SMALLEST}'`,
    );
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuseUnknownKeys(object: object, place: string, name: string, known: readonly string[]): void {
  const unknown = firstUnknownKey(object, known);
  if (unknown !== undefined) {
    throw new SettingsError(`${place}: ${name}.${printedKey(unknown.key)} is not a setting; ${unknown.mend}`);
  }
}

function completed(keys: CheckedKeys): StorefrontSettings {
  const { hostedZoneId, hostedZoneName, ...rest } = keys;
  return {
    ...rest,
    shopName: keys.shopName ?? shopNameOf(keys.domainName),
    allowedRegions: [...new Set(keys.allowedRegions ?? [keys.homeRegion])],
    ...(hostedZoneId === undefined ? {} : { hostedZoneId, hostedZoneName: hostedZoneName ?? keys.domainName }),
  };
}

import { readFileSync } from 'node:fs';
import { awsRegion } from '../../lib/account/aws-region';
import { SettingsError } from '../../lib/errors';
import { systemErrorCode } from '../../lib/input/system-error-code';
import { oneOf } from '../one-of';

/** The flags of `adopt` as they were given. */
export interface AdoptFlags {
  readonly profile?: string;
  readonly region?: string;
  readonly appSettings: string;
  readonly format: string;
}

/** The flags, understood. */
export interface AdoptSettings {
  readonly profile?: string;
  /** Absent where the profile or the environment decides. */
  readonly region?: string;
  readonly format: 'text' | 'json';
}

const DEFAULT_FILE = 'cdk.json';

/**
 * Understands the flags of `adopt`, with the home region of the shop's settings where no flag says one. The other settings
 * are not looked at: they may be unfinished yet.
 *
 * @throws UsageError or SettingsError in one line
 */
export function adoptSettings({ profile, region, appSettings, format }: AdoptFlags): AdoptSettings {
  const home = region === undefined ? homeRegionIn(appSettings) : awsRegion('--region', region);
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(home === undefined ? {} : { region: home }),
    format: oneOf('--format', format, ['text', 'json'] as const),
  };
}

function homeRegionIn(file: string): string | undefined {
  const text = textOf(file);
  if (text === undefined) return undefined;
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new SettingsError(`${file}: this is not JSON; mend it, or write --region`);
  }
  const home = property(property(property(content, 'context'), 'storefront'), 'homeRegion');
  return home === undefined ? undefined : awsRegion(`${file}: storefront.homeRegion`, home);
}

/** A person who has no settings yet may still ask; a file that was named must be there. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'ENOENT' && file === DEFAULT_FILE) return undefined;
    throw new SettingsError(
      `${file}: the file cannot be read (${code}); name the cdk.json of the shop, or write --region`,
    );
  }
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

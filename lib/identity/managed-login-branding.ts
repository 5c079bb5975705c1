import { Token } from 'aws-cdk-lib';
import type * as cognito from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** The look that a shop gives the pages. */
export interface Branding {
  readonly brandingSettings?: string;
  readonly brandingAssets?: cognito.CfnManagedLoginBranding.AssetTypeProperty[];
}

/** "CreateManagedLoginBranding", Amazon Cognito API Reference: images in a style. */
const MOST_ASSETS = 40;

/** The same page: bytes of a request, settings and images together. */
const MOST_BYTES = 2 * 1024 * 1024;

/**
 * How the pages look, as the resource has it: Cognito's own look, or settings and images.
 *
 * @throws InvalidPropertyError when the settings are no JSON object, or there is more than Cognito takes
 */
export function brandingStyle(
  scope: Construct,
  { brandingSettings, brandingAssets }: Branding,
): Pick<cognito.CfnManagedLoginBrandingProps, 'settings' | 'assets' | 'useCognitoProvidedValues'> {
  if (brandingSettings === undefined && brandingAssets === undefined) {
    return { useCognitoProvidedValues: true };
  }
  if (brandingAssets !== undefined && brandingAssets.length > MOST_ASSETS) {
    throw new InvalidPropertyError(
      scope,
      'brandingAssets',
      brandingAssets.length,
      `give at most ${MOST_ASSETS} images`,
    );
  }
  const bytes = Buffer.byteLength(JSON.stringify([brandingSettings, brandingAssets]));
  if (bytes > MOST_BYTES) {
    throw new InvalidPropertyError(
      scope,
      'brandingAssets',
      bytes,
      `give at most ${MOST_BYTES} bytes with the settings`,
    );
  }
  return {
    ...(brandingSettings === undefined ? {} : { settings: objectIn(scope, brandingSettings) }),
    ...(brandingAssets === undefined ? {} : { assets: brandingAssets }),
  };
}

function objectIn(scope: Construct, text: string): object {
  const value = Token.isUnresolved(text) ? undefined : parsed(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidPropertyError(scope, 'brandingSettings', text, 'give the text of a JSON object');
  }
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { resolve } from 'node:path';
import { synthesizeVariant, type Variant } from '../judges/variants';

/** A setting from the environment. */
function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set; see test/deploy/README.md`);
  return value;
}

/** The sample shop of the environment's settings, in the one profile that can be destroyed. */
function throwAwayShop(): Variant {
  const region = required('STOREFRONT_DEPLOY_REGION');
  const adopt: unknown = JSON.parse(required('STOREFRONT_DEPLOY_ADOPT'));
  return {
    name: 'deployment',
    weakened: true,
    settings: {
      shopName: required('STOREFRONT_DEPLOY_SHOP'),
      account: required('STOREFRONT_DEPLOY_ACCOUNT'),
      domainName: required('STOREFRONT_DEPLOY_DOMAIN'),
      hostedZoneId: required('STOREFRONT_DEPLOY_ZONE_ID'),
      hostedZoneName: required('STOREFRONT_DEPLOY_ZONE_NAME'),
      homeRegion: region,
      allowedRegions: [region],
      profile: 'development',
      mfa: 'required',
      // Nobody is to be written to about a shop that lives for an hour.
      alertEmail: undefined,
      adopt,
    },
  };
}

/** `synthesize.ts <directory>`: leaves the cloud assembly to deploy there, or ends with 1. */
async function main([directory]: readonly string[]): Promise<void> {
  if (directory === undefined) throw new Error('synthesize.ts: name the directory of the cloud assembly');
  const project = resolve(__dirname, '..', '..');
  if (!(await synthesizeVariant(project, resolve(directory), throwAwayShop()))) {
    throw new Error('the policy is violated: nothing may be deployed; see npx cdk synth');
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

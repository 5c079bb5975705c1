import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseJsonc } from 'jsonc-parser';
import { isObject, own } from '../../lib/controls/value';

/** One way in which the sample app, or one of the constructs that it does not need, is synthesized for the judges. */
export interface Variant {
  readonly name: string;
  /** What differs from the settings of `cdk.json`. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Whether it gives up protection on purpose. */
  readonly weakened: boolean;
  /**
   * The command that runs another app than the sample's.
   * @default - that of `cdk.json`
   */
  readonly app?: string;
}

/** Sign-in pages of the shop's own, staff through their identity provider, and a contact. */
const PEOPLE = {
  signIn: {
    domainName: 'auth.shop.example.com',
    certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/11111111-2222-3333-4444-555555555555',
  },
  staff: {
    samlMetadataUrl: 'https://idp.example.net/metadata',
    callbackUrls: ['https://office.example.com/callback'],
    logoutUrls: ['https://office.example.com/'],
  },
  securityContact: { name: 'Shop Security', title: 'Security', email: 'security@example.com', phone: '+49 30 1234' },
};

/**
 * Three home regions: one that shares its region with the edge, one in Europe, and a younger one that lacks services; each
 * in both MFA modes. The optional wiring (hosted zone, mail, staff, way of payment) is spread over them.
 */
export const VARIANTS: readonly Variant[] = [
  { name: 'eu-central-1', settings: { ...home('eu-central-1'), ...PEOPLE }, weakened: false },
  { name: 'eu-central-1, adaptive', settings: { ...home('eu-central-1'), mfa: 'adaptive' }, weakened: false },
  { name: 'us-east-1, required', settings: home('us-east-1'), weakened: false },
  {
    name: 'us-east-1',
    settings: { ...home('us-east-1'), hostedZoneId: 'Z0123456789ABCDEFGHIJ', mfa: 'adaptive' },
    weakened: false,
  },
  {
    name: 'ap-southeast-2',
    settings: {
      ...home('ap-southeast-2'),
      paymentIntegration: 'redirect',
      paymentProvider: 'adyen',
      paymentScripts: [],
    },
    weakened: false,
  },
  {
    name: 'ap-southeast-2, adaptive',
    settings: { ...home('ap-southeast-2'), mfa: 'adaptive', mail: undefined },
    weakened: false,
  },
  {
    name: 'development',
    settings: { ...home('eu-central-1'), hostedZoneId: 'Z0123456789ABCDEFGHIJ', profile: 'development' },
    weakened: true,
  },
  ...['eu-central-1', 'us-east-1', 'ap-southeast-2'].map((region) => ({
    name: `constructs, ${region}`,
    settings: home(region),
    weakened: false,
    app: 'npx tsx test/judges/constructs-app.ts',
  })),
];

function home(region: string): Readonly<Record<string, unknown>> {
  return { homeRegion: region, allowedRegions: [region] };
}

/**
 * Synthesizes the app of `cdk.json` with a variant's settings.
 *
 * @param project the directory of `cdk.json`
 * @param directory where the cloud assembly goes
 * @returns whether the app's own policy holds
 * @throws Error with the app's last words when it leaves no cloud assembly
 */
export async function synthesizeVariant(project: string, directory: string, variant: Variant): Promise<boolean> {
  const { command, context } = readProject(project);
  const settings = own(context, 'storefront');
  const { code, output } = await run(variant.app ?? command, project, {
    CDK_OUTDIR: directory,
    CDK_CONTEXT_JSON: JSON.stringify({
      ...context,
      storefront: { ...(isObject(settings) ? settings : {}), ...variant.settings },
      'aws:cdk:enable-path-metadata': true,
    }),
    // CDK's own template validation is one judge more than is asked here, and by far the slowest.
    CDK_VALIDATION: 'false',
  });
  // Violated policy ends with 1 after the templates are written: another check's business.
  if ((code === 0 || code === 1) && existsSync(join(directory, 'manifest.json'))) return code === 0;
  throw new Error(`${variant.name}: the app ended with ${code}:\n${output.trim().split('\n').slice(-20).join('\n')}`);
}

function readProject(project: string): { command: string; context: Readonly<Record<string, unknown>> } {
  const file = join(project, 'cdk.json');
  const parsed: unknown = parseJsonc(readFileSync(file, 'utf8'));
  const command = isObject(parsed) ? own(parsed, 'app') : undefined;
  const context = isObject(parsed) ? own(parsed, 'context') : undefined;
  if (typeof command !== 'string') throw new Error(`${file}: app is missing; write the command that runs the app`);
  return { command, context: isObject(context) ? context : {} };
}

function run(
  command: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | null; output: string }> {
  return new Promise((fulfil, reject) => {
    const child = spawn(command, {
      shell: true,
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString('utf8');
      });
    }
    child.on('error', reject);
    child.on('close', (code) => fulfil({ code, output }));
  });
}

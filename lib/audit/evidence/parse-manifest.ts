import * as z from 'zod';
import { firstIssue } from '../../input/first-issue';
import { scopeName } from '../audit-scope';
import { LARGEST_FILE_BYTES, MOST_FILES } from './bundle-limits';
import { type BundleManifest, byCode, MANIFEST_DIGEST_FILE, MANIFEST_FILE, manifestText } from './bundle-manifest';
import { isBundlePath } from './bundle-path';

const sha256 = z.string('this is no SHA-256').regex(/^[0-9a-f]{64}$/, 'this is no SHA-256');
const instant = z.iso.datetime('this is no time in UTC');
const word = z
  .string('this is no text')
  .regex(/^[^\p{Cc}]{1,255}$/u, 'this is no text of one line and at most 255 characters');

const schema: z.ZodType<BundleManifest> = z.strictObject(
  {
    schemaVersion: z.literal(1, 'this version reads 1; update storefront-security-baseline'),
    tool: z.strictObject({ name: word, version: word }, 'this names no tool'),
    madeAt: instant,
    scopes: z
      .array(
        z.strictObject(
          {
            account: z.string('this is no account').regex(/^\d{12}$/, 'this is no account'),
            region: z.string('this is no region').regex(/^[a-z0-9-]{1,32}$/, 'this is no region'),
          },
          'this is no account and region',
        ),
        'these are no accounts and regions',
      )
      .max(10_000, 'these are more than 10000'),
    complete: z.boolean('this is neither true nor false'),
    previous: z.strictObject({ name: word, manifestSha256: sha256 }, 'this is no bundle').nullable(),
    files: z
      .array(
        z.strictObject(
          {
            path: z.string('this is no path').refine(isBundlePath, 'this is no path within a bundle'),
            bytes: z
              .int('this is no number of bytes')
              .min(0, 'this is no number of bytes')
              .max(LARGEST_FILE_BYTES, 'this is more than a bundle takes'),
            sha256,
          },
          'this is no file',
        ),
        'these are no files',
      )
      .max(MOST_FILES, `these are more than ${MOST_FILES}`),
  },
  'this is no manifest',
);

/** A manifest, or what is wrong with it in a clause. */
export type ParsedManifest = { readonly manifest: BundleManifest } | { readonly fault: string };

/** Reads a manifest. Every path in it stays within the bundle. */
export function parseManifest(bytes: Uint8Array): ParsedManifest {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
  } catch {
    return { fault: 'this is not JSON' };
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) return { fault: firstIssue(parsed.error, value).text.trim() };
  const manifest = parsed.data;
  const fault = disorder(manifest) ?? (manifestText(manifest) === text ? undefined : 'it is not as the tool writes it');
  return fault === undefined ? { manifest } : { fault };
}

function disorder({ files, scopes }: BundleManifest): string | undefined {
  const own = files.find(({ path }) => path === MANIFEST_FILE || path === MANIFEST_DIGEST_FILE);
  if (own !== undefined) return `it lists ${own.path}, which cannot vouch for itself`;
  const at = files.findIndex(({ path }, index) => index > 0 && byCode(files[index - 1]?.path ?? '', path) >= 0);
  if (at > 0) return `its files are reordered: ${files[at]?.path} stands after ${files[at - 1]?.path}`;
  const names = scopes.map(scopeName);
  return names.some((name, index) => index > 0 && byCode(names[index - 1] ?? '', name) >= 0)
    ? 'its scopes are reordered'
    : undefined;
}

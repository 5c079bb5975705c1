/** Where the package is published. */
export const PACKAGE_ADDRESS = 'https://www.npmjs.com/package/storefront-security-baseline';

/**
 * The address of what CONTROLS.md says of a control, in the version that judged; `undefined` for rules of other packs,
 * which it does not describe.
 */
export function controlDocumentation(rule: string, pack: string, version: string): string | undefined {
  if (pack !== 'Storefront' || !/^[A-Z][A-Za-z0-9]+$/.test(rule)) return undefined;
  const document = `https://unpkg.com/storefront-security-baseline@${encodeURIComponent(version)}/CONTROLS.md`;
  return `${document}#${rule.toLowerCase()}`;
}

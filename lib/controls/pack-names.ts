/** The names under which controls are taken together: all of them, or those that support a framework version. */
export const PACK_NAMES = ['storefront', 'pci-dss-4.0.1', 'gdpr', 'nist-csf-2.0', 'all'] as const;

/** The name of a pack. */
export type PackName = (typeof PACK_NAMES)[number];

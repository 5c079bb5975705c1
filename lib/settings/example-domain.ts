/** Names that no one can own: RFC 2606 sections 2 and 3, RFC 6761 section 6. */
const RESERVED = ['example.com', 'example.net', 'example.org', 'example', 'invalid', 'localhost', 'test'];

/**
 * Whether the shop's domain is one reserved for examples and tests, such as the sample's `shop.example.com`. No
 * certificate can be had for it, so the shop can be synthesized but not deployed.
 */
export function usesExampleDomain(settings: { readonly domainName: string }): boolean {
  const name = `.${settings.domainName.toLowerCase()}`;
  return RESERVED.some((reserved) => name.endsWith(`.${reserved}`));
}

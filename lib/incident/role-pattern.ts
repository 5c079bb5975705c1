/**
 * A role as its ARN ends: its name, or path and name, with `*` for any characters, such as `Shop-*` or `shop/orders-*`.
 * Something must stand before the first star.
 */
export const ROLE_PATTERN = /^[\w+=,.@-][\w+=,.@/-]*(?:\*[\w+=,.@/*-]*)?$/;

/** Whether a role is one that the pattern means, as IAM compares ARNs. */
export function matchesRole(pattern: string, role: string): boolean {
  const source = pattern.split('*').map((part) => part.replace(/[.+]/g, '\\$&'));
  return new RegExp(`^${source.join('.*')}$`).test(role);
}

/** What follows `:role/` in the ARN of a role: its path without the first slash, and its name. */
export function roleOf(arn: string): string {
  return arn.slice(arn.indexOf(':role/') + ':role/'.length);
}

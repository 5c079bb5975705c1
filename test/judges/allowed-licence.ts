/** Licences under which a dependency may reach the users of this package: permissive, without a duty to publish. */
const ALLOWED = new Set(['MIT', 'Apache-2.0', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD']);

/**
 * Whether an SPDX expression lets the package be used under allowed licences: every side of an AND, one side of an OR.
 * What cannot be read is not allowed.
 */
export function isAllowedLicence(expression: string | undefined): boolean {
  if (expression === undefined) return false;
  const text = expression.trim().replace(/^\((.*)\)$/, '$1');
  if (/[()]/.test(text)) return false;
  return text.split(' OR ').some((choice) => choice.split(' AND ').every((licence) => ALLOWED.has(licence.trim())));
}

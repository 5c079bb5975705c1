import type { ProbeRule } from './probe-rule';

const RATIONALE = 'Whoever finds a hole in the shop does not learn whom to tell, and tells others or nobody.';

/** There is a file. */
export const securityTxtServed: ProbeRule = {
  id: 'SecurityTxtServed',
  title: 'The shop has /.well-known/security.txt as plain text (RFC 9116)',
  severity: 'low',
  rationale: RATIONALE,
  remedy: 'Serve /.well-known/security.txt as text/plain; charset=utf-8 with the fields Contact and Expires.',
  frameworks: {},
};

/** It says whom to tell. */
export const securityTxtContact: ProbeRule = {
  id: 'SecurityTxtContact',
  title: 'security.txt has a Contact that is a mailto:, tel: or https: address',
  severity: 'low',
  rationale: RATIONALE,
  remedy: 'Write a line such as Contact: mailto:security@shop.example.',
  frameworks: {},
};

/** It is not out of date. */
export const securityTxtCurrent: ProbeRule = {
  id: 'SecurityTxtCurrent',
  title: 'security.txt has one Expires, which is in the future',
  severity: 'low',
  rationale: 'Readers are told not to use a file that is out of date (RFC 9116, section 5.3).',
  remedy: 'Write a line such as Expires: 2027-06-30T00:00:00Z, less than a year ahead, and renew it.',
  frameworks: {},
};

/** It is meant for where it lies. */
export const securityTxtCanonical: ProbeRule = {
  id: 'SecurityTxtCanonical',
  title: 'security.txt names the address that it is read from, if it names any',
  severity: 'low',
  rationale: 'Readers are told not to use a file that lies elsewhere than it says (RFC 9116, section 2.5.2).',
  remedy: 'Write a line Canonical: with the address, or none.',
  frameworks: {},
};

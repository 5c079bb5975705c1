import { amount } from '../../lib/amount';
import type { Attested } from '../../lib/audit/attest/attest';
import { scopeName } from '../../lib/audit/audit-scope';

/** What was attested, for a person. */
export function attestText({ record, place }: Attested): string {
  const { check, scope, on, until, by, rule, evidence } = record;
  return `${check} is attested in ${scopeName(scope)}: done on ${on} by ${by}, counts until ${until}
  rule      ${rule}
  evidence  ${place}${evidence.file} (${amount(evidence.bytes, 'byte')})
  SHA-256   ${evidence.sha256}
`;
}

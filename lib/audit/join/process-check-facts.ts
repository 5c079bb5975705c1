import { requirementsOf } from '../../controls/frameworks/requirements';
import type { ProcessCheck } from '../../rules/process-checks';
import type { AuditedControl } from '../audit-report';

/** How reports call process checks, so that none is taken for a control. */
export const PROCESS_CHECK_PREFIX = 'process:';

/** What a report says of a process check. */
export function processCheckFacts(
  check: ProcessCheck,
): Pick<AuditedControl, 'id' | 'title' | 'severity' | 'remedy' | 'frameworks'> {
  const { id, title, description } = check;
  return {
    id: `${PROCESS_CHECK_PREFIX}${id}`,
    title,
    // Each is a requirement of its own in PCI DSS, or the shop's proof of one: none is a recommendation.
    severity: 'high',
    remedy: `Do it, and attest it with storefront-baseline attest ${id}. It says: ${description}`,
    frameworks: requirementsOf(check),
  };
}

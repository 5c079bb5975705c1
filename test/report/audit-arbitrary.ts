import * as fc from 'fast-check';
import { type AuditReport, STANDINGS } from '../../lib/audit/audit-report';
import { audited, auditReport } from '../audit/sample-audit';
import { anyText } from './report-arbitrary';

const scope = fc.constantFrom(
  { account: '111122223333', region: 'eu-central-1' },
  { account: '444455556666', region: 'us-east-1' },
);
const resource = fc.record({
  rule: anyText,
  verdict: fc.constantFrom('violation' as const, 'unknown' as const),
  resourceType: anyText,
  resourceId: anyText,
  annotation: anyText,
});
const count = fc.nat(3);
const remediation = fc.record({
  rule: anyText,
  document: anyText,
  automatic: fc.boolean(),
  runs: fc.record({ queued: count, inProgress: count, succeeded: count, failed: count, unknown: count }),
  lastFailure: fc.record({ resourceType: anyText, resourceId: anyText, text: anyText }),
});
const otherRule = fc.record(
  {
    scope,
    name: anyText,
    compliance: fc.constantFrom('COMPLIANT' as const, 'NON_COMPLIANT' as const),
    nonCompliant: count,
    mayBeMore: fc.boolean(),
  },
  { requiredKeys: ['scope', 'name'] },
);
const control = fc
  .record({
    scope,
    id: anyText.filter((text) => text !== ''),
    title: anyText,
    reason: anyText,
    remedy: anyText,
    severity: fc.constantFrom('critical' as const, 'high' as const, 'medium' as const, 'low' as const),
    standing: fc.constantFrom(...STANDINGS),
    also: fc.array(fc.constantFrom(...STANDINGS), { maxLength: 2 }),
    rules: fc.array(anyText, { maxLength: 2 }),
    resources: fc.array(resource, { maxLength: 3 }),
    remediation: fc.array(remediation, { maxLength: 2 }),
    frameworks: fc.dictionary(anyText, fc.array(anyText, { maxLength: 2 }), { maxKeys: 2 }),
  })
  .map((any) => audited(any));

/** Any audit, with texts that try to break out of each format: AWS lets people name their resources. */
export const anyAudit: fc.Arbitrary<AuditReport> = fc
  .record({
    controls: fc.array(control, { maxLength: 6 }),
    gaps: fc.array(fc.record({ operation: anyText, code: anyText, message: anyText }), { maxLength: 2 }),
    otherRules: fc.array(otherRule, { maxLength: 2 }),
  })
  .map(({ gaps, ...any }) => auditReport({ ...any, gaps, complete: gaps.length === 0 }));

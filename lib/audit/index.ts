export { type AuditFailOn, type AuditOutcome, auditOutcome, DEFAULT_FAIL_ON, FAIL_ON } from './audit-outcome';
export type {
  AuditedControl,
  AuditedRemediation,
  AuditedResource,
  AuditReport,
  OtherRule,
  Standing,
} from './audit-report';
export type { AuditScope } from './audit-scope';
export { compareAudits } from './compare-audits';
export { readBundle } from './evidence/read-bundle';
export { verifyBundle } from './evidence/verify-bundle';
export { type JoinOptions, joinAudit } from './join/join-audit';
export type * from './observations';
export { parseAuditReport } from './parse-audit-report';
export { AuditError } from './read/audit-error';
export type { AuditProgress } from './read/audit-progress';
export type { AuditSource } from './read/audit-source';
export { DirectoryPageStore } from './read/directory-page-store';
export type { EvaluateOptions } from './read/evaluate-rules';
export { observe } from './read/observe';
export type { ObserveOptions } from './read/observe-options';
export { type PageStore, pageKey, type StoredPage } from './read/page-store';

/** The formats in which an audit is written. */
export const AUDIT_FORMATS = ['text', 'json', 'sarif', 'markdown', 'html', 'csv'] as const;

/** The name of a format of an audit. */
export type AuditFormat = (typeof AUDIT_FORMATS)[number];

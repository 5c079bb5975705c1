/** The formats in which a report is written. */
export const REPORT_FORMATS = ['text', 'json', 'sarif', 'junit', 'markdown', 'github', 'html'] as const;

/** The name of a format. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

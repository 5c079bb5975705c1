import * as z from 'zod';

/** Reports in one request beyond this number make it unusable: browsers send a few at a time. */
export const MOST_REPORTS = 100;

/** Addresses are cut down to a host or a path later, so the limit only keeps a request from being all one address. */
const address = z.string().max(8_192);

/** What is read of a report. All else, such as `referrer`, `sample` and `user_agent`, is dropped here. */
export interface ReadReport {
  readonly type: string;
  readonly documentUrl: string;
  readonly blockedUrl: string;
  readonly directive: string;
  readonly reportOnly: boolean;
}

/** "Content Security Policy Level 3", W3C, section 5.4, and the older names of `report-uri`. */
const cspReport = z
  .object({
    'csp-report': z.object({
      'document-uri': address,
      'blocked-uri': address.default(''),
      'effective-directive': z.string().max(100).optional(),
      'violated-directive': z.string().max(4_096).optional(),
      disposition: z.string().max(20).default('enforce'),
    }),
  })
  .transform(({ 'csp-report': report }): readonly ReadReport[] => [
    {
      type: 'csp-violation',
      documentUrl: report['document-uri'],
      blockedUrl: report['blocked-uri'],
      directive: report['effective-directive'] ?? report['violated-directive']?.split(' ')[0] ?? '',
      reportOnly: report.disposition === 'report',
    },
  ]);

/** A body as both kinds of violation have it; `destination` is what Integrity-Policy names. */
const reportBody = z.object({
  documentURL: address.optional(),
  blockedURL: address.nullish(),
  effectiveDirective: z.string().max(100).optional(),
  disposition: z.string().max(20).optional(),
  destination: z.string().max(100).optional(),
  reportOnly: z.boolean().optional(),
});

/** "Reporting API", W3C, section 2.3. */
const report = z
  .object({ type: z.string().max(100), url: address, body: z.unknown() })
  .transform(({ type, url, body }): ReadReport => {
    const read = reportBody.safeParse(body);
    const data = read.success ? read.data : {};
    return {
      type: read.success ? type : 'unreadable',
      documentUrl: data.documentURL ?? url,
      blockedUrl: data.blockedURL ?? '',
      directive: data.effectiveDirective ?? data.destination ?? '',
      reportOnly: data.reportOnly ?? data.disposition === 'report',
    };
  });

/** The reports of a request's body. */
export const reportsSchema = z.union([z.array(report).max(MOST_REPORTS), cspReport]);

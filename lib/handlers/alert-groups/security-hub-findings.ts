import * as z from 'zod';
import type { SecurityEvent } from './security-event';

/** "AWS Security Finding Format (ASFF) syntax", AWS Security Hub User Guide: what is required, and the control's id. */
const detail = z.looseObject({
  findings: z
    .array(
      z.looseObject({
        Title: z.string().min(1),
        GeneratorId: z.string().min(1),
        ProductName: z.string().min(1).optional(),
        ProductArn: z.string().min(1),
        Types: z.array(z.string()).optional(),
        Severity: z.looseObject({ Label: z.string().min(1) }),
        Compliance: z.looseObject({ SecurityControlId: z.string().min(1).optional() }).optional(),
        Resources: z.array(z.looseObject({ Id: z.string() })).min(1),
      }),
    )
    .min(1),
});

/** @throws Error when it carries no findings */
export function securityHubFindings(
  value: unknown,
): readonly Omit<SecurityEvent, 'id' | 'time' | 'account' | 'region'>[] {
  return detail.parse(value).findings.map((finding) => ({
    source: finding.ProductName ?? finding.ProductArn,
    type: finding.Compliance?.SecurityControlId ?? finding.Types?.[0] ?? finding.GeneratorId,
    severity: finding.Severity.Label,
    title: finding.Title,
    about: finding.Resources.map(({ Id }) => Id),
    consolePath: 'securityhub/home#/findings',
  }));
}

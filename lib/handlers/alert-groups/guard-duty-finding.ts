import * as z from 'zod';
import type { SecurityEvent } from './security-event';

const text = z.string().min(1);

/** "GuardDuty finding format", Amazon GuardDuty User Guide: what a message needs. */
const detail = z.looseObject({
  id: text,
  type: text,
  title: text,
  severity: z.number(),
  resource: z
    .looseObject({
      resourceType: text.optional(),
      instanceDetails: z.looseObject({ instanceId: text.optional() }).optional(),
      accessKeyDetails: z.looseObject({ principalId: text.optional() }).optional(),
      s3BucketDetails: z.array(z.looseObject({ arn: text.optional() })).optional(),
      lambdaDetails: z.looseObject({ functionArn: text.optional() }).optional(),
      rdsDbInstanceDetails: z.looseObject({ dbInstanceArn: text.optional() }).optional(),
    })
    .optional(),
});

type Finding = z.infer<typeof detail>;

/** "Severity levels of GuardDuty findings"; from the gravest. */
const LEVELS: readonly (readonly [from: number, label: string])[] = [
  [9, 'CRITICAL'],
  [7, 'HIGH'],
  [4, 'MEDIUM'],
  [1, 'LOW'],
];

/** @throws Error when it is no finding of GuardDuty */
export function guardDutyFinding(value: unknown): Omit<SecurityEvent, 'id' | 'time' | 'account' | 'region'> {
  const finding = detail.parse(value);
  return {
    source: 'GuardDuty',
    type: finding.type,
    severity: LEVELS.find(([from]) => finding.severity >= from)?.[1] ?? 'UNRATED',
    title: finding.title,
    about: resourcesOf(finding),
    consolePath: `guardduty/home#/findings?macros=current&fId=${encodeURIComponent(finding.id)}`,
  };
}

/** The resources by their ids, or else what kind of resource it is. */
function resourcesOf({ resource }: Finding): readonly string[] {
  const ids = [
    resource?.instanceDetails?.instanceId,
    resource?.accessKeyDetails?.principalId,
    ...(resource?.s3BucketDetails ?? []).map(({ arn }) => arn),
    resource?.lambdaDetails?.functionArn,
    resource?.rdsDbInstanceDetails?.dbInstanceArn,
  ].filter((id) => id !== undefined);
  if (ids.length > 0) return ids;
  return resource?.resourceType === undefined ? [] : [resource.resourceType];
}

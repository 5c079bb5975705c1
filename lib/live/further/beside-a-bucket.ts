import { type AccountReader, whole } from '../account-reader';
import type { LiveResource } from '../live-template';
import { type Gather, liveResource } from './gathered';

/** The plans by which GuardDuty scans buckets for malware; each names its bucket. */
export const malwareProtectionPlans: Gather = (subject, reader) =>
  besideBucket(subject.type, reader, 'AWS::GuardDuty::MalwareProtectionPlan', 'Plan');

/** The trails of the region; each names its bucket. */
export const trails: Gather = (subject, reader) =>
  besideBucket(subject.type, reader, 'AWS::CloudTrail::Trail', 'Trail');

async function besideBucket(subjectType: string, reader: AccountReader, type: string, name: string) {
  if (subjectType !== 'AWS::S3::Bucket') return {};
  const resources: Record<string, LiveResource> = {};
  for (const identifier of whole(type, await reader.list(type))) {
    const properties = await reader.read(type, identifier);
    if (properties !== undefined) resources[`${name}${Object.keys(resources).length}`] = liveResource(type, properties);
  }
  return { resources };
}

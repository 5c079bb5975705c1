import * as z from 'zod';
import type { EventEnvelope } from './event-envelope';
import { guardDutyFinding } from './guard-duty-finding';
import type { SecurityEvent } from './security-event';

type Said = Omit<SecurityEvent, 'id' | 'time' | 'account' | 'region'>;

const text = z.string().min(1);

/** "Amazon EventBridge event schema for Amazon Inspector events". */
const inspector = z.looseObject({
  type: text,
  title: text,
  severity: text,
  resources: z.array(z.looseObject({ id: text })).min(1),
});

/** "Amazon EventBridge event schema for Macie findings". The object's key stays out: it can name a shopper. */
const macie = z.looseObject({
  type: text,
  title: text,
  severity: z.looseObject({ description: text }),
  resourcesAffected: z.looseObject({ s3Bucket: z.looseObject({ name: text }) }).optional(),
});

/** "Monitoring AWS Identity and Access Management Access Analyzer with Amazon EventBridge". */
const accessAnalyzer = z.looseObject({
  resource: text,
  resourceType: text,
  isPublic: z.boolean().optional(),
  error: z.string().optional(),
});

const READERS: Readonly<Record<string, (event: EventEnvelope) => Said>> = {
  'GuardDuty Finding': ({ detail }) => guardDutyFinding(detail),
  'Inspector2 Finding': ({ detail }) => {
    const finding = inspector.parse(detail);
    return {
      source: 'Inspector',
      type: finding.type,
      severity: finding.severity,
      title: finding.title,
      about: finding.resources.map(({ id }) => id),
      consolePath: 'inspector/v2/home#/findings',
    };
  },
  'Macie Finding': ({ detail }) => {
    const finding = macie.parse(detail);
    return {
      source: 'Macie',
      type: finding.type,
      severity: finding.severity.description.toUpperCase(),
      title: finding.title,
      about: finding.resourcesAffected === undefined ? [] : [`bucket ${finding.resourcesAffected.s3Bucket.name}`],
      consolePath: 'macie/home#/findings',
    };
  },
  'Access Analyzer Finding': ({ detail }) => {
    const { resource, resourceType, isPublic, error } = accessAnalyzer.parse(detail);
    return {
      source: 'Access Analyzer',
      type: resourceType,
      severity: isPublic === true ? 'CRITICAL' : 'HIGH',
      title: accessTitle(isPublic === true, error),
      about: [resource],
      consolePath: 'access-analyzer/home#/findings',
    };
  },
};

function accessTitle(isPublic: boolean, error: string | undefined): string {
  if (error !== undefined) return `Access could not be analyzed: ${error}`;
  return isPublic ? 'Everybody has access' : 'Somebody outside has access';
}

/**
 * A finding that its service sent itself. An event that no reader knows is told by what its envelope says.
 *
 * @throws Error when a known service's event lacks what its form demands
 */
export function readFinding(event: EventEnvelope): Said {
  const read = READERS[event['detail-type']];
  if (read !== undefined) return read(event);
  return {
    source: event.source,
    type: event['detail-type'],
    severity: 'UNRATED',
    title: event['detail-type'],
    about: strings(event.resources),
    consolePath: 'events/home',
  };
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

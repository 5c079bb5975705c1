import type { Position } from '../position';
import type { TemplateSet } from '../template-set';
import { RECORD_TYPES } from './dns-text';

/** Who may issue certificates for a name and all below it (RFC 8659). */
export interface CaaRecord {
  /** The record; for one of a group its place there. */
  readonly place: Position;
  /** The name in lower case, without the dot at its end; undefined where the template leaves it open. */
  readonly name: string | undefined;
  /** Whether the template may make it a record of another type. */
  readonly isCertain: boolean;
  /** What its values say, such as `issue` and `amazon.com`; undefined where the template leaves one open. */
  readonly tags: readonly CaaTag[] | undefined;
}

/** One value of a {@link CaaRecord}. */
export interface CaaTag {
  readonly tag: string;
  readonly value: string;
}

/** Asked for every record, zone and certificate. */
const READ = new WeakMap<TemplateSet, readonly CaaRecord[]>();

/** The CAA records of templates. */
export function caaRecords(set: TemplateSet): readonly CaaRecord[] {
  let records = READ.get(set);
  if (records === undefined) {
    records = RECORD_TYPES.flatMap((type) => set.ofType(type)).flatMap((resource) => caaRecordsOf(resource));
    READ.set(set, records);
  }
  return records;
}

/** The CAA records of one resource: a record set, or a group of them. */
export function caaRecordsOf(resource: Position): readonly CaaRecord[] {
  const group = resource.at('RecordSets').items();
  return (group.length > 0 ? group : [resource]).flatMap((place) => {
    const type = place.at('Type').equals('CAA');
    if (type.kind === 'violation') return [];
    return [{ place, name: dnsName(place.at('Name')), isCertain: type.kind === 'compliant', tags: tagsOf(place) }];
  });
}

/** A domain name in lower case, without the dot at its end; undefined where the template leaves it open. */
export function dnsName(place: Position): string | undefined {
  const target = place.target();
  return target.kind === 'text' && !target.text.includes('${')
    ? target.text.toLowerCase().replace(/\.$/, '')
    : undefined;
}

/** Whether a domain is a name or stands below it. */
export function isWithin(domain: string, name: string): boolean {
  return domain === name || domain.endsWith(`.${name}`);
}

function tagsOf(place: Position): readonly CaaTag[] | undefined {
  const list = place.at('ResourceRecords');
  const texts = list.items().map((item) => item.target());
  if (list.values.some(({ kind }) => kind !== 'list') || texts.some(({ kind }) => kind !== 'text')) return undefined;
  return texts.flatMap((text) => {
    const parts = text.kind === 'text' ? /^\s*\d+\s+(\w+)\s+"?([^"]*)"?\s*$/.exec(text.text) : null;
    const [, tag, value] = parts ?? [];
    return tag === undefined || value === undefined
      ? []
      : [{ tag: tag.toLowerCase(), value: value.trim().toLowerCase() }];
  });
}

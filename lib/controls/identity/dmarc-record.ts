import type { Resource } from '../resource';
import { notApplicable, unknown, type Verdict } from '../verdict';
import { everyText } from './dns-text';

/** The tags of a DMARC record by name, such as `p` and `rua` (RFC 7489, section 6.3). */
export type DmarcTags = ReadonlyMap<string, string>;

/**
 * The verdict of `judge` on each DMARC policy among the records of a resource.
 *
 * @param judge is given the tags and where the record stands; tags that hold `${` are known only at deployment
 */
export function everyDmarcPolicy(resource: Resource, judge: (tags: DmarcTags, path: string) => Verdict): Verdict {
  return everyText(resource, ({ name, text, path }) => {
    const named = name.startsWith('_dmarc.');
    if (text === undefined) return named ? unknown(path, 'the template does not tell the policy') : notApplicable();
    const tags = tagsOf(text);
    // A domain agrees to receive reports by a record that holds the version and nothing else.
    const isPolicy = named || (/^v\s*=\s*dmarc1\b/i.test(text) && tags.has('p'));
    return isPolicy ? judge(tags, path) : notApplicable();
  });
}

/** Whether the template leaves a tag's value open. */
export function isOpen(value: string | undefined): boolean {
  return value?.includes('${') === true;
}

function tagsOf(text: string): DmarcTags {
  return new Map(
    text.split(';').flatMap((part): [string, string][] => {
      const equals = part.indexOf('=');
      return equals < 0 ? [] : [[part.slice(0, equals).trim().toLowerCase(), part.slice(equals + 1).trim()]];
    }),
  );
}

/** An example: the TXT record of a policy. */
export function dmarcRecord(text: unknown, name = '_dmarc.shop.example.'): object {
  return { Type: 'AWS::Route53::RecordSet', Properties: { Name: name, Type: 'TXT', ResourceRecords: [text] } };
}

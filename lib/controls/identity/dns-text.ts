import { onlyWhere } from '../only-where';
import type { Position } from '../position';
import type { Resource } from '../resource';
import type { Value } from '../value';
import type { Verdict } from '../verdict';

/** The resource types that hold DNS records. */
export const RECORD_TYPES = ['AWS::Route53::RecordSet', 'AWS::Route53::RecordSetGroup'];

/** One text of a TXT record, as far as the template tells. What only deployment decides reads `${Name}`. */
export interface DnsText {
  /** The record's name in lower case; empty where the template does not tell it. */
  readonly name: string;
  /** The text without its quotation marks; undefined where the template does not tell it. */
  readonly text: string | undefined;
  /** Where it stands. */
  readonly path: string;
}

/** The verdict of `judge` on each text of each TXT record that a resource holds; none of them is not applicable. */
export function everyText(resource: Resource, judge: (text: DnsText) => Verdict): Verdict {
  if (resource.type === 'AWS::Route53::RecordSet') return textsOf(resource, judge);
  return resource.at('RecordSets').every((record) => textsOf(record, judge));
}

function textsOf(record: Position, judge: (text: DnsText) => Verdict): Verdict {
  const target = record.at('Name').target();
  const name = target.kind === 'text' ? target.text.toLowerCase() : '';
  const texts = record.at('ResourceRecords');
  const listed = texts.values.every(({ kind }) => kind === 'list' || kind === 'absent');
  const verdict = listed
    ? texts.every((item) => item.judge((value) => judge({ name, path: item.path, text: textOf(value) })))
    : judge({ name, path: texts.path, text: undefined });
  return onlyWhere(record.at('Type').equals('TXT'), verdict);
}

function textOf(value: Value): string | undefined {
  if (value.kind === 'scalar') return unquoted(String(value.value));
  return value.kind === 'text' ? unquoted(value.text) : undefined;
}

/** A long text is several strings, which receivers join (RFC 7208, section 3.3). */
function unquoted(text: string): string {
  const strings = [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, inner = '']) => inner.replace(/\\(.)/g, '$1'));
  return strings.length > 0 ? strings.join('') : text.trim();
}

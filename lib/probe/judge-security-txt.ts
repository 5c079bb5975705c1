import type { ProbeResponse } from './probe-request';
import type { ProbeJudgement } from './probe-rule';
import { type SecurityTxt, securityTxtOf } from './security-txt';
import type { SecurityTxtObservation } from './security-txt-observation';
import { securityTxtCanonical, securityTxtContact, securityTxtCurrent, securityTxtServed } from './security-txt-rules';

/** An Internet date and time (RFC 3339). */
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i;

/** The file of an observation; absent where none was served. */
export function observedSecurityTxt({ chain, unread }: SecurityTxtObservation): SecurityTxt | undefined {
  if (unread !== undefined || chain?.end.kind !== 'answer') return undefined;
  const { response } = chain.end;
  return servedFaults(response).length === 0 ? securityTxtOf(response.body) : undefined;
}

/** Judges the file, and its contents where there is one. Redirects are judged apart. */
export function judgeSecurityTxt(observation: SecurityTxtObservation, now: Date): readonly ProbeJudgement[] {
  const { url, chain, unread } = observation;
  if (unread !== undefined || chain?.end.kind !== 'answer') return [];
  const subject = { url, type: 'security.txt', name: 'security.txt' };
  const served = { ...subject, rule: securityTxtServed, faults: servedFaults(chain.end.response) };
  const file = observedSecurityTxt(observation);
  if (file === undefined) return [served];
  const values = (field: string) => file.fields.get(field) ?? [];
  return [
    served,
    { ...subject, rule: securityTxtContact, faults: contactFaults(values('contact')) },
    { ...subject, rule: securityTxtCurrent, faults: expiresFaults(values('expires'), now) },
    { ...subject, rule: securityTxtCanonical, faults: canonicalFaults(values('canonical'), url, chain.end.url.href) },
  ];
}

function servedFaults({ status, headers, truncated }: ProbeResponse): readonly string[] {
  if (status !== 200) return [`it answers ${status}`];
  const [type = ''] = headers['content-type'] ?? [];
  const [media = '', ...parameters] = type.split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.replace(/^charset="?|"$/g, '');
  if (media !== 'text/plain') return [`its Content-Type is ${JSON.stringify(type)}; expected text/plain`];
  if (charset !== undefined && charset !== 'utf-8') return [`its charset is ${charset}; expected utf-8`];
  return truncated ? ['it is longer than 1 MiB'] : [];
}

function contactFaults(contacts: readonly string[]): readonly string[] {
  if (contacts.length === 0) return ['it has no Contact'];
  const wrong = contacts.filter((contact) => !/^(mailto:|tel:|https:\/\/)./i.test(contact));
  return wrong.map((contact) => `Contact is ${JSON.stringify(contact)}; expected mailto:, tel: or https:`);
}

function expiresFaults(expires: readonly string[], now: Date): readonly string[] {
  const [first] = expires;
  if (first === undefined) return ['it has no Expires'];
  if (expires.length > 1) return [`it has ${expires.length} Expires; expected one`];
  const end = new Date(DATE_TIME.test(first) ? first : Number.NaN);
  if (Number.isNaN(end.getTime())) {
    return [`Expires is ${JSON.stringify(first)}; expected a date and time such as 2027-06-30T00:00:00Z`];
  }
  return end <= now ? [`it expired on ${first}`] : [];
}

function canonicalFaults(canonical: readonly string[], asked: string, read: string): readonly string[] {
  const named = canonical.length === 0 || canonical.some((address) => address === asked || address === read);
  return named ? [] : [`Canonical is ${canonical.join(', ')}; expected ${read} among them`];
}

import { Annotations, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { presentDay } from '../clock';
import { InvalidPropertyError } from '../errors';

/** Where RFC 9116 wants the file. */
export const SECURITY_TXT_PATH = '/.well-known/security.txt';

/** How people who find a hole in the shop reach those who mend it: the fields of RFC 9116. */
export interface SecurityTxt {
  /** Addresses in the order of preference: `mailto:`, `https:` or `tel:`. */
  readonly contacts: string[];
  /** The day, `yyyy-mm-dd` in UTC, from which the file no longer holds: after today, at most a year ahead. */
  readonly expires: string;
  /**
   * https URL of the rules for reports.
   * @default - the field is left out
   */
  readonly policy?: string;
  /**
   * https URL of a page that thanks those who reported.
   * @default - the field is left out
   */
  readonly acknowledgments?: string;
  /**
   * Language tags such as `en`.
   * @default - any language
   */
  readonly preferredLanguages?: string[];
  /**
   * Where the key for encrypted reports lies: `https:`, `dns:` or `openpgp4fpr:`.
   * @default - the field is left out
   */
  readonly encryption?: string;
  /**
   * https URL of open positions in security.
   * @default - the field is left out
   */
  readonly hiring?: string;
}

const WEB = /^https:\/\/[\x21-\x7e]+$/;
const CONTACT = /^(https:\/\/|mailto:|tel:)[\x21-\x7e]+$/;
const ENCRYPTION = /^(https:\/\/|dns:|openpgp4fpr:)[\x21-\x7e]+$/;
const LANGUAGE = /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/;

/**
 * The text of the file ("A File Format to Aid in Security Vulnerability Disclosure", RFC 9116).
 *
 * @param scope the construct that serves the file: its day decides, its path is named in errors
 * @param domainName the shop's name, for the field `Canonical`; without it the field is left out
 * @throws InvalidPropertyError when a field is none of its kind, or the file holds for over a year; one that has expired warns
 */
export function securityTxt(scope: Construct, file: SecurityTxt, domainName?: string): string {
  refuseOtherDays(scope, file.expires);
  if (file.contacts.length === 0) {
    throw new InvalidPropertyError(scope, 'securityTxt.contacts', file.contacts, 'give at least one address');
  }
  for (const contact of file.contacts) {
    refuse(scope, 'contacts', contact, CONTACT, 'an address that begins with https://, mailto: or tel:');
  }
  for (const tag of file.preferredLanguages ?? []) {
    refuse(scope, 'preferredLanguages', tag, LANGUAGE, 'a language tag such as en');
  }
  for (const field of ['policy', 'acknowledgments', 'hiring'] as const) {
    refuse(scope, field, file[field], WEB, 'a URL that begins with https://');
  }
  refuse(scope, 'encryption', file.encryption, ENCRYPTION, 'a URI that begins with https://, dns: or openpgp4fpr:');
  const languages = file.preferredLanguages?.join(', ');
  const fields: [string, string | undefined][] = [
    ...file.contacts.map((contact): [string, string] => ['Contact', contact]),
    ['Expires', `${file.expires}T00:00:00Z`],
    ['Canonical', domainName === undefined ? undefined : `https://${domainName}${SECURITY_TXT_PATH}`],
    ['Policy', file.policy],
    ['Acknowledgments', file.acknowledgments],
    ['Preferred-Languages', languages === '' ? undefined : languages],
    ['Encryption', file.encryption],
    ['Hiring', file.hiring],
  ];
  return fields.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}\n`])).join('');
}

function refuse(scope: Construct, field: string, value: string | undefined, form: RegExp, wanted: string): void {
  if (value !== undefined && !Token.isUnresolved(value) && !form.test(value)) {
    throw new InvalidPropertyError(scope, `securityTxt.${field}`, value, `give ${wanted}`);
  }
}

function refuseOtherDays(scope: Construct, expires: string): void {
  const today = dayOf(presentDay(scope));
  const latest = new Date(`${today}T00:00:00Z`);
  latest.setUTCFullYear(latest.getUTCFullYear() + 1);
  if (!isCalendarDate(expires) || expires > dayOf(latest)) {
    const mend = `give a day after ${today}, at most ${dayOf(latest)}, as yyyy-mm-dd`;
    throw new InvalidPropertyError(scope, 'securityTxt.expires', expires, mend);
  }
  // A file that runs out must not keep an urgent deployment from going through.
  if (expires <= today) {
    Annotations.of(scope).addWarningV2(
      'storefront-security-baseline:security-txt-expired',
      `securityTxt.expires is ${expires}: nobody may rely on the file any longer. Give a day after ${today}.`,
    );
  }
}

function isCalendarDate(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && dayOf(day) === text;
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

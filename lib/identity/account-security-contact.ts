import { Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/**
 * Whom AWS tells of a security matter, such as a leaked key or a report of abuse. It stands in the template as plain
 * text: give a team and its mailbox, not a person.
 */
export interface AccountSecurityContact {
  /** At most 64 characters, such as `Shop Security Team`. */
  readonly name: string;
  /** At most 50 characters, such as `Security`. */
  readonly title: string;
  /** At most 254 characters. */
  readonly email: string;
  /** At most 25 digits, spaces and `+-()`. */
  readonly phone: string;
}

interface ContactRule {
  readonly pattern: RegExp;
  readonly mend: string;
}

/** "AlternateContact", AWS Account Management Reference. */
const RULES: Readonly<Record<keyof AccountSecurityContact, ContactRule>> = {
  name: { pattern: /^\S(.{0,62}\S)?$/, mend: 'give a team of at most 64 characters' },
  title: { pattern: /^\S(.{0,48}\S)?$/, mend: 'give a title of at most 50 characters' },
  email: {
    pattern: /^(?=.{1,254}$)[\w+=.#|!&-]+@[\w.-]+\.\w+$/,
    mend: 'give the address of a mailbox that is read, of at most 254 characters',
  },
  phone: { pattern: /^[0-9+(][\s0-9()+-]{0,24}$/, mend: 'give at most 25 digits, spaces and +-()' },
};

/**
 * The contact as the custom resource takes it. Values of deployment time pass.
 *
 * @throws InvalidPropertyError when AWS would refuse a field
 */
export function securityContactProperty(
  scope: Construct,
  contact: AccountSecurityContact,
): Readonly<Record<string, string>> {
  for (const field of Object.keys(RULES) as (keyof AccountSecurityContact)[]) {
    const { pattern, mend } = RULES[field];
    if (!Token.isUnresolved(contact[field]) && !pattern.test(contact[field])) {
      throw new InvalidPropertyError(scope, `securityContact.${field}`, contact[field], mend);
    }
  }
  const { name, title, email, phone } = contact;
  return { Name: name, Title: title, EmailAddress: email, PhoneNumber: phone };
}

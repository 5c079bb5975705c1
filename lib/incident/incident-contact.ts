import { Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** Somebody who is called. */
export interface IncidentContact {
  /** A function or a rota rather than a person, such as `Engineer on call`. */
  readonly role: string;
  /** `tel:+49301234567`, an e-mail address, or an https link of a paging service. */
  readonly address: string;
}

/** Somebody who is notified of a breach. */
export interface IncidentNotification {
  /** Which one, such as `Berliner Beauftragte für Datenschutz`. */
  readonly who: string;
  /** Where: a telephone number as `tel:+...`, an e-mail address, or the https link of a form or a template. */
  readonly address: string;
  /** How soon, and on what ground, in a few words, such as `72 hours (GDPR article 33.1)`. */
  readonly within: string;
}

/** Who is notified. Source: GDPR articles 33 and 34; PCI DSS 4.0.1, 12.10.1 (payment brands and acquirers). */
export interface IncidentNotifications {
  /** The authority that supervises how the shop handles personal data. */
  readonly supervisoryAuthority: IncidentNotification;
  /** Those whose data were breached, where the risk to them is high (GDPR article 34.1). */
  readonly customers: IncidentNotification;
  /** The acquirer, who tells the card brands, or what the contract with it says. */
  readonly acquirer: IncidentNotification;
  /** The shop's own staff. */
  readonly staff: IncidentNotification;
}

const ADDRESS = /^(?:tel:\+\d{6,15}|[^@\s{}]+@[^@\s{}]+\.[^@\s{}]+|https:\/\/[^\s{}]+)$/;

/** A line of the plan. Parameter Store refuses values with references such as `{{ssm:name}}`. */
const LINE = /^[^{}\p{Cc}]{2,120}$/u;

/** @throws InvalidPropertyError when it is neither telephone number, e-mail address nor https link */
export function refuseAddress(scope: Construct, property: string, address: string): void {
  if (Token.isUnresolved(address) || ADDRESS.test(address)) return;
  throw new InvalidPropertyError(
    scope,
    property,
    address,
    'give tel:+ and digits, one e-mail address, or an https link',
  );
}

/** @throws InvalidPropertyError when it is no line of 2 to 120 characters without braces */
export function refuseNoLine(scope: Construct, property: string, text: string): void {
  if (Token.isUnresolved(text) || LINE.test(text)) return;
  throw new InvalidPropertyError(scope, property, text, 'give one line of 2 to 120 characters without braces');
}

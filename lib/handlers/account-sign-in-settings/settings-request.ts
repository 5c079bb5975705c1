import * as z from 'zod';
import { UserError } from '../../errors';
import type { CustomResourceEvent } from '../custom-resource/custom-resource-event';

/** CloudFormation hands on numbers and booleans as text. */
const whole = (from: number, to: number) =>
  z
    .union([z.string().regex(/^\d{1,4}$/), z.number()])
    .transform(Number)
    .pipe(z.number().int().min(from).max(to));

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);

/** Lengths and patterns: "AlternateContact", AWS Account Management Reference. */
const securityContact = z.object({
  Name: z.string().min(1).max(64),
  Title: z.string().min(1).max(50),
  EmailAddress: z
    .string()
    .max(254)
    .regex(/^[\w+=.#|!&-]+@[\w.-]+\.\w+$/),
  PhoneNumber: z
    .string()
    .max(25)
    .regex(/^[\s0-9()+-]+$/),
});

/** Ranges: "UpdateAccountPasswordPolicy", AWS Identity and Access Management API Reference; never under twelve. */
const properties = z.object({
  MinimumPasswordLength: whole(12, 128),
  PasswordReusePrevention: whole(4, 24),
  /** In days; absent where passwords need not expire. */
  MaxPasswordAge: whole(1, 1_095).optional(),
  SecurityContact: securityContact.optional(),
  ReplaceContact: flag.default(false),
});

/** Whom AWS tells of a security matter. */
export type SecurityContact = z.infer<typeof securityContact>;

/** What the account is to have. */
export interface Settings extends z.infer<typeof properties> {
  /** The contact of the template before this update, which is the template's own to change. */
  readonly formerContact?: SecurityContact;
}

/** What CloudFormation asks for. */
export type SettingsRequest =
  | { readonly type: 'Delete' }
  | { readonly type: 'Create' | 'Update'; readonly settings: Settings };

/**
 * Reads what is asked for. Nothing is read of a deletion, which must succeed whatever it says.
 *
 * @throws UserError when the type is unknown or a property cannot be used; it names the property, never the value
 */
export function settingsRequest(event: CustomResourceEvent): SettingsRequest {
  const { RequestType: type } = event;
  if (type === 'Delete') return { type };
  if (type !== 'Create' && type !== 'Update') {
    throw new UserError('RequestType is none of Create, Update and Delete');
  }
  const { success, data, error } = properties.safeParse(event.ResourceProperties);
  if (!success) {
    const faults = error.issues.map(({ path, message }) => `${path.join('.') || 'ResourceProperties'}: ${message}`);
    throw new UserError(`properties cannot be used: ${faults.join('; ')}`);
  }
  const former = securityContact.safeParse(contactOf(event.OldResourceProperties));
  return { type, settings: { ...data, ...(former.success ? { formerContact: former.data } : {}) } };
}

function contactOf(oldProperties: unknown): unknown {
  return typeof oldProperties === 'object' && oldProperties !== null && 'SecurityContact' in oldProperties
    ? oldProperties.SecurityContact
    : undefined;
}

import { type AccountClient, GetAlternateContactCommand, PutAlternateContactCommand } from '@aws-sdk/client-account';
import { UserError } from '../../errors';
import type { SecurityContact, Settings } from './settings-request';

/**
 * What became of the account's alternate contact for security:
 * - `set`: there was none.
 * - `replaced`: the template's own former contact, or with leave anybody's.
 * - `unchanged`: it was as asked for.
 * - `kept`: somebody else's, and there is no leave to replace it.
 * - `not asked for`: it was not looked at.
 */
export type ContactOutcome = 'set' | 'replaced' | 'unchanged' | 'kept' | 'not asked for';

const AlternateContactType = 'SECURITY';

/**
 * Sets the account's alternate contact for security.
 *
 * @throws UserError when AWS refuses; it names the error and no detail of the contact
 */
export async function applySecurityContact(account: AccountClient, settings: Settings): Promise<ContactOutcome> {
  const { SecurityContact: wanted, formerContact, ReplaceContact: mayReplace } = settings;
  if (wanted === undefined) return 'not asked for';
  try {
    const current = await currentContact(account);
    if (isSame(current, wanted)) return 'unchanged';
    if (current !== undefined && !mayReplace && !isSame(current, formerContact)) return 'kept';
    await account.send(new PutAlternateContactCommand({ ...wanted, AlternateContactType }));
    return current === undefined ? 'set' : 'replaced';
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown error';
    throw new ContactError(
      `the alternate contact for security could not be read or set (${name}); see CloudTrail, and whether a service control policy denies account:PutAlternateContact`,
      name,
    );
  }
}

/** AWS refused. The error says AWS's name for it and not AWS's message, which may repeat the contact. */
class ContactError extends UserError {
  public constructor(message: string, name: string) {
    super(message);
    // By its name it is tried again, where it was not allowed yet.
    this.name = name;
  }
}

async function currentContact(account: AccountClient) {
  try {
    return (await account.send(new GetAlternateContactCommand({ AlternateContactType }))).AlternateContact;
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

function isSame(one: Partial<SecurityContact> | undefined, other: SecurityContact | undefined): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    one.Name?.trim() === other.Name.trim() &&
    one.Title?.trim() === other.Title.trim() &&
    one.EmailAddress?.trim().toLowerCase() === other.EmailAddress.trim().toLowerCase() &&
    one.PhoneNumber?.trim() === other.PhoneNumber.trim()
  );
}

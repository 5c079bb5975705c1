import { AccountClient, GetAlternateContactCommand } from '@aws-sdk/client-account';
import { GetAccountPasswordPolicyCommand, IAMClient, type PasswordPolicy } from '@aws-sdk/client-iam';
import type { AccountReader } from './account-reader';
import type { Known } from './account-thing';

/** What the shop would ask of passwords of IAM users: CIS AWS Foundations 1.7 and 1.8, PCI DSS 4.0.1 requirement 8.3.9. */
export const WANTED_PASSWORDS = { minimumLength: 14, remembered: 24, maximumAgeDays: 90 } as const;

/** The password policy of IAM users, and the alternate contact for security, which one setting adopts together. */
export async function passwordPolicy(reader: AccountReader, region: string): Promise<Known> {
  const iam = new IAMClient(reader.clientSettings(region));
  const account = new AccountClient(reader.clientSettings(region));
  const [policy, contact] = await Promise.all([
    reader.read(
      'iam:GetAccountPasswordPolicy',
      region,
      async () => (await iam.send(new GetAccountPasswordPolicyCommand({}))).PasswordPolicy,
      ({ name }) => name === 'NoSuchEntityException' || name === 'NoSuchEntity',
    ),
    reader.read(
      'account:GetAlternateContact',
      region,
      async () => {
        const command = new GetAlternateContactCommand({ AlternateContactType: 'SECURITY' });
        return (await account.send(command)).AlternateContact !== undefined;
      },
      ({ name }) => name === 'ResourceNotFoundException',
    ),
  ]);
  const unread = [policy, contact].flatMap((reading) => (reading.kind === 'unread' ? [reading.call] : []));
  const facts =
    contact.kind === 'unread'
      ? []
      : [`${contact.kind === 'read' && contact.value ? 'has a' : 'has no'} security contact`];
  if (policy.kind === 'unread') return { exists: undefined, facts, unread };
  if (policy.kind === 'absent' || policy.value === undefined) return { exists: false, facts, unread };
  const lacks = [...passwordLacks(policy.value)];
  if (contact.kind === 'absent')
    lacks.push('the account has no alternate contact for security, and the shop sets none');
  return { exists: true, facts, lacks, unread };
}

function passwordLacks(policy: PasswordPolicy): readonly string[] {
  const { MinimumPasswordLength: length = 0, PasswordReusePrevention: remembered = 0, MaxPasswordAge: days } = policy;
  const { minimumLength, remembered: wanted, maximumAgeDays } = WANTED_PASSWORDS;
  return [
    ...(length < minimumLength
      ? [`passwords may have ${length} characters; the shop would ask for ${minimumLength}`]
      : []),
    ...(remembered < wanted ? [`${remembered} former passwords are remembered; the shop would ask for ${wanted}`] : []),
    ...(days === undefined || days === 0 || days > maximumAgeDays
      ? [
          `passwords live ${days === undefined || days === 0 ? 'for ever' : `${days} days`}; the shop would ask for ${maximumAgeDays} days`,
        ]
      : []),
  ];
}

import { GetMacieSessionCommand, Macie2Client } from '@aws-sdk/client-macie2';
import { macieSessionEnabled } from '../controls/account/macie-session-enabled';
import type { AccountReader } from './account-reader';
import type { Known } from './account-thing';
import { lacksOf } from './lacks';

/** Amazon Macie of a region. */
export async function macieSession(reader: AccountReader, region: string): Promise<Known> {
  const client = new Macie2Client(reader.clientSettings(region));
  const session = await reader.read(
    'macie2:GetMacieSession',
    region,
    () => client.send(new GetMacieSessionCommand({})),
    isNotEnabled,
  );
  if (session.kind === 'unread') return { exists: undefined, unread: [session.call] };
  if (session.kind === 'absent') return { exists: false };
  const { status = 'ENABLED' } = session.value;
  const Properties = { Status: status };
  return {
    exists: true,
    facts: [status.toLowerCase()],
    lacks: lacksOf({ Session: { Type: 'AWS::Macie::Session', Properties } }, [macieSessionEnabled]),
  };
}

/** Macie says that it is off with the same code as that the caller may not ask; the message tells them apart. */
function isNotEnabled({ name, message }: Error): boolean {
  return (
    name === 'ResourceNotFoundException' || (name === 'AccessDeniedException' && /Macie is not enabled/i.test(message))
  );
}

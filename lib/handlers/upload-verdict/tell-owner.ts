import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { VerdictSettings } from './verdict-settings';

/** How many names of threats a message carries. */
const MOST_THREATS = 20;

/** Tells the topic of an infected upload. The key stays out of the message: it names the shopper. */
export async function tellOwner(
  client: Pick<SNSClient, 'send'>,
  settings: VerdictSettings,
  versionId: string,
  threats: readonly string[],
): Promise<void> {
  const named = threats.slice(0, MOST_THREATS).map((name) => `  ${name.replace(/[^\x20-\x7e]/g, '?').slice(0, 200)}`);
  const lines = [
    'A shopper sent in a file with malware. Nobody could read it, and it is being moved to the quarantine.',
    '',
    `Quarantine: s3://${settings.quarantine}/${versionId}/`,
    `Uploaded to: ${settings.uploads}, version ${versionId}`,
    'Threats:',
    ...(named.length === 0 ? ['  not named'] : named),
    '',
    'This message can come twice.',
  ];
  await client.send(
    new PublishCommand({ TopicArn: settings.topic, Subject: 'Malware in an upload', Message: lines.join('\n') }),
  );
}

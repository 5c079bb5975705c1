import type { Stack } from 'aws-cdk-lib';
import type { CustomerDataKey } from '../data/customer-data-key';
import { KeyLossAlerts } from '../data/key-loss-alerts';
import { AlertTopic } from '../detection/alert-topic';

/**
 * Tells when the key of a stack's logs is disabled or to be deleted. The stack's own alerts are encrypted with it and
 * would fall silent, so this topic stands under another key.
 */
export function watchLogsKey(
  stack: Stack,
  logsKey: CustomerDataKey,
  otherKey: CustomerDataKey,
  emailAddress: string | undefined,
): void {
  const { topic } = new AlertTopic(stack, 'LogsKeyAlerts', { encryptionKey: otherKey.key, emailAddress });
  new KeyLossAlerts(stack, 'LogsKeyLoss', { key: logsKey.key, alarmTopic: topic });
}

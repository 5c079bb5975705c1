import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type * as sns from 'aws-cdk-lib/aws-sns';

/** Properties of `WebhookAlerts`. */
export interface WebhookAlertsProps {
  /** Whose messages are posted: the topic of an `AlertTopic` in the same region. */
  readonly topic: sns.ITopic;
  /** Where messages are posted to: an address with https and a public certificate. */
  readonly endpoint: string;
  /**
   * The secret that the receiver knows us by, such as a `StorefrontSecret`; its whole text is the header's value. It is read
   * when the stack is deployed: after a rotation deploy with another `secretVersionId`.
   */
  readonly secret: secretsmanager.ISecret;
  /**
   * Which version of the secret is read.
   * @default - the current one at the deployment
   */
  readonly secretVersionId?: string;
  /**
   * The header that carries the secret.
   * @default 'x-api-key'
   */
  readonly headerName?: string;
  /**
   * How many messages are posted in a second: 1 to 300. The rest wait.
   * @default 5
   */
  readonly messagesPerSecond?: number;
}

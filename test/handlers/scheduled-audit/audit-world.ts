import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { AUDIT_VARIABLES, LATEST_KEY } from '../../../lib/scheduled-audit/audit-names';
import { type ConfigServer, startConfigServer } from '../../audit/config-server';
import type { DescribedAccount } from '../../audit/described-account';
import { LocalStores } from '../privacy/local-stores';

export const ACCOUNT = '111122223333';

/** A local AWS Config, bucket and topic, and the environment in which the function finds them. */
export class AuditWorld {
  private constructor(
    public readonly stores: LocalStores,
    private readonly sqs: SQSClient,
    private readonly sns: SNSClient,
    public config: ConfigServer,
    public bucket: string,
    private queue: string,
  ) {}

  public static async start(): Promise<AuditWorld> {
    const stores = await LocalStores.start();
    const idle = await startConfigServer({ account: ACCOUNT, regions: {} });
    return new AuditWorld(stores, new SQSClient({}), new SNSClient({}), idle, '', '');
  }

  /** Begins anew: another account, an empty locked bucket, a topic that nobody told anything. */
  public async describe(name: string, accounts: readonly DescribedAccount[]): Promise<void> {
    await this.config.close();
    this.config = await startConfigServer(accounts);
    this.bucket = `evidence-${name}`;
    await this.stores.bucket(this.bucket, true);
    const { TopicArn: topic = '' } = await this.sns.send(new CreateTopicCommand({ Name: name }));
    const { QueueUrl: queue = '' } = await this.sqs.send(new CreateQueueCommand({ QueueName: name }));
    this.queue = queue;
    await this.sns.send(
      new SubscribeCommand({
        TopicArn: topic,
        Protocol: 'sqs',
        Endpoint: `arn:aws:sqs:us-east-1:123456789012:${name}`,
      }),
    );
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_CONFIG_SERVICE: this.config.endpoint,
      AWS_ENDPOINT_URL_STS: this.config.endpoint,
      [AUDIT_VARIABLES.bucket]: this.bucket,
      [AUDIT_VARIABLES.account]: ACCOUNT,
      [AUDIT_VARIABLES.topic]: topic,
      [AUDIT_VARIABLES.regions]: '["eu-central-1","us-east-1"]',
      [AUDIT_VARIABLES.aggregator]: '',
      [AUDIT_VARIABLES.homeRegion]: 'eu-central-1',
      [AUDIT_VARIABLES.maxAgeDays]: '',
    });
  }

  /** What the topic sent, as it comes. */
  public async messages(): Promise<readonly { readonly Subject: string; readonly Message: string }[]> {
    const { Messages: messages = [] } = await this.sqs.send(
      new ReceiveMessageCommand({ QueueUrl: this.queue, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
    );
    return messages.map(({ Body }) => JSON.parse(Body ?? ''));
  }

  public objects(prefix = ''): Promise<Readonly<Record<string, string>>> {
    return this.stores.objects(this.bucket, prefix);
  }

  public async latest(): Promise<Readonly<Record<string, unknown>>> {
    return JSON.parse((await this.objects(LATEST_KEY))[LATEST_KEY] ?? '{}');
  }

  /** Copies a bundle out of the bucket, as an assessor does. */
  public async copy(prefix: string, to: string): Promise<string> {
    for (const [key, content] of Object.entries(await this.objects(prefix))) {
      const file = join(to, key.slice(prefix.length));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    return to;
  }

  public async end(): Promise<void> {
    await this.config.close();
    await this.stores.end();
  }
}

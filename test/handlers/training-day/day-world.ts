import { Metrics } from '@aws-lambda-powertools/metrics';
import { ConfigServiceClient } from '@aws-sdk/client-config-service';
import { IAMClient } from '@aws-sdk/client-iam';
import {
  CreateGroupCommand,
  CreateGroupMembershipCommand,
  CreateUserCommand,
  IdentitystoreClient,
  paginateListGroupMemberships,
} from '@aws-sdk/client-identitystore';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DaySettings } from '../../../lib/handlers/training-day/day-settings';
import { type DayTools, trainingDay } from '../../../lib/handlers/training-day/training-day';
import { memberItemOf, type RegisterItem, recordItemOf } from '../../../lib/training/register-item';
import type { StaffMember } from '../../../lib/training/staff-member';
import { DEFAULT_PROGRAMME } from '../../../lib/training/training-programme';
import { member, principal, trained } from '../../training/sample-staff';
import { type LocalService, startLocalService } from '../local-service';
import type { LocalStores } from '../privacy/local-stores';

/** The instant at which the job runs in these tests. */
export const NOW = new Date('2027-02-15T05:00:00Z');

const STORE = 'd-1234567890';

/** A register, a group, a topic and local services of mail and AWS Config, each its own. */
export class DayWorld {
  private static count = 0;
  public readonly identityStore = new IdentitystoreClient({});
  public readonly iam = new IAMClient({});
  public readonly lines: { message: string; facts: object }[] = [];

  private constructor(
    private readonly stores: LocalStores,
    public readonly table: string,
    public readonly groupId: string,
    public readonly topicArn: string,
    private readonly queueUrl: string,
    /** Hears what is mailed. */
    public readonly mail: LocalService,
    /** Hears what AWS Config is told; it has the rule of the process check. */
    public readonly config: LocalService,
  ) {}

  public static async create(stores: LocalStores): Promise<DayWorld> {
    const name = `training-${++DayWorld.count}`;
    await stores.table(name, ['person', 'item']);
    const identityStore = new IdentitystoreClient({});
    const { GroupId = '' } = await identityStore.send(
      new CreateGroupCommand({ IdentityStoreId: STORE, DisplayName: name }),
    );
    const sns = new SNSClient({});
    const sqs = new SQSClient({});
    const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: name }));
    const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
    const { Attributes: attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
    );
    await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: attributes?.QueueArn ?? '' }));
    const rule = {
      ConfigRuleName: 'security-awareness-programme-conformance-pack-a1b2c3d4e',
      ConfigRuleState: 'ACTIVE',
    };
    return new DayWorld(
      stores,
      name,
      GroupId,
      TopicArn,
      QueueUrl,
      await startLocalService(200, '{"MessageId":"1"}'),
      await startLocalService(200, JSON.stringify({ ConfigRules: [rule] })),
    );
  }

  /** Runs the job. */
  public run(settings: Partial<DaySettings> = {}, tools: Partial<DayTools> = {}): Promise<void> {
    const log = (message: string, facts: object) => this.lines.push({ message, facts });
    return trainingDay({
      settings: {
        register: this.table,
        programme: DEFAULT_PROGRAMME,
        account: '123456789012',
        topicArn: this.topicArn,
        iamUsers: false,
        ...settings,
      },
      documents: this.stores.documents,
      identityStore: this.identityStore,
      iam: this.iam,
      sns: new SNSClient({}),
      ses: new SESv2Client(this.mail.client),
      config: new ConfigServiceClient(this.config.client),
      region: 'eu-central-1',
      logger: { info: log, warn: log, error: log } as never,
      metrics: new Metrics({ namespace: 'Storefront' }),
      now: NOW,
      ...tools,
    });
  }

  /** Settings with the group. */
  public get withGroup(): Partial<DaySettings> {
    return { group: { identityStoreId: STORE, groupId: this.groupId, region: 'us-east-1' } };
  }

  public async put(...items: readonly RegisterItem[]): Promise<void> {
    for (const Item of items) {
      await this.stores.documents.send(new PutCommand({ TableName: this.table, Item: { ...Item } }), {});
    }
  }

  /** Enrols somebody, trained on a day or not at all. */
  public async enrol(person: string, more: Partial<StaffMember> = {}, completedOn?: string): Promise<StaffMember> {
    const who = member(person, more);
    const days =
      completedOn === undefined
        ? undefined
        : { completedOn: completedOn as never, acknowledgedOn: completedOn as never };
    await this.put(
      memberItemOf({ member: who, revision: 1 }),
      ...(days === undefined ? [] : trained(who, days).map(recordItemOf)),
    );
    return who;
  }

  /** Makes a user of IAM Identity Center. */
  public async user(
    name: string,
  ): Promise<{ readonly userId: string; readonly principals: StaffMember['principals'] }> {
    const { UserId: userId = '' } = await this.identityStore.send(
      new CreateUserCommand({
        IdentityStoreId: STORE,
        UserName: `${this.table}-${name}`,
        DisplayName: name,
        Name: { GivenName: name, FamilyName: name },
      }),
    );
    return { userId, principals: [principal(`identity-center:${userId}`)] };
  }

  /** Puts a user into the group. */
  public async join(UserId: string): Promise<void> {
    await this.identityStore.send(
      new CreateGroupMembershipCommand({ IdentityStoreId: STORE, GroupId: this.groupId, MemberId: { UserId } }),
    );
  }

  /** Who is in the group. */
  public async group(): Promise<readonly string[]> {
    const users: string[] = [];
    const pages = paginateListGroupMemberships(
      { client: this.identityStore },
      { IdentityStoreId: STORE, GroupId: this.groupId },
    );
    for await (const { GroupMemberships: found = [] } of pages) {
      users.push(...found.flatMap(({ MemberId }) => MemberId?.UserId ?? []));
    }
    return users.sort();
  }

  /** What the topic heard since the last look. */
  public async heard(): Promise<readonly { readonly subject: string; readonly message: string }[]> {
    const sqs = new SQSClient({});
    const { Messages: messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: this.queueUrl, MaxNumberOfMessages: 10 }),
    );
    await sqs.send(new PurgeQueueCommand({ QueueUrl: this.queueUrl }));
    return messages.map(({ Body: body = '{}' }) => {
      const { Subject: subject, Message: message } = JSON.parse(body);
      return { subject, message };
    });
  }

  /** What AWS Config was told. */
  public told(operation: string): readonly Record<string, unknown>[] {
    return this.config.requests
      .filter(({ headers }) => String(headers['x-amz-target']).endsWith(`.${operation}`))
      .map(({ body }) => JSON.parse(body));
  }

  /** Takes the local services down. */
  public close(): void {
    this.mail.close();
    this.config.close();
  }
}

/** Lets a client fail for some commands. */
export function failing<Client extends { readonly middlewareStack: { add: unknown } }>(
  client: Client,
  fails: (command: string, input: Record<string, unknown>) => boolean,
): Client {
  const { middlewareStack } = client as never as IdentitystoreClient;
  middlewareStack.add(
    (next, context) => (args) => {
      if (fails(context.commandName ?? '', args.input as unknown as Record<string, unknown>)) {
        return Promise.reject(Object.assign(new Error('not today'), { name: 'AccessDeniedException' }));
      }
      return next(args);
    },
    { step: 'initialize' },
  );
  return client;
}

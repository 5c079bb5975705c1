import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { PutBucketVersioningCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Template } from 'aws-cdk-lib/assertions';
import { handler as desk } from '../../lib/handlers/privacy-desk';
import { handler as objects } from '../../lib/handlers/privacy-objects';
import { handler as table } from '../../lib/handlers/privacy-table';
import { handler as userPool } from '../../lib/handlers/privacy-user-pool';
import { handler as steps } from '../../lib/handlers/privacy-workflow';
import type { LocalStores } from '../handlers/privacy/local-stores';
import { definitionOf } from './privacy-requests-of';
import { type Ending, walk } from './states-walk';

type Handler = (event: never) => Promise<unknown>;

/** The handlers, by the beginning of their function's logical id. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  PrivacyStep: steps as Handler,
  PrivacyDesk: desk as Handler,
  PrivacyStoreorders: table as Handler,
  PrivacyStoreuploads: objects as Handler,
  PrivacyStoreaccounts: userPool as Handler,
};

/** Called instead of a handler: to break it before or after its work. */
export type Breaker = (run: () => Promise<unknown>, payload: Readonly<Record<string, unknown>>) => Promise<unknown>;

/**
 * The state machine of a template, walked with the real handlers on a local AWS API, each with the environment that the
 * template gives its function.
 */
export class WalkedShop {
  /** Events of the store that is no reference implementation. */
  public readonly newsletter: unknown[] = [];
  private executions = 0;
  private breaker: { readonly store: string; readonly breaks: Breaker } | undefined;

  private constructor(
    private readonly stores: LocalStores,
    private readonly template: Template,
    private readonly names: Readonly<Record<string, string>>,
    private readonly cognito: CognitoIdentityProviderClient,
    public readonly poolId: string,
  ) {}

  /** Makes the stores of a shop. */
  public static async create(stores: LocalStores, template: Template, id: string): Promise<WalkedShop> {
    const names: Record<string, string> = { orders: `orders-${id}`, uploads: `uploads-${id}` };
    for (const logicalId of Object.keys(template.findResources('AWS::DynamoDB::GlobalTable'))) {
      names[logicalId] = `${logicalId}-${id}`;
      const keys = logicalId.startsWith('PrivacyRecordsHolds') ? ['subject', 'store'] : ['requestId'];
      await stores.table(names[logicalId], keys);
    }
    for (const logicalId of Object.keys(template.findResources('AWS::S3::Bucket'))) {
      names[logicalId] = `${logicalId.toLowerCase()}-${id}`;
      await stores.bucket(names[logicalId]);
    }
    await stores.table(`orders-${id}`, ['customerId', 'orderId']);
    await stores.bucket(`uploads-${id}`);
    await stores.s3.send(
      new PutBucketVersioningCommand({ Bucket: `uploads-${id}`, VersioningConfiguration: { Status: 'Enabled' } }),
    );
    const cognito = new CognitoIdentityProviderClient({});
    const { UserPool: pool } = await cognito.send(new CreateUserPoolCommand({ PoolName: `shoppers-${id}` }));
    return new WalkedShop(stores, template, names, cognito, pool?.Id ?? '');
  }

  /** A shopper with an account, orders and an upload. */
  public async shopper(name: string, orders: readonly object[]): Promise<string> {
    const { User: user } = await this.cognito.send(
      new AdminCreateUserCommand({ UserPoolId: this.poolId, Username: name, MessageAction: 'SUPPRESS' }),
    );
    const subject = user?.Attributes?.find(({ Name }) => Name === 'sub')?.Value ?? '';
    for (const [index, order] of orders.entries()) {
      const Item = { customerId: subject, orderId: String(index).padStart(4, '0'), name, ...order };
      await this.stores.documents.send(new PutCommand({ TableName: this.names.orders, Item }));
    }
    await this.stores.s3.send(
      new PutObjectCommand({ Bucket: this.names.uploads, Key: `returns/${subject}/shoe.jpg`, Body: `of ${name}` }),
    );
    return subject;
  }

  /** Breaks the calls of a store in every execution from now on; without an argument none. */
  public break(store?: string, breaks: Breaker = () => Promise.reject(new Error('secret'))): void {
    this.breaker = store === undefined ? undefined : { store, breaks };
  }

  /** Runs an execution. */
  public execute(input: unknown, name = `execution-${++this.executions}`): Promise<Ending> {
    return walk(definitionOf(this.template), { name, input }, (fn, payload) => this.invoke(fn, payload));
  }

  /** Asks the desk. */
  public desk(event: object): Promise<unknown> {
    return this.invoke('PrivacyDesk', event);
  }

  public async orders(subject: string): Promise<readonly Record<string, unknown>[]> {
    const { Items: items = [] } = await this.stores.documents.send(
      new QueryCommand({
        TableName: this.names.orders,
        KeyConditionExpression: 'customerId = :subject',
        ExpressionAttributeValues: { ':subject': subject },
        ConsistentRead: true,
      }),
    );
    return items;
  }

  public uploads(subject: string): Promise<Readonly<Record<string, string>>> {
    return this.stores.objects(this.names.uploads ?? '', `returns/${subject}/`);
  }

  /** Whether somebody can sign in: undefined where there is no account. */
  public async account(name: string): Promise<boolean | undefined> {
    try {
      return (await this.cognito.send(new AdminGetUserCommand({ UserPoolId: this.poolId, Username: name }))).Enabled;
    } catch {
      return undefined;
    }
  }

  public exports(requestId: string): Promise<Readonly<Record<string, string>>> {
    return this.stores.objects(this.nameOf('PrivacyRecordsExports'), `exports/${requestId}/`);
  }

  /** The evidence, oldest first, with its texts. */
  public async evidence(): Promise<readonly { readonly key: string; readonly text: string }[]> {
    const found = await this.stores.objects(this.nameOf('PrivacyRecordsEvidence'));
    return Object.entries(found).map(([key, text]) => ({ key, text }));
  }

  private async invoke(fn: string, payload: unknown): Promise<unknown> {
    const event = payload as Readonly<Record<string, unknown>>;
    const run = () => this.run(fn, event);
    return this.breaker !== undefined && event.store === this.breaker.store && /^(PrivacyStore|Newsletter)/.test(fn)
      ? this.breaker.breaks(run, event)
      : run();
  }

  private async run(fn: string, event: unknown): Promise<unknown> {
    if (fn.startsWith('Newsletter')) {
      this.newsletter.push(event);
      return { status: 'done', items: 1 };
    }
    const [, handler] = Object.entries(HANDLERS).find(([start]) => fn.startsWith(start)) ?? [];
    if (handler === undefined) throw new Error(`there is no handler of ${fn}`);
    Object.assign(process.env, this.environmentOf(fn));
    return handler(event as never);
  }

  /** What the template gives a function, with the local names. */
  private environmentOf(fn: string): Readonly<Record<string, string>> {
    const functions = this.template.findResources('AWS::Lambda::Function');
    const [, found] = Object.entries(functions).find(([logicalId]) => logicalId.startsWith(fn)) ?? [];
    const variables: Readonly<Record<string, string | { readonly Ref: string }>> =
      found?.Properties.Environment.Variables ?? {};
    return Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [
        name,
        typeof value === 'string' ? this.localized(value) : (this.names[value.Ref] ?? ''),
      ]),
    );
  }

  private localized(value: string): string {
    if (!value.startsWith('{')) return value;
    const setting = JSON.parse(value);
    if (setting.userPoolId !== undefined) return JSON.stringify({ ...setting, userPoolId: this.poolId });
    if (setting.tableName !== undefined) return JSON.stringify({ ...setting, tableName: this.names.orders });
    return JSON.stringify({ ...setting, bucket: this.names.uploads });
  }

  private nameOf(start: string): string {
    return Object.entries(this.names).find(([logicalId]) => logicalId.startsWith(start))?.[1] ?? '';
  }
}

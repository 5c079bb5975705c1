import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  type PutCommandInput,
  paginateScan,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { UserError } from '../../errors';
import type { RequestRecord } from '../../privacy-steps/request-record';
import { REQUEST_KEY } from '../../privacy-steps/step-names';
import type { StoreProgress } from '../../privacy-steps/store-progress';

/** The table of requests. */
export class RequestRegister {
  public constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {}

  /** The record of a request, as it is now. */
  public async find(requestId: string): Promise<RequestRecord | undefined> {
    const { Item: item } = await this.client.send(
      new GetCommand({ TableName: this.table, Key: { [REQUEST_KEY]: requestId }, ConsistentRead: true }),
    );
    return item as RequestRecord | undefined;
  }

  /** @throws UserError when there is none */
  public async read(requestId: string): Promise<RequestRecord> {
    const record = await this.find(requestId);
    if (record === undefined) throw new UserError(`there is no request ${requestId}`);
    return record;
  }

  /**
   * Writes a record whole.
   *
   * @param before the record that it replaces, if there was any
   * @throws UserError when another execution took it up meanwhile
   */
  public async begin(record: RequestRecord, before: RequestRecord | undefined): Promise<void> {
    const condition: Partial<PutCommandInput> =
      before === undefined
        ? { ConditionExpression: 'attribute_not_exists(#id)', ExpressionAttributeNames: { '#id': REQUEST_KEY } }
        : {
            ConditionExpression: '#execution = :before',
            ExpressionAttributeNames: { '#execution': 'execution' },
            ExpressionAttributeValues: { ':before': before.execution },
          };
    try {
      await this.client.send(new PutCommand({ TableName: this.table, Item: record, ...condition }));
    } catch (error) {
      if (!isConditionFailure(error)) throw error;
      throw new UserError(`another execution took up the request ${record.requestId} meanwhile`);
    }
  }

  /**
   * Records how far a store is, unless that was recorded already: a step that is tried again counts nothing twice.
   *
   * @param pagesBefore pages of the store that the progress was made from
   */
  public async advance(requestId: string, store: string, progress: StoreProgress, pagesBefore: number): Promise<void> {
    try {
      await this.client.send(
        new UpdateCommand({
          TableName: this.table,
          Key: { [REQUEST_KEY]: requestId },
          UpdateExpression: 'SET #stores.#store = :progress',
          ConditionExpression: '#stores.#store.#pages = :pages',
          ExpressionAttributeNames: { '#stores': 'stores', '#store': store, '#pages': 'pages' },
          ExpressionAttributeValues: { ':progress': progress, ':pages': pagesBefore },
        }),
      );
    } catch (error) {
      if (!isConditionFailure(error)) throw error;
    }
  }

  /** Sets attributes of a request beside its stores. */
  public async set(requestId: string, attributes: Partial<Omit<RequestRecord, 'requestId' | 'stores'>>): Promise<void> {
    const entries = Object.entries(attributes);
    await this.client.send(
      new UpdateCommand({
        TableName: this.table,
        Key: { [REQUEST_KEY]: requestId },
        UpdateExpression: `SET ${entries.map((_, index) => `#a${index} = :a${index}`).join(', ')}`,
        ConditionExpression: `attribute_exists(${REQUEST_KEY})`,
        ExpressionAttributeNames: Object.fromEntries(entries.map(([name], index) => [`#a${index}`, name])),
        ExpressionAttributeValues: Object.fromEntries(entries.map(([, value], index) => [`:a${index}`, value])),
      }),
    );
  }

  /** Every request. There are few: one for each that was made within the last months. */
  public async all(): Promise<readonly RequestRecord[]> {
    const records: RequestRecord[] = [];
    const pages = paginateScan({ client: this.client }, { TableName: this.table, ConsistentRead: true });
    for await (const { Items: items } of pages) records.push(...((items ?? []) as RequestRecord[]));
    return records;
  }
}

function isConditionFailure(error: unknown): boolean {
  return error instanceof Error && error.name === 'ConditionalCheckFailedException';
}

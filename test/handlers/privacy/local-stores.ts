import { CreateTableCommand, DynamoDBClient, type KeySchemaElement } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, GetObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { localAwsMissing, localEnvironment, startLocalAws } from '../under-attack/local-aws';

/** A local AWS API with stores, for the process's own SDK clients. */
export class LocalStores {
  public readonly dynamodb = new DynamoDBClient({});
  public readonly documents = DynamoDBDocumentClient.from(this.dynamodb);
  public readonly s3 = new S3Client({});

  private constructor(
    private readonly environment: NodeJS.ProcessEnv,
    public readonly stop: () => Promise<void>,
  ) {}

  /** Starts one; the environment of this process points to it until it stops. */
  public static async start(): Promise<LocalStores> {
    const environment = { ...process.env };
    const aws = await startLocalAws();
    Object.assign(process.env, localEnvironment(aws.endpoint));
    return new LocalStores(environment, aws.stop);
  }

  /** Gives the process its environment back. */
  public async end(): Promise<void> {
    await this.stop();
    process.env = this.environment;
  }

  /** Makes a table with text keys; an index by another attribute if need be. */
  public async table(name: string, keys: readonly string[], index?: { readonly name: string; readonly key: string }) {
    const schema = (names: readonly string[]): KeySchemaElement[] =>
      names.map((AttributeName, place) => ({ AttributeName, KeyType: place === 0 ? 'HASH' : 'RANGE' }));
    await this.dynamodb.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: schema(keys),
        AttributeDefinitions: [...new Set([...keys, ...(index === undefined ? [] : [index.key])])].map(
          (AttributeName) => ({ AttributeName, AttributeType: 'S' as const }),
        ),
        ...(index === undefined
          ? {}
          : {
              GlobalSecondaryIndexes: [
                {
                  IndexName: index.name,
                  KeySchema: schema([index.key]),
                  Projection: { ProjectionType: 'ALL' as const },
                },
              ],
            }),
      }),
    );
  }

  /** Makes a bucket. */
  public async bucket(name: string, locked = false): Promise<void> {
    await this.s3.send(new CreateBucketCommand({ Bucket: name, ObjectLockEnabledForBucket: locked }));
  }

  /** The present objects of a bucket, as text by key. */
  public async objects(bucket: string, prefix = ''): Promise<Readonly<Record<string, string>>> {
    const found: Record<string, string> = {};
    for await (const page of paginateListObjectsV2({ client: this.s3 }, { Bucket: bucket, Prefix: prefix })) {
      for (const { Key: key = '' } of page.Contents ?? []) {
        const { Body: body } = await this.s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        found[key] = (await body?.transformToString()) ?? '';
      }
    }
    return found;
  }
}

/** Runs a suite against a local AWS API, and says loudly where there is none. */
export function describeWithStores(title: string, suite: () => void): void {
  if (localAwsMissing === undefined) {
    describe(title, suite);
    return;
  }
  console.warn(`SKIPPED: ${title}: ${localAwsMissing}.`);
  describe.skip(`${title}, SKIPPED: ${localAwsMissing}`, suite);
}

/** Keeps the lines of handlers from the console of the test. */
export function silenced(): { readonly lines: () => readonly Readonly<Record<string, unknown>>[]; restore(): void } {
  const spies = (['log', 'info', 'warn', 'error'] as const).map((level) =>
    jest.spyOn(console, level).mockImplementation(() => {}),
  );
  return {
    lines: () => spies.flatMap((spy) => spy.mock.calls.flat().map((line) => JSON.parse(String(line)))),
    restore: () => {
      for (const spy of spies) spy.mockRestore();
    },
  };
}

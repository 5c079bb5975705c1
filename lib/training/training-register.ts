import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  type PutCommandInput,
  paginateScan,
} from '@aws-sdk/lib-dynamodb';
import { type CalendarDate, calendarDateOf, daysAfter } from '../exceptions/calendar-date';
import { JOB_STATE_KEY, type JobState, parseJobState } from './job-state';
import { type EnrolledMember, expiryOf, memberItemOf, type RegisterItem, recordItemOf } from './register-item';
import { REGISTER_EXPIRY, REGISTER_KEYS } from './training-names';
import { addsAcknowledgement, isSameRecord, type TrainingRecord } from './training-record';

/**
 * DynamoDB deletes within a few days, in no order ("Using time to live (TTL) in DynamoDB"): what counts expires so many days
 * after what it replaced, which would count again otherwise.
 */
const EXPIRY_MARGIN_DAYS = 7;

/** What came of writing something. */
export enum Written {
  /** It was written. */
  NEW = 'new',
  /** It stood there already. */
  KNOWN = 'known',
  /** Something else stands there, and stays. */
  CONFLICT = 'conflict',
}

/** Who writes, and when. */
export interface Clerk {
  /** An ARN. */
  readonly recordedBy: string;
  readonly now: Date;
  /** Days that records are kept. */
  readonly recordDays: number;
}

/** The register's table. What is written stays until it expires: nothing is changed but that an acknowledgement is added. */
export class TrainingRegister {
  public constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {}

  /** Every item. A shop has some hundred people, with some records each. */
  public async items(): Promise<readonly RegisterItem[]> {
    const items: RegisterItem[] = [];
    for await (const page of paginateScan({ client: this.client }, { TableName: this.table, ConsistentRead: true })) {
      items.push(...(page.Items ?? []));
    }
    return items;
  }

  /** What the daily job last said of itself; `undefined` before it ran for the first time. */
  public async jobState(): Promise<JobState | undefined> {
    const { Item: item } = await this.client.send(
      new GetCommand({ TableName: this.table, Key: JOB_STATE_KEY, ConsistentRead: true }),
    );
    return item === undefined ? undefined : parseJobState(item);
  }

  /**
   * Enrols a person, or says something else of one. What stood there before is kept as long as a record.
   *
   * @param before what stands there, if anything does
   */
  public async enrol(next: EnrolledMember, before: EnrolledMember | undefined, clerk: Clerk): Promise<Written> {
    const { leftOn } = next.member;
    const today = calendarDateOf(clerk.now);
    const least = before === undefined ? undefined : daysAfter(today, EXPIRY_MARGIN_DAYS);
    const keptFrom = leftOn === undefined || least === undefined || leftOn > least ? leftOn : least;
    const written = await this.putNew(memberItemOf(next), clerk, keptFrom);
    if (written === Written.NEW && before?.stored !== undefined) {
      // Where this fails, what stood there before is kept for longer.
      await this.put(
        { ...before.stored, [REGISTER_EXPIRY]: expiryOf(today, clerk.recordDays) },
        {
          ConditionExpression: 'attribute_exists(#person) AND attribute_not_exists(#expiry)',
          ExpressionAttributeNames: { '#person': REGISTER_KEYS.partition, '#expiry': REGISTER_EXPIRY },
        },
      );
    }
    return written;
  }

  /** Writes a record, or adds the acknowledgement to one that lacks it. */
  public async record(record: TrainingRecord, before: TrainingRecord | undefined, clerk: Clerk): Promise<Written> {
    if (before === undefined) return this.putNew(recordItemOf(record), clerk, record.completedOn);
    if (isSameRecord(before, record)) return Written.KNOWN;
    if (!addsAcknowledgement(before, record)) return Written.CONFLICT;
    return this.put(
      { ...recordItemOf(record), ...signed(clerk), [REGISTER_EXPIRY]: expiryOf(record.completedOn, clerk.recordDays) },
      {
        ConditionExpression: '#version = :version AND attribute_not_exists(#acknowledged)',
        ExpressionAttributeNames: { '#version': 'version', '#acknowledged': 'acknowledgedOn' },
        ExpressionAttributeValues: { ':version': record.version },
      },
    );
  }

  private putNew(item: RegisterItem, clerk: Clerk, keptFrom: CalendarDate | undefined): Promise<Written> {
    const expiry = keptFrom === undefined ? {} : { [REGISTER_EXPIRY]: expiryOf(keptFrom, clerk.recordDays) };
    return this.put(
      { ...item, ...signed(clerk), ...expiry },
      {
        ConditionExpression: 'attribute_not_exists(#person)',
        ExpressionAttributeNames: { '#person': REGISTER_KEYS.partition },
      },
    );
  }

  private async put(item: RegisterItem, condition: Partial<PutCommandInput>): Promise<Written> {
    try {
      await this.client.send(new PutCommand({ TableName: this.table, Item: { ...item }, ...condition }));
      return Written.NEW;
    } catch (error) {
      if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return Written.CONFLICT;
      throw error;
    }
  }
}

function signed({ recordedBy, now }: Clerk): RegisterItem {
  return { recordedBy, recordedAt: now.toISOString() };
}

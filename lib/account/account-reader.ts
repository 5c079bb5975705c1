import pLimit from 'p-limit';
import { accessError } from './aws-access-error';
import { AwsFailureKind, awsFailure } from './aws-failure';
import type { AwsClientSettings, AwsSession } from './aws-session';

/** A call that was not answered, so that something stays undecided. */
export interface UnreadCall {
  /** The permission that the call needs, such as `config:DescribeConfigurationRecorders`. */
  readonly action: string;
  readonly region: string;
  /** Whether a policy denies it. */
  readonly denied: boolean;
  /** `denied`, or what else came back, in one line. */
  readonly reason: string;
}

/** What became of a call: an answer, the answer that there is no such thing, or none. */
export type Reading<Value> =
  | { readonly kind: 'read'; readonly value: Value }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unread'; readonly call: UnreadCall };

/** Whether an error is how the service says that there is no such thing. */
export type MeansAbsent = (error: Error) => boolean;

/** More at once gain little: most calls go to services of their own. */
const CALLS_AT_ONCE = 6;

/** Asks AWS, a few calls at once, and keeps apart what is not there and what could not be read. */
export class AccountReader {
  private readonly limit = pLimit(CALLS_AT_ONCE);

  public constructor(
    private readonly session: AwsSession,
    private readonly profile?: string,
  ) {}

  /** 12 digits. */
  public get account(): string {
    return this.session.account;
  }

  /** Settings of clients in a region. */
  public clientSettings(region: string): AwsClientSettings {
    return this.session.clientSettings(region);
  }

  /**
   * Makes a call.
   *
   * @param action the permission that it needs
   * @param meansAbsent whether an error says that there is no such thing; none does unless given
   * @throws AwsAccessError when the credentials no longer hold, which lets no other call succeed
   */
  public async read<Value>(
    action: string,
    region: string,
    call: () => Promise<Value>,
    meansAbsent: MeansAbsent = () => false,
  ): Promise<Reading<Value>> {
    try {
      return { kind: 'read', value: await this.limit(call) };
    } catch (error) {
      if (error instanceof Error && meansAbsent(error)) return { kind: 'absent' };
      const failure = awsFailure(error);
      if (failure === undefined) throw error;
      if (failure.kind === AwsFailureKind.CREDENTIALS) throw accessError(failure, region, this.profile);
      const denied = failure.kind === AwsFailureKind.DENIED;
      const reason = denied
        ? 'denied'
        : `${failure.kind === AwsFailureKind.OTHER ? failure.code : failure.kind}: ${failure.message}`;
      return { kind: 'unread', call: { action, region, denied, reason } };
    }
  }
}

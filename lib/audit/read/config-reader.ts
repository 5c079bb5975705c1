import type { ConfigServiceClient } from '@aws-sdk/client-config-service';
import { type AwsFailure, AwsFailureKind, awsFailure } from '../../account/aws-failure';
import type { AuditScope } from '../audit-scope';
import type { AuditRun } from './audit-run';
import type { ConfigOperation } from './config-operation';
import { pageKey } from './page-store';

/** A page that could not be read, after all attempts. */
export class UnreadPage extends Error {
  public constructor(public readonly failure: AwsFailure) {
    super(`${failure.code}: ${failure.message}`);
  }
}

/** Which page, and where it may come from. */
export interface PageRequest {
  /** Position among the pages of one call, from 1. */
  readonly page: number;
  /** Whether a kept page does not count. */
  readonly fresh?: boolean;
}

const ATTEMPTS = 6;
const RETRY_DELAY_MS = 50;
const LONGEST_DELAY_MS = 5_000;

/** Reads AWS Config in one account and region, or an aggregator there. */
export class ConfigReader {
  /** Pages that came. */
  public pages = 0;
  /** Why the first page that could not be read was not. */
  public firstFailure: AwsFailure | undefined;
  /** The credentials hold no more: nobody asks in vain for every page that is left. */
  private dead: AwsFailure | undefined;

  /** @param keeping whether pages are handed on and kept; what is only waited for is not */
  public constructor(
    private readonly client: ConfigServiceClient,
    public readonly scope: AuditScope,
    public readonly run: AuditRun,
    private readonly keeping = true,
  ) {}

  /**
   * Reads a page, hands it on, and keeps it.
   *
   * @throws UnreadPage when AWS does not give it
   */
  public page<Input extends object, Output extends object>(
    operation: ConfigOperation<Input, Output>,
    input: Input,
    { page, fresh = false }: PageRequest = { page: 1 },
  ): Promise<Output> {
    return this.run.inTurn(async () => {
      const output = await (this.keeping ? this.kept(operation, input, page, fresh) : this.ask(operation, input));
      this.pages += 1;
      this.run.add({ pages: 1 });
      return output;
    });
  }

  /** Whether an earlier audit left that page behind. */
  public async has(operation: string, input: object): Promise<boolean> {
    const key = pageKey({ scope: this.scope, operation, input });
    const kept = await this.run.options.resume?.get(key);
    return kept !== undefined && this.run.counting(kept.readAt);
  }

  private async kept<Input extends object, Output extends object>(
    operation: ConfigOperation<Input, Output>,
    input: Input,
    page: number,
    fresh: boolean,
  ): Promise<Output> {
    const { scope, run } = this;
    const { resume, onPage } = run.options;
    const key = resume === undefined ? '' : pageKey({ scope, operation: operation.name, input });
    const found = fresh ? undefined : await resume?.get(key);
    const counts = found !== undefined && run.counting(found.readAt);
    const readAt = counts ? found.readAt : run.now().toISOString();
    const output = counts ? (found.output as Output) : await this.ask(operation, input);
    run.read(readAt);
    try {
      if (!counts) await resume?.put(key, { readAt, output });
      await onPage?.({ scope, operation: operation.name, input, page, output });
    } catch (error) {
      // No fault of this source alone: what cannot be kept here cannot be kept of any.
      run.stop(error);
      throw error;
    }
    return output;
  }

  private async ask<Input extends object, Output extends object>(
    operation: ConfigOperation<Input, Output>,
    input: Input,
  ): Promise<Output> {
    if (this.dead !== undefined) throw new UnreadPage(this.dead);
    const { signal, options } = this.run;
    for (let attempt = 1; ; attempt++) {
      const answer = await this.attempt(operation, input);
      if (!('failure' in answer)) return answer.output;
      signal.throwIfAborted();
      const { failure, unreadable } = answer;
      if (unreadable && attempt < (options.maxAttempts ?? ATTEMPTS)) {
        const longest = Math.min((options.retryDelayMs ?? RETRY_DELAY_MS) * 2 ** (attempt - 1), LONGEST_DELAY_MS);
        await this.run.pause(Math.random() * longest);
        continue;
      }
      this.firstFailure ??= failure;
      if (failure.kind === AwsFailureKind.CREDENTIALS) this.dead = failure;
      throw new UnreadPage(failure);
    }
  }

  /** One call of the SDK, which tries again by itself what AWS or the network refused for a moment. */
  private async attempt<Input extends object, Output extends object>(
    operation: ConfigOperation<Input, Output>,
    input: Input,
  ): Promise<{ readonly output: Output } | { readonly failure: AwsFailure; readonly unreadable: boolean }> {
    try {
      const { $metadata, ...rest } = (await operation.send(this.client, input, {
        abortSignal: this.run.signal,
      })) as Output & { readonly $metadata?: unknown };
      const output = rest as unknown as Output;
      if (operation.list === undefined || Array.isArray(output[operation.list])) return { output };
      const message = `the answer has no ${operation.list}`;
      return { failure: { kind: AwsFailureKind.OTHER, code: 'UnreadableAnswer', message }, unreadable: true };
    } catch (error) {
      this.run.signal.throwIfAborted();
      const failure = awsFailure(error);
      if (failure === undefined) throw error;
      if (!(error instanceof SyntaxError)) return { failure, unreadable: false };
      const status = httpStatus(error);
      // The SDK has tried that again already.
      if (status !== undefined && status >= 400) return { failure: notByAws(status), unreadable: false };
      const message = 'the answer is no JSON: it was cut off or changed on the way';
      return { failure: { kind: AwsFailureKind.OTHER, code: 'UnreadableAnswer', message }, unreadable: true };
    }
  }
}

/** What a proxy or a load balancer answers in place of AWS Config, in HTML for instance. */
function notByAws(status: number): AwsFailure {
  const message = `HTTP ${status} came in place of an answer of AWS Config`;
  return { kind: AwsFailureKind.OTHER, code: `HTTP${status}`, message };
}

function httpStatus(error: Error): number | undefined {
  const response = '$response' in error ? error.$response : undefined;
  return typeof response === 'object' &&
    response !== null &&
    'statusCode' in response &&
    typeof response.statusCode === 'number'
    ? response.statusCode
    : undefined;
}

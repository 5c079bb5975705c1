import type { ConfigServiceClient } from '@aws-sdk/client-config-service';

/** An operation of AWS Config. */
export interface ConfigOperation<Input extends object, Output extends object> {
  /** As AWS calls it, such as `DescribeConfigRules`. */
  readonly name: string;
  /**
   * The key of the list in its answer. AWS sends an empty list as one; an answer without it was cut off on the way, and the
   * SDK reads an empty body as an answer without anything.
   */
  readonly list?: keyof Output & string;
  send(client: ConfigServiceClient, input: Input, options: { readonly abortSignal: AbortSignal }): Promise<Output>;
}

/** An operation that answers in pages. */
export type ListOperation<Input extends Paged, Output extends Paged> = ConfigOperation<Input, Output> & {
  readonly list: keyof Output & string;
};

/** What has a token of the next page. */
export interface Paged {
  NextToken?: string | undefined;
}

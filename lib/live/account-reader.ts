import type { Properties } from './live-properties';

/** What was listed, and what may be missing. */
export interface Listed {
  /** Identifiers as Cloud Control has them; each once. */
  readonly identifiers: readonly string[];
  /** Why there may be more; absent where the list is whole. */
  readonly gap?: string;
}

/**
 * Reads the running account. Every read gives what there is, or undefined where AWS says that there is none.
 *
 * @throws UnreadError of every read, when AWS does not say
 */
export interface AccountReader {
  /** A resource's properties in CloudFormation's form. */
  read(type: string, identifier: string): Promise<Properties | undefined>;
  /**
   * The identifiers of a type's resources. It does not throw: what it could not list is the answer's `gap`.
   *
   * @param model properties of the resources that are asked for, such as those of their parent
   */
  list(type: string, model?: Readonly<Record<string, string>>): Promise<Listed>;
  /** The policy document of a topic. */
  topicPolicy(topicArn: string): Promise<Properties | undefined>;
  /** The policy document of a queue. */
  queuePolicy(queueUrl: string): Promise<Properties | undefined>;
  /** The ARN of the regional web ACL before a resource. */
  webAclOf(resourceArn: string): Promise<string | undefined>;
  /** The second factors of a user pool, in the words of `EnabledMfas`. */
  mfaFactors(userPoolId: string): Promise<readonly string[]>;
  /** The `LogConfigurations` of a user pool. */
  logDelivery(userPoolId: string): Promise<readonly unknown[] | undefined>;
}

/** AWS did not tell what a control must know: the verdict is unknown. */
export class UnreadError extends Error {
  public override readonly name = 'UnreadError';
}

/** The items of a list, once it is whole. */
export function whole(what: string, { identifiers, gap }: Listed): readonly string[] {
  if (gap !== undefined) throw new UnreadError(`${what} could not be listed: ${gap}`);
  return identifiers;
}

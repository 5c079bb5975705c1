import { type AccountReader, UnreadError } from '../account-reader';
import { liveProperties, type Properties } from '../live-properties';
import { type LiveResource, SUBJECT } from '../live-template';
import { resourceKind } from '../resource-kinds';

/** A resource that is judged, as it was read. */
export interface Subject {
  readonly type: string;
  /** As Cloud Control has it. */
  readonly identifier: string;
  readonly properties: Properties;
}

/** What a further read adds to the live template. */
export interface Gathered {
  /** Properties of the subject, in place of those that it has. */
  readonly completes?: Properties;
  /** Resources beside the subject, by logical id. */
  readonly resources?: Readonly<Record<string, LiveResource>>;
}

/**
 * Reads what a control must know beside a subject; nothing where the subject is of another type.
 *
 * @throws UnreadError when AWS does not tell
 */
export type Gather = (subject: Subject, reader: AccountReader) => Promise<Gathered>;

/** Points at the subject, or at one of its attributes. */
export const subjectRef = { Ref: SUBJECT };
export const subjectArn = { 'Fn::GetAtt': [SUBJECT, 'Arn'] };

/** A resource that was read, with the links that CloudFormation would have. */
export function liveResource(type: string, properties: Properties, links: Properties = {}): LiveResource {
  return { Type: type, Properties: { ...liveProperties(properties, resourceKind(type)?.writeOnly ?? []), ...links } };
}

/** A property of the subject that is a text. */
export function textOf({ properties, type }: Subject, name: string): string {
  const value = properties[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new UnreadError(`the read of its ${type} does not tell ${name}`);
}

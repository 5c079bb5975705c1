import * as z from 'zod';
import { UserError } from '../../errors';

/** Far longer than CloudFormation makes any of them, and short enough that the answer stays within 4,096 bytes. */
const identifier = z.string().regex(/^[\x20-\x7e]{1,400}$/);

/**
 * What an event must have so that it can be answered at all ("Custom resource request objects", AWS CloudFormation User
 * Guide). The rest is judged later, so that its faults can be told to CloudFormation.
 */
const answerable = z.object({
  ResponseURL: z.string().min(1).max(8_192),
  StackId: identifier,
  RequestId: identifier,
  LogicalResourceId: identifier,
  PhysicalResourceId: z.unknown().optional(),
  RequestType: z.unknown().optional(),
  ResourceProperties: z.unknown().optional(),
  OldResourceProperties: z.unknown().optional(),
});

/** An event of CloudFormation that can be answered. */
export type CustomResourceEvent = z.infer<typeof answerable>;

/**
 * Reads an event of CloudFormation.
 *
 * @throws UserError when nobody can be answered: the event is none of CloudFormation's
 */
export function customResourceEvent(event: unknown): CustomResourceEvent {
  const { success, data, error } = answerable.safeParse(event);
  if (success) return data;
  const places = [...new Set(error.issues.map(({ path }) => path.join('.') || 'event'))].join(', ');
  throw new UserError(
    `the event cannot be answered (${places}); this function is called by CloudFormation, for a custom resource`,
  );
}

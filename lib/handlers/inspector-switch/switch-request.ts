import * as z from 'zod';
import { UserError } from '../../errors';
import type { CustomResourceEvent } from '../custom-resource/custom-resource-event';

/** What Inspector scans, by its own name. */
const scan = z.enum(['EC2', 'ECR', 'LAMBDA', 'LAMBDA_CODE']);

const properties = z.object({
  Scans: z
    .array(scan)
    .min(1)
    .max(4)
    .refine((scans) => new Set(scans).size === scans.length, 'names a scan twice'),
});

/** What Inspector scans, by its own name. */
export type Scan = z.infer<typeof scan>;

/** What CloudFormation asks for. */
export type SwitchRequest =
  | { readonly type: 'Delete' }
  | {
      readonly type: 'Create' | 'Update';
      /** Twelve digits. */
      readonly accountId: string;
      readonly scans: readonly Scan[];
    };

/**
 * Reads what is asked for. Nothing is read of a deletion, which must succeed whatever it says.
 *
 * @throws UserError when the type is unknown, the stack's ARN names no account, or a property cannot be used
 */
export function switchRequest(event: CustomResourceEvent): SwitchRequest {
  const { RequestType: type, StackId } = event;
  if (type === 'Delete') return { type };
  if (type !== 'Create' && type !== 'Update') {
    throw new UserError('RequestType is none of Create, Update and Delete');
  }
  const accountId = /^arn:[\w-]+:cloudformation:[\w-]+:(\d{12}):stack\//.exec(StackId)?.[1];
  if (accountId === undefined) throw new UserError('StackId is not the ARN of a stack');
  const { success, data, error } = properties.safeParse(event.ResourceProperties);
  if (!success) {
    const faults = error.issues.map(({ path, message }) => `${path.join('.') || 'ResourceProperties'}: ${message}`);
    throw new UserError(`properties cannot be used: ${faults.join('; ')}`);
  }
  return { type, accountId, scans: data.Scans };
}

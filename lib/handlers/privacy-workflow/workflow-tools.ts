import type { S3Client } from '@aws-sdk/client-s3';
import type { HoldRegister } from '../privacy/hold-register';
import type { RequestRegister } from '../privacy/request-register';

/** What the steps of an execution work with. */
export interface WorkflowTools {
  readonly register: RequestRegister;
  readonly holds: HoldRegister;
  readonly evidence: { readonly client: S3Client; readonly bucket: string };
  readonly exportBucket: string;
  readonly now: Date;
}

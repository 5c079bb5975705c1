import { App, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import cdkJson from '../../cdk.json';
import { AccessLogBucket } from '../../lib/data/access-log-bucket';
import { CustomerDataKey } from '../../lib/data/customer-data-key';
import { DataClass } from '../../lib/data/data-class';
import { UploadBucket } from '../../lib/data/upload-bucket';
import type { UploadBucketProps } from '../../lib/data/upload-bucket-props';
import { AlertTopic } from '../../lib/detection/alert-topic';

export const ACCOUNT = '123456789012';

/** A stack with an upload bucket, and whom it needs. */
export interface UploadShop {
  readonly stack: Stack;
  readonly uploads: UploadBucket;
  readonly analyst: iam.Role;
}

/** A shop that takes uploads; one analyst reads its quarantine. */
export function uploadShop(props: Partial<UploadBucketProps> = {}, region = 'eu-central-1'): UploadShop {
  const stack = new Stack(new App({ context: cdkJson.context }), 'Shop', { env: { account: ACCOUNT, region } });
  const key = new CustomerDataKey(stack, 'UploadsKey', { dataClass: DataClass.UPLOADS });
  const logsKey = new CustomerDataKey(stack, 'LogsKey', { dataClass: DataClass.LOGS });
  const analyst = new iam.Role(stack, 'Analyst', { assumedBy: new iam.AccountPrincipal(ACCOUNT) });
  const uploads = new UploadBucket(stack, 'It', {
    encryptionKey: key.key,
    alarmTopic: new AlertTopic(stack, 'Alerts', { encryptionKey: logsKey.key }).topic,
    accessLogBucket: new AccessLogBucket(stack, 'AccessLogs').bucket,
    logEncryptionKey: logsKey.key,
    quarantineReaders: [analyst],
    ...props,
  });
  return { stack, uploads, analyst };
}

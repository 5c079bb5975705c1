import { App, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { StaffTraining } from '../../lib/staff-training/staff-training';
import type { StaffTrainingProps } from '../../lib/staff-training/staff-training-props';

export const ACCOUNT = '123456789012';
export const REGION = 'eu-central-1';
export const TOPIC = `arn:aws:sns:${REGION}:${ACCOUNT}:alerts`;
export const KEY = `arn:aws:kms:${REGION}:${ACCOUNT}:key/register`;

/** A group of IAM Identity Center. */
export const GROUP = {
  identityStoreId: 'd-1234567890',
  trainedGroupId: '906a1b2c3d-11111111-2222-3333-4444-555555555555',
};

/** A stack with the construct. */
export function trainingShop(
  props: Partial<StaffTrainingProps> = {},
  before: (stack: Stack) => Partial<StaffTrainingProps> = () => ({}),
) {
  const context = { '@aws-cdk/core:enablePartitionLiterals': true, 'storefront:today': '2027-02-15' };
  const stack = new Stack(new App({ context }), 'Shop', { env: { account: ACCOUNT, region: REGION } });
  const training = new StaffTraining(stack, 'Training', {
    encryptionKey: kms.Key.fromKeyArn(stack, 'Key', KEY),
    alarmTopic: sns.Topic.fromTopicAttributes(stack, 'Topic', {
      topicArn: TOPIC,
      keyArn: `arn:aws:kms:${REGION}:${ACCOUNT}:key/alerts`,
    }),
    ...before(stack),
    ...props,
  });
  return { stack, training };
}

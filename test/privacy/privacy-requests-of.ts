import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import cdkJson from '../../cdk.json';
import { PrivacyRequests } from '../../lib/privacy/privacy-requests';
import type { PrivacyRequestsProps } from '../../lib/privacy/privacy-requests-props';
import type { Machine } from './states-walk';

export const ENV = { account: '111122223333', region: 'eu-central-1' };
export const KEY_ARN = 'arn:aws:kms:eu-central-1:111122223333:key/0000';
export const DATA_KEY_ARN = 'arn:aws:kms:eu-central-1:111122223333:key/1111';
export const ORDERS_ARN = 'arn:aws:dynamodb:eu-central-1:111122223333:table/orders';
export const POOL_ARN = 'arn:aws:cognito-idp:eu-central-1:111122223333:userpool/eu-central-1_Shop';

/** A stack whose stores are imported, so that every resource in it is of the construct. */
export function requestsIn(props: Partial<PrivacyRequestsProps> = {}) {
  const stack = new Stack(new App({ context: cdkJson.context }), 'Shop', { env: ENV });
  const encryptionKey = kms.Key.fromKeyArn(stack, 'Key', KEY_ARN);
  const requests = new PrivacyRequests(stack, 'Privacy', { encryptionKey, ...props });
  return { stack, requests };
}

/** With a store of each kind: `orders`, `uploads`, `accounts` and `newsletter`. */
export function filledRequestsIn(props: Partial<PrivacyRequestsProps> = {}) {
  const { stack, requests } = requestsIn(props);
  const encryptionKey = kms.Key.fromKeyArn(stack, 'DataKey', DATA_KEY_ARN);
  requests.addUserPool('accounts', { userPool: cognito.UserPool.fromUserPoolArn(stack, 'Pool', POOL_ARN) });
  requests.addTable('orders', {
    table: dynamodb.TableV2.fromTableArn(stack, 'Orders', ORDERS_ARN),
    encryptionKey,
    partitionKey: 'customerId',
    sortKey: 'orderId',
    heldUntilAttribute: 'retainUntil',
    anonymizedAttributes: ['name'],
  });
  requests.addObjects('uploads', {
    bucket: s3.Bucket.fromBucketName(stack, 'Uploads', 'uploads'),
    encryptionKey,
    prefix: 'returns/',
  });
  requests.addFunction(
    'newsletter',
    new lambda.Function(stack, 'Newsletter', {
      runtime: lambda.Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: lambda.Code.fromInline('exports.handler = async () => ({ status: "done", items: 0 });'),
    }),
  );
  return { stack, requests, template: Template.fromStack(stack) };
}

/** The definition of the state machine, with the logical id of each function in place of its ARN. */
export function definitionOf(template: Template): Machine {
  const [machine] = Object.values(template.findResources('AWS::StepFunctions::StateMachine'));
  return JSON.parse(plain(machine?.Properties.DefinitionString));
}

function plain(value: unknown): string {
  if (typeof value === 'string') return value;
  const { 'Fn::Join': join, 'Fn::GetAtt': attribute, Ref: ref } = value as Record<string, readonly unknown[]>;
  if (join !== undefined) return (join[1] as readonly unknown[]).map(plain).join(String(join[0]));
  if (attribute !== undefined) return String(attribute[0]);
  if (String(ref) === 'AWS::Partition') return 'aws';
  return String(ref);
}

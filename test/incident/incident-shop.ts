import { App, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sns from 'aws-cdk-lib/aws-sns';
import { IncidentResponse } from '../../lib/incident/incident-response';
import type { IncidentResponseProps } from '../../lib/incident/incident-response-props';

export const ACCOUNT = '123456789012';
export const REGION = 'eu-central-1';
export const TOPIC = `arn:aws:sns:${REGION}:${ACCOUNT}:alerts`;
export const POOL = `arn:aws:cognito-idp:${REGION}:${ACCOUNT}:userpool/${REGION}_AbC123`;
export const SECRET = `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:db-AbCdEf`;
export const ROTATION = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:rotate-db`;

/** The plan of a shop. */
export const PLAN: Pick<IncidentResponseProps, 'contacts' | 'notifications' | 'planReviewedOn' | 'planTestedOn'> = {
  contacts: [
    { role: 'Engineer on call', address: 'tel:+493012345678' },
    { role: 'Data protection officer', address: 'dpo@example.com' },
  ],
  notifications: {
    supervisoryAuthority: {
      who: 'Berliner Beauftragte für Datenschutz',
      address: 'https://www.datenschutz-berlin.de/datenpannen',
      within: '72 hours (GDPR article 33.1)',
    },
    customers: { who: 'Shoppers', address: 'https://wiki.example.com/letter', within: 'Without undue delay' },
    acquirer: { who: 'Acquirer', address: 'soc@acquirer.example', within: 'At once, by contract' },
    staff: { who: 'Everybody', address: 'all@example.com', within: 'The same day' },
  },
  planReviewedOn: '2026-06-01',
  planTestedOn: '2026-03-01',
};

/** A stack with the construct. */
export function incidentShop(props: Partial<IncidentResponseProps> = {}, today = '2026-11-22') {
  const context = { '@aws-cdk/core:enablePartitionLiterals': true, 'storefront:today': today };
  const stack = new Stack(new App({ context }), 'Shop', { env: { account: ACCOUNT, region: REGION } });
  const incident = new IncidentResponse(stack, 'Incident', {
    encryptionKey: kms.Key.fromKeyArn(stack, 'Key', `arn:aws:kms:${REGION}:${ACCOUNT}:key/logs`),
    alarmTopic: sns.Topic.fromTopicAttributes(stack, 'Topic', {
      topicArn: TOPIC,
      keyArn: `arn:aws:kms:${REGION}:${ACCOUNT}:key/alerts`,
    }),
    ...PLAN,
    ...props,
  });
  return { stack, incident };
}

/** The same with every runbook. */
export function fullIncidentShop(props: Partial<IncidentResponseProps> = {}) {
  const given = new Stack(new App(), 'Given', { env: { account: ACCOUNT, region: REGION } });
  return incidentShop({
    userPools: [cognito.UserPool.fromUserPoolArn(given, 'Pool', POOL)],
    secrets: [secretsmanager.Secret.fromSecretCompleteArn(given, 'Secret', SECRET)],
    rotationFunctions: [lambda.Function.fromFunctionArn(given, 'Rotation', ROTATION)],
    isolatableRoles: ['Shop-*', 'orders-writer'],
    protectedRoles: ['Shop-Responder'],
    webAclRunbook: 'us-east-1: Edge-UnderAttack',
    ...props,
  });
}

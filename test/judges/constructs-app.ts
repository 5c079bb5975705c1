import { App, Duration, Stack, Stage } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import {
  AccessLogBucket,
  AlertTopic,
  BudgetAlarm,
  CustomerDatabase,
  CustomerDataKey,
  DataClass,
  SlackAlerts,
  StorefrontLoadBalancer,
  StorefrontLogGroup,
  StorefrontQueue,
  StorefrontSecret,
  StorefrontTopic,
  StorefrontVpc,
  WebhookAlerts,
} from '../../lib';

/** The constructs that the sample shop does not need, in its home region, for the judges. */
const app = new App();
const { homeRegion: region } = app.node.getContext('storefront');
const env = { account: '111122223333', region };
const stage = new Stage(app, 'Constructs');

const network = new Stack(stage, 'Network', { env });
const { key: logsKey } = new CustomerDataKey(network, 'LogsKey', { dataClass: DataClass.LOGS });
const { vpc, applicationSubnets, dataSubnets } = new StorefrontVpc(network, 'Network', { encryptionKey: logsKey });
new StorefrontLoadBalancer(network, 'LoadBalancer', {
  vpc,
  vpcSubnets: applicationSubnets,
  certificate: acm.Certificate.fromCertificateArn(
    network,
    'Certificate',
    `arn:aws:acm:${region}:${env.account}:certificate/11111111-2222-3333-4444-555555555555`,
  ),
  accessLogBucket: new AccessLogBucket(network, 'AccessLogs').bucket,
  cloudFrontPrefixListId: 'pl-3b927c52',
});
const { key: ordersKey } = new CustomerDataKey(network, 'OrdersKey', { dataClass: DataClass.ORDERS });
new CustomerDatabase(network, 'Database', {
  vpc,
  vpcSubnets: dataSubnets,
  encryptionKey: ordersKey,
  logEncryptionKey: logsKey,
  monitoringInterval: Duration.minutes(1),
});

const messages = new Stack(stage, 'Messages', { env });
const { key: encryptionKey } = new CustomerDataKey(messages, 'Key', { dataClass: DataClass.ORDERS });
const { topic: alarmTopic } = new AlertTopic(messages, 'Alerts', { encryptionKey });
new StorefrontQueue(messages, 'Queue', { encryptionKey, alarmTopic });
new StorefrontTopic(messages, 'Topic', { encryptionKey });
new StorefrontLogGroup(messages, 'Log', { encryptionKey });
new StorefrontSecret(messages, 'Secret', {
  description: 'A key that its provider issues',
  encryptionKey,
  withoutRotation: 'The provider issues it once, and has no way to rotate it',
});
const { topic: securityTopic } = new AlertTopic(messages, 'SecurityAlerts', { encryptionKey });
new SlackAlerts(messages, 'Slack', {
  topic: securityTopic,
  encryptionKey,
  workspaceId: 'T07EA123LEP',
  channelId: 'C0123456789',
});
new WebhookAlerts(messages, 'Webhook', {
  topic: securityTopic,
  endpoint: 'https://hooks.example.com/alerts',
  secret: secretsmanager.Secret.fromSecretCompleteArn(
    messages,
    'WebhookSecret',
    `arn:aws:secretsmanager:${region}:${env.account}:secret:hook-AbCdEf`,
  ),
});
new BudgetAlarm(messages, 'Budget', { monthlyLimit: 200, alarmTopic: securityTopic });
app.synth();

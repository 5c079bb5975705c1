import { App, Stack } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { AccessLogBucket, CustomerDataKey, DataClass, StorefrontBucket, StorefrontPolicy } from '../../lib';

const app = new App();
StorefrontPolicy.enforce(app);
const shop = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-central-1' } });
const alarmTopic = Topic.fromTopicArn(shop, 'Alerts', 'arn:aws:sns:eu-central-1:111122223333:alerts');
const { key } = new CustomerDataKey(shop, 'OrdersKey', { dataClass: DataClass.ORDERS, alarmTopic });
const { bucket } = new AccessLogBucket(shop, 'AccessLogs');
new StorefrontBucket(shop, 'OrderExports', { encryptionKey: key, accessLogBucket: bucket, versioned: false });

import { App, Stack } from 'aws-cdk-lib';
import { AccessLogBucket, CustomerDataKey, DataClass, StorefrontBucket, StorefrontPolicy } from '../../lib';

const app = new App();
StorefrontPolicy.enforce(app);
const shop = new Stack(app, 'Shop', { env: { region: 'eu-central-1' } });
const { key } = new CustomerDataKey(shop, 'OrdersKey', { dataClass: DataClass.ORDERS });
const { bucket } = new AccessLogBucket(shop, 'AccessLogs');
new StorefrontBucket(shop, 'OrderExports', { encryptionKey: key, accessLogBucket: bucket, versioned: false });

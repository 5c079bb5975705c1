import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { KeyLossAlerts } from '../../lib/data/key-loss-alerts';
import { AlertTopic } from '../../lib/detection/alert-topic';

function shopWith(sameKey: boolean): { shop: Stack; key: kms.Key; alerts: AlertTopic } {
  const shop = new Stack(new App(), 'Shop', { env: { account: '123456789012', region: 'eu-central-1' } });
  const key = new kms.Key(shop, 'Key');
  const alerts = new AlertTopic(shop, 'Alerts', { encryptionKey: sameKey ? key : new kms.Key(shop, 'AlertsKey') });
  return { shop, key, alerts };
}

describe('KeyLossAlerts', () => {
  test('matches calls that make the key unusable, by its id or its ARN, as CloudTrail delivers them', () => {
    const { shop, key, alerts } = shopWith(false);

    new KeyLossAlerts(shop, 'Loss', { key, alarmTopic: alerts.topic });

    Template.fromStack(shop).hasResourceProperties('AWS::Events::Rule', {
      State: 'ENABLED',
      EventPattern: {
        source: ['aws.kms'],
        'detail-type': ['AWS API Call via CloudTrail'],
        detail: {
          eventSource: ['kms.amazonaws.com'],
          eventName: ['DisableKey', 'ScheduleKeyDeletion'],
          requestParameters: { keyId: [shop.resolve(key.keyId), shop.resolve(key.keyArn)] },
        },
      },
    });
  });

  test('tells who did what to which key, from where, and whether it was refused', () => {
    const { shop, key, alerts } = shopWith(false);

    new KeyLossAlerts(shop, 'Loss', { key, alarmTopic: alerts.topic });

    Template.fromStack(shop).hasResourceProperties('AWS::Events::Rule', {
      Targets: [
        Match.objectLike({
          Arn: shop.resolve(alerts.topic.topicArn),
          InputTransformer: {
            InputPathsMap: {
              'detail-userIdentity-arn': '$.detail.userIdentity.arn',
              'detail-eventName': '$.detail.eventName',
              'detail-requestParameters-keyId': '$.detail.requestParameters.keyId',
              'detail-sourceIPAddress': '$.detail.sourceIPAddress',
              'detail-userIdentity-accountId': '$.detail.userIdentity.accountId',
              'detail-errorCode': '$.detail.errorCode',
            },
            InputTemplate:
              '"<detail-userIdentity-arn> called <detail-eventName> on key <detail-requestParameters-keyId> (Shop/Key) ' +
              'from <detail-sourceIPAddress>, account <detail-userIdentity-accountId>; error: <detail-errorCode>."',
          },
        }),
      ],
    });
  });

  test('refuses a topic that the loss of the key silences', () => {
    const { shop, key, alerts } = shopWith(true);

    const build = () => new KeyLossAlerts(shop, 'Loss', { key, alarmTopic: alerts.topic });

    expect(build).toThrow(
      expect.objectContaining({
        name: 'InvalidPropertyError',
        message:
          'Shop/Loss: alarmTopic is "Shop/Alerts/Topic"; give a topic under another key: this one is silent once its key is disabled',
      }),
    );
  });
});

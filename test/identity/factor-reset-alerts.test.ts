import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as sns from 'aws-cdk-lib/aws-sns';
import { FactorResetAlerts } from '../../lib/identity/factor-reset-alerts';

describe('FactorResetAlerts', () => {
  const shop = new Stack(new App(), 'Shop', { env: { account: '123456789012', region: 'eu-central-1' } });
  const alarmTopic = new sns.Topic(shop, 'Topic');
  const userPool = cognito.UserPool.fromUserPoolId(shop, 'Pool', 'eu-central-1_Shoppers');
  new FactorResetAlerts(shop, 'Resets', { userPool, alarmTopic });
  const template = Template.fromStack(shop);

  test("matches calls by staff on the pool's factors, as CloudTrail delivers them", () => {
    // Assess
    template.hasResourceProperties('AWS::Events::Rule', {
      State: 'ENABLED',
      EventPattern: {
        source: ['aws.cognito-idp'],
        'detail-type': ['AWS API Call via CloudTrail'],
        detail: {
          eventSource: ['cognito-idp.amazonaws.com'],
          eventName: [
            'AdminResetUserPassword',
            'AdminSetUserMFAPreference',
            'AdminSetUserPassword',
            'AdminSetUserSettings',
            'SetUserPoolMfaConfig',
          ],
          requestParameters: { userPoolId: ['eu-central-1_Shoppers'] },
        },
      },
    });
  });

  test('tells who did what, from where', () => {
    // Assess
    template.hasResourceProperties('AWS::Events::Rule', {
      Targets: [
        Match.objectLike({
          Arn: shop.resolve(alarmTopic.topicArn),
          InputTransformer: {
            InputPathsMap: {
              'detail-userIdentity-arn': '$.detail.userIdentity.arn',
              'detail-eventName': '$.detail.eventName',
              'detail-requestParameters-userPoolId': '$.detail.requestParameters.userPoolId',
              'detail-sourceIPAddress': '$.detail.sourceIPAddress',
              'detail-userIdentity-accountId': '$.detail.userIdentity.accountId',
              'detail-additionalEventData-sub': '$.detail.additionalEventData.sub',
            },
            InputTemplate:
              '"<detail-userIdentity-arn> called <detail-eventName> on user pool <detail-requestParameters-userPoolId> ' +
              'from <detail-sourceIPAddress>, account <detail-userIdentity-accountId>, shopper ' +
              '<detail-additionalEventData-sub>."',
          },
        }),
      ],
    });
  });
});

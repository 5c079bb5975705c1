import { each } from '../check';
import { control } from '../control';
import { gathered } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { someRelated } from '../some-related';
import { all, type Verdict, violation } from '../verdict';

const shoppers = { Type: 'AWS::Cognito::UserPool', Properties: {} };
const delivery = (pool: unknown, source: string, level: string) => ({
  Type: 'AWS::Cognito::LogDeliveryConfiguration',
  Properties: {
    UserPoolId: pool,
    LogConfigurations: [
      {
        EventSource: source,
        LogLevel: level,
        S3Configuration: { BucketArn: { 'Fn::ImportValue': 'AuthEventBucketArn' } },
      },
    ],
  },
});

/** Sign-ins, with the risk that Cognito saw in them, are kept outside Cognito. Needs the Plus plan. */
export const userPoolAuthEventsExported = control({
  id: 'UserPoolAuthEventsExported',
  area: 'identity',
  title: 'Sign-in events of user pools are exported to a log',
  rationale: 'After an account takeover nothing else shows which accounts, from where and since when.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('10.2.1')],
    gdpr: ['33.5'],
    'nist-csf-2.0': ['PR.PS-04', 'DE.CM-03'],
  },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', (userPool) =>
    someRelated(
      userPool.relatedBy('AWS::Cognito::LogDeliveryConfiguration', 'UserPoolId'),
      exportsAuthEvents,
      violation('', 'no LogDeliveryConfiguration exports its userAuthEvents at INFO; expected one'),
    ),
  ),
  remedy: "Add a CfnLogDeliveryConfiguration with eventSource 'userAuthEvents' at INFO, or use ShopperIdentity.",
  detect: gathered('user-pool-log-delivery'),
  examples: {
    compliant: [{ Resources: { Shoppers: shoppers, Log: delivery({ Ref: 'Shoppers' }, 'userAuthEvents', 'INFO') } }],
    violating: [
      { faultAt: '', Resources: { Shoppers: shoppers } },
      {
        faultAt: '',
        Resources: { Shoppers: shoppers, Log: delivery({ Ref: 'Shoppers' }, 'userNotification', 'ERROR') },
      },
    ],
    unknown: [
      {
        Parameters: { Pool: { Type: 'String' } },
        Resources: { Shoppers: shoppers, Log: delivery({ Ref: 'Pool' }, 'userAuthEvents', 'INFO') },
      },
    ],
  },
});

function exportsAuthEvents(configuration: Resource): Verdict {
  return configuration
    .at('LogConfigurations')
    .some(
      (log) => all(log.at('EventSource').equals('userAuthEvents'), log.at('LogLevel').equals('INFO')),
      'it has none',
    );
}

import { ACCOUNT, kindOf, type LivingResource, REGION } from './living-resource';

/** When the resource was captured, or the rule's time came. */
export const INSTANT = '2026-11-20T10:15:30.000Z';

/** An event as AWS Config sends it to a custom rule. */
export function configEvent(controlId: string, invokingEvent: object, others: object = {}): object {
  return {
    version: '1.0',
    invokingEvent: JSON.stringify(invokingEvent),
    ruleParameters: JSON.stringify({ controlId }),
    resultToken: 'token',
    eventLeftScope: false,
    executionRoleArn: `arn:aws:iam::${ACCOUNT}:role/config`,
    ...inRegion(REGION),
    configRuleName: 'rule',
    configRuleId: 'config-rule-abc123',
    accountId: ACCOUNT,
    ...others,
  };
}

/** The rule stands in another region. */
export function inRegion(region: string): { readonly configRuleArn: string } {
  return { configRuleArn: `arn:aws:config:${region}:${ACCOUNT}:config-rule/config-rule-abc123` };
}

/** The rule stands where resources of a type are judged on schedule. */
export function whereJudged(type: string): object {
  return type.startsWith('AWS::CloudFront::') ? inRegion('us-east-1') : {};
}

/** What AWS Config keeps of a resource. */
export function configurationItem({ type, identifier, arn, properties }: LivingResource, others: object = {}): object {
  const { recordedAs, configIdProperty } = kindOf(type);
  return {
    configurationItemVersion: '1.3',
    configurationItemCaptureTime: INSTANT,
    configurationItemStatus: 'OK',
    configurationStateId: '1',
    awsAccountId: ACCOUNT,
    awsRegion: REGION,
    resourceType: recordedAs,
    resourceId: configIdProperty === undefined ? identifier : String(properties[configIdProperty] ?? identifier),
    resourceName: identifier,
    ARN: arn,
    configuration: properties,
    ...others,
  };
}

/** A resource changed. */
export function changeOf(resource: LivingResource, others: object = {}): object {
  return {
    configurationItem: configurationItem(resource, others),
    notificationCreationTime: INSTANT,
    messageType: 'ConfigurationItemChangeNotification',
    recordVersion: '1.3',
  };
}

/** The rule's time has come. */
export const schedule = {
  awsAccountId: ACCOUNT,
  notificationCreationTime: INSTANT,
  messageType: 'ScheduledNotification',
  recordVersion: '1.0',
};

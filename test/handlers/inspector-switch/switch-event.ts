import { recordedEvent } from '../account-sign-in-settings/recorded-event';

/** The account of the recorded event's stack. */
export const ACCOUNT = '123456789012';

/** Properties as CloudFormation hands them on. */
export const PROPERTIES = {
  ServiceToken: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:Account-InspectorFunction`,
  ServiceTimeout: '1200',
  Scans: ['EC2', 'ECR', 'LAMBDA', 'LAMBDA_CODE'],
};

/** An event as CloudFormation sends it for the switch of Inspector. */
export const switchEvent = (requestType: string, more: object = {}) =>
  recordedEvent(requestType, {
    LogicalResourceId: 'InspectorSwitch6A1D2C3B',
    ResourceType: 'Custom::InspectorSwitch',
    PhysicalResourceId: requestType === 'Create' ? undefined : 'inspector-switch',
    ResourceProperties: PROPERTIES,
    ...more,
  });

import { Template } from 'aws-cdk-lib/assertions';
import { AlertGrouping } from '../../lib/detection/alert-grouping';
import { RootUseAlerts } from '../../lib/detection/root-use-alerts';
import {
  call,
  consoleSignIn,
  type RecordedEvent,
  rootCall,
  rootSignIn,
} from '../handlers/alert-groups/recorded-events';
import { alarmStack, rulesOf } from './alarm-stack';
import { matchesPattern } from './event-pattern-matcher';

const { stack, topic, encryptionKey } = alarmStack();
const grouping = new AlertGrouping(stack, 'Grouping', { topic, encryptionKey });
new RootUseAlerts(stack, 'It', { topic, grouping });
const rules = rulesOf(Template.fromStack(stack));

const ROOT_SIGN_IN = 'The root user signs in, or somebody tries to';
const ROOT_CALL = 'The root user calls an API';
const WITHOUT_MFA = 'An IAM user signs in to the console without MFA';

test.each<[string, RecordedEvent, string[]]>([
  ['the root user signs in', rootSignIn(), [ROOT_SIGN_IN]],
  [
    'the root user fails to',
    consoleSignIn({ userIdentity: { type: 'Root' }, responseElements: { ConsoleLogin: 'Failure' } }),
    [ROOT_SIGN_IN],
  ],
  ['the root user calls', rootCall('iam.amazonaws.com', 'CreateAccessKey'), [ROOT_CALL]],
  [
    'a service acts for the root user',
    rootCall('kms.amazonaws.com', 'Decrypt', { userIdentity: { type: 'Root', invokedBy: 'ec2.amazonaws.com' } }),
    [],
  ],
  ['an event of a service itself', rootCall('kms.amazonaws.com', 'RotateKey', { eventType: 'AwsServiceEvent' }), []],
  ['a user signs in with MFA', consoleSignIn(), []],
  ['a user signs in without', consoleSignIn({ additionalEventData: { MFAUsed: 'No' } }), [WITHOUT_MFA]],
  [
    'a user without MFA mistypes',
    consoleSignIn({ additionalEventData: { MFAUsed: 'No' }, responseElements: { ConsoleLogin: 'Failure' } }),
    [],
  ],
  [
    'a role signs in, whose MFA is elsewhere',
    consoleSignIn({ userIdentity: { type: 'AssumedRole' }, additionalEventData: { MFAUsed: 'No' } }),
    [],
  ],
  ['a role calls', call('iam.amazonaws.com', 'CreateAccessKey'), []],
])('%s', (_, event, heard) => {
  expect(
    [...rules].filter(([, { pattern }]) => matchesPattern(pattern, event)).map(([description]) => description),
  ).toEqual(heard);
});

test('sign-ins are told at once, calls in groups', () => {
  const topicArn = stack.resolve(topic.topicArn);
  const queueArn = stack.resolve(grouping.queue.queue.queueArn);

  const targets = Object.fromEntries(
    [...rules].map(([description, rule]) => [description, rule.targets.map(({ Arn }) => Arn)]),
  );

  expect(targets).toEqual({ [ROOT_SIGN_IN]: [topicArn], [WITHOUT_MFA]: [topicArn], [ROOT_CALL]: [queueArn] });
});

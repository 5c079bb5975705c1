import { NETWORK_WATCHES } from './network-watches';
import { callsOf, oneOf, type TrailWatch } from './trail-watch';

/**
 * What the CIS AWS Foundations Benchmark asks to be told of, in its own patterns ("Security Hub CSPM controls for Amazon
 * CloudWatch", CloudWatch.1 to CloudWatch.14, AWS Security Hub User Guide), where it counts every region of the trail.
 *
 * The benchmark alarms on the first event. Refused calls and mistyped passwords happen daily, so those two wait for more.
 */
export const TRAIL_WATCHES: readonly TrailWatch[] = [
  {
    id: 'UnauthorizedCalls',
    recommendation: '4.1',
    pattern: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
    threshold: 20,
    what: 'calls were refused for lack of rights',
  },
  {
    id: 'SignInWithoutMfa',
    recommendation: '4.2',
    pattern:
      '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ' +
      '($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
    threshold: 1,
    what: 'IAM users signed in to the console without MFA',
  },
  {
    id: 'RootUse',
    recommendation: '4.3',
    pattern:
      '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
    threshold: 1,
    what: 'the root user was used',
  },
  {
    id: 'IamPolicyChanges',
    recommendation: '4.4',
    pattern: callsOf(
      'iam',
      'DeleteGroupPolicy',
      'DeleteRolePolicy',
      'DeleteUserPolicy',
      'PutGroupPolicy',
      'PutRolePolicy',
      'PutUserPolicy',
      'CreatePolicy',
      'DeletePolicy',
      'CreatePolicyVersion',
      'DeletePolicyVersion',
      'AttachRolePolicy',
      'DetachRolePolicy',
      'AttachUserPolicy',
      'DetachUserPolicy',
      'AttachGroupPolicy',
      'DetachGroupPolicy',
    ),
    threshold: 1,
    what: 'policies of IAM were changed',
  },
  {
    id: 'TrailChanges',
    recommendation: '4.5',
    pattern: `{ ${oneOf('CreateTrail', 'UpdateTrail', 'DeleteTrail', 'StartLogging', 'StopLogging')} }`,
    threshold: 1,
    what: 'a trail was changed, started or stopped',
  },
  {
    id: 'SignInFailures',
    recommendation: '4.6',
    pattern: '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
    threshold: 3,
    what: 'sign-ins to the console failed',
  },
  {
    id: 'KeyLoss',
    recommendation: '4.7',
    pattern: callsOf('kms', 'DisableKey', 'ScheduleKeyDeletion'),
    threshold: 1,
    what: 'an encryption key was disabled, or its deletion scheduled',
  },
  {
    id: 'BucketPolicyChanges',
    recommendation: '4.8',
    pattern: callsOf(
      's3',
      'PutBucketAcl',
      'PutBucketPolicy',
      'PutBucketCors',
      'PutBucketLifecycle',
      'PutBucketReplication',
      'DeleteBucketPolicy',
      'DeleteBucketCors',
      'DeleteBucketLifecycle',
      'DeleteBucketReplication',
    ),
    threshold: 1,
    what: 'policies of buckets were changed',
  },
  {
    id: 'ConfigChanges',
    recommendation: '4.9',
    pattern: callsOf(
      'config',
      'StopConfigurationRecorder',
      'DeleteDeliveryChannel',
      'PutDeliveryChannel',
      'PutConfigurationRecorder',
    ),
    threshold: 1,
    what: 'the recorder or delivery channel of AWS Config was changed',
  },
  ...NETWORK_WATCHES,
  {
    id: 'OrganizationChanges',
    recommendation: '4.15',
    pattern: callsOf(
      'organizations',
      'AcceptHandshake',
      'AttachPolicy',
      'CreateAccount',
      'CreateOrganizationalUnit',
      'CreatePolicy',
      'DeclineHandshake',
      'DeleteOrganization',
      'DeleteOrganizationalUnit',
      'DeletePolicy',
      'DetachPolicy',
      'DisablePolicyType',
      'EnablePolicyType',
      'InviteAccountToOrganization',
      'LeaveOrganization',
      'MoveAccount',
      'RemoveAccountFromOrganization',
      'UpdateOrganizationalUnit',
      'UpdatePolicy',
    ),
    threshold: 1,
    what: 'the organization was changed',
  },
];

import type { Resource } from '../resource';
import { inAccount } from './account-and-region';
import type { Call } from './heard-call';

/** What records and watches over an account, and the calls that stop it, by resource type. */
export const STOPPING_CALLS: Readonly<Record<string, readonly Call[]>> = {
  'AWS::CloudTrail::Trail': calls('cloudtrail', 'StopLogging', 'DeleteTrail'),
  'AWS::Config::ConfigurationRecorder': calls('config', 'StopConfigurationRecorder', 'DeleteConfigurationRecorder'),
  'AWS::GuardDuty::Detector': calls('guardduty', 'DeleteDetector'),
  'AWS::SecurityHub::Hub': calls('securityhub', 'DisableSecurityHub'),
};

/** Whether templates set up the watch over the account of a resource: only then are its alerts expected beside it. */
export function accountIsWatchedHere(resource: Resource): boolean {
  return Object.keys(STOPPING_CALLS).some((type) => inAccount(resource, type).length > 0);
}

function calls(service: string, ...operations: readonly string[]): readonly Call[] {
  return operations.map((operation) => ({ service, operation }));
}

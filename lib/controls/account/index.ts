import type { Control } from '../control';
import { alarmActions } from './alarm-actions';
import { analyzerExternalAccess } from './analyzer-external-access';
import { configDeliveryEncrypted } from './config-delivery-encrypted';
import { configRecorderComplete } from './config-recorder-complete';
import { detectorEnabled } from './detector-enabled';
import { detectorFeaturesOn } from './detector-features-on';
import { detectorRuntimeMonitoring } from './detector-runtime-monitoring';
import { functionLogGroupDeclared } from './function-log-group-declared';
import { functionLogLevel } from './function-log-level';
import { logArchiveLocked } from './log-archive-locked';
import { logGroupEncrypted } from './log-group-encrypted';
import { logGroupMasksPersonalData } from './log-group-masks-personal-data';
import { logGroupRetention } from './log-group-retention';
import { macieSessionEnabled } from './macie-session-enabled';
import { remediationNotDestructive } from './remediation-not-destructive';
import { securityHubStandards } from './security-hub-standards';
import { stateMachineLogsWithoutData } from './state-machine-logs-without-data';
import { trailCloudWatchLogs } from './trail-cloud-watch-logs';
import { trailEncrypted } from './trail-encrypted';
import { trailLogFileValidation } from './trail-log-file-validation';
import { trailManagementEvents } from './trail-management-events';
import { trailMultiRegion } from './trail-multi-region';

/** The controls on what exists once for an account: its trail, logs, recorder, detector and alarms. */
export const accountControls: readonly Control[] = [
  alarmActions,
  analyzerExternalAccess,
  configDeliveryEncrypted,
  configRecorderComplete,
  detectorEnabled,
  logGroupEncrypted,
  logGroupRetention,
  remediationNotDestructive,
  securityHubStandards,
  trailCloudWatchLogs,
  trailEncrypted,
  trailLogFileValidation,
  trailManagementEvents,
  trailMultiRegion,
  macieSessionEnabled,
  detectorFeaturesOn,
  detectorRuntimeMonitoring,
  logArchiveLocked,
  logGroupMasksPersonalData,
  functionLogLevel,
  functionLogGroupDeclared,
  stateMachineLogsWithoutData,
];

import type { Control } from '../control';
import { alarmActions } from './alarm-actions';
import { alarmTopicSubscribed } from './alarm-topic-subscribed';
import { analyzerExternalAccess } from './analyzer-external-access';
import { analyzerUnusedAccess } from './analyzer-unused-access';
import { configAggregatorAllRegions } from './config-aggregator-all-regions';
import { configDeliveryEncrypted } from './config-delivery-encrypted';
import { configRecorderComplete } from './config-recorder-complete';
import { configRecorderGlobalTypes } from './config-recorder-global-types';
import { configRecordingContinuous } from './config-recording-continuous';
import { conformancePackWithinLimits } from './conformance-pack-within-limits';
import { detectorEnabled } from './detector-enabled';
import { detectorFeaturesOn } from './detector-features-on';
import { detectorPublishesPromptly } from './detector-publishes-promptly';
import { detectorRuntimeAgents } from './detector-runtime-agents';
import { detectorRuntimeMonitoring } from './detector-runtime-monitoring';
import { detectorSettingsAccepted } from './detector-settings-accepted';
import { findingsAlerted } from './findings-alerted';
import { functionLogGroupDeclared } from './function-log-group-declared';
import { functionLogLevel } from './function-log-level';
import { incidentPlanComplete } from './incident-plan-complete';
import { incidentPlanCurrent } from './incident-plan-current';
import { logArchiveAtHand } from './log-archive-at-hand';
import { logArchiveLocked } from './log-archive-locked';
import { logDeliverySourceBound } from './log-delivery-source-bound';
import { logGroupEncrypted } from './log-group-encrypted';
import { logGroupMasksPersonalData } from './log-group-masks-personal-data';
import { logGroupRetention } from './log-group-retention';
import { maciePublishesPromptly } from './macie-publishes-promptly';
import { macieSessionEnabled } from './macie-session-enabled';
import { metricFilterAlarmed } from './metric-filter-alarmed';
import { processChecksPresent } from './process-checks-present';
import { remediationBounded } from './remediation-bounded';
import { remediationNotDestructive } from './remediation-not-destructive';
import { remediationOfOwnRules } from './remediation-of-own-rules';
import { rootUseAlerted } from './root-use-alerted';
import { securityHubConsolidatedFindings } from './security-hub-consolidated-findings';
import { securityHubDefaultStandardsOff } from './security-hub-default-standards-off';
import { securityHubFoundationalStandard } from './security-hub-foundational-standard';
import { securityHubPciStandard } from './security-hub-pci-standard';
import { securityHubStandards } from './security-hub-standards';
import { securityServiceOnce } from './security-service-once';
import { securityServiceStopAlerted } from './security-service-stop-alerted';
import { signInWithoutMfaAlerted } from './sign-in-without-mfa-alerted';
import { silenceAlarmed } from './silence-alarmed';
import { stateMachineLogsWithoutData } from './state-machine-logs-without-data';
import { storeReadsRecorded } from './store-reads-recorded';
import { trailCloudWatchLogs } from './trail-cloud-watch-logs';
import { trailEncrypted } from './trail-encrypted';
import { trailGlobalEvents } from './trail-global-events';
import { trailLogFileValidation } from './trail-log-file-validation';
import { trailManagementEvents } from './trail-management-events';
import { trailMultiRegion } from './trail-multi-region';
import { webAclRemovalAlerted } from './web-acl-removal-alerted';

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
  securityServiceStopAlerted,
  webAclRemovalAlerted,
  rootUseAlerted,
  signInWithoutMfaAlerted,
  findingsAlerted,
  alarmTopicSubscribed,
  metricFilterAlarmed,
  silenceAlarmed,
  trailGlobalEvents,
  storeReadsRecorded,
  logArchiveAtHand,
  logDeliverySourceBound,
  configRecorderGlobalTypes,
  configRecordingContinuous,
  configAggregatorAllRegions,
  conformancePackWithinLimits,
  processChecksPresent,
  remediationBounded,
  remediationOfOwnRules,
  securityServiceOnce,
  detectorRuntimeAgents,
  detectorSettingsAccepted,
  detectorPublishesPromptly,
  maciePublishesPromptly,
  securityHubFoundationalStandard,
  securityHubPciStandard,
  securityHubDefaultStandardsOff,
  securityHubConsolidatedFindings,
  analyzerUnusedAccess,
  incidentPlanCurrent,
  incidentPlanComplete,
];

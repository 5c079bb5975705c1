/** Operations of one service, as CloudTrail names them. */
export interface ServiceOperations {
  /** `eventSource` of the events. */
  readonly eventSource: string;
  /** `eventName` of the events. */
  readonly eventNames: readonly string[];
}

/** What switches off something that records, detects, blocks or tells. */
export const STOPPING_OPERATIONS: readonly ServiceOperations[] = [
  {
    eventSource: 'config.amazonaws.com',
    eventNames: ['StopConfigurationRecorder', 'DeleteConfigurationRecorder', 'DeleteDeliveryChannel'],
  },
  { eventSource: 'cloudtrail.amazonaws.com', eventNames: ['StopLogging', 'DeleteTrail'] },
  {
    eventSource: 'guardduty.amazonaws.com',
    eventNames: [
      'DeleteDetector',
      'DeleteMalwareProtectionPlan',
      'DisassociateFromAdministratorAccount',
      'DisassociateFromMasterAccount',
    ],
  },
  {
    eventSource: 'securityhub.amazonaws.com',
    eventNames: ['DisableSecurityHub', 'BatchDisableStandards', 'DisassociateFromAdministratorAccount'],
  },
  { eventSource: 'access-analyzer.amazonaws.com', eventNames: ['DeleteAnalyzer'] },
  { eventSource: 'macie2.amazonaws.com', eventNames: ['DisableMacie', 'DisassociateFromAdministratorAccount'] },
  { eventSource: 'inspector2.amazonaws.com', eventNames: ['Disable'] },
  {
    eventSource: 'wafv2.amazonaws.com',
    eventNames: ['DeleteWebACL', 'DisassociateWebACL', 'DeleteLoggingConfiguration'],
  },
  { eventSource: 'ec2.amazonaws.com', eventNames: ['DeleteFlowLogs'] },
  {
    eventSource: 'logs.amazonaws.com',
    eventNames: [
      'DeleteLogGroup',
      'DeleteMetricFilter',
      // The access logs of CloudFront and others that CloudWatch Logs delivers.
      'DeleteDelivery',
      'DeleteDeliverySource',
      'DeleteDeliveryDestination',
    ],
  },
  { eventSource: 'monitoring.amazonaws.com', eventNames: ['DeleteAlarms', 'DisableAlarmActions'] },
  { eventSource: 'events.amazonaws.com', eventNames: ['DisableRule', 'DeleteRule', 'RemoveTargets'] },
  { eventSource: 'sns.amazonaws.com', eventNames: ['DeleteTopic', 'Unsubscribe'] },
];

/** What can make such a thing see or tell less, and is a deployment's daily work. */
export const WEAKENING_OPERATIONS: readonly ServiceOperations[] = [
  {
    eventSource: 'config.amazonaws.com',
    eventNames: ['PutConfigurationRecorder', 'PutDeliveryChannel', 'DeleteConfigRule', 'DeleteConformancePack'],
  },
  { eventSource: 'cloudtrail.amazonaws.com', eventNames: ['UpdateTrail', 'PutEventSelectors'] },
  {
    eventSource: 'guardduty.amazonaws.com',
    eventNames: ['UpdateDetector', 'CreateFilter', 'UpdateFilter', 'UpdateMalwareProtectionPlan'],
  },
  {
    eventSource: 'securityhub.amazonaws.com',
    eventNames: ['BatchUpdateStandardsControlAssociations', 'UpdateSecurityHubConfiguration', 'UpdateStandardsControl'],
  },
  { eventSource: 'access-analyzer.amazonaws.com', eventNames: ['CreateArchiveRule', 'UpdateArchiveRule'] },
  { eventSource: 'macie2.amazonaws.com', eventNames: ['UpdateMacieSession', 'CreateFindingsFilter'] },
  { eventSource: 'wafv2.amazonaws.com', eventNames: ['UpdateWebACL', 'PutLoggingConfiguration'] },
  {
    eventSource: 'cloudfront.amazonaws.com',
    eventNames: ['UpdateDistribution', 'UpdateDistributionWithStagingConfig'],
  },
  { eventSource: 's3.amazonaws.com', eventNames: ['PutBucketLogging', 'DeleteBucketPublicAccessBlock'] },
  {
    eventSource: 'logs.amazonaws.com',
    eventNames: ['PutMetricFilter', 'DeleteRetentionPolicy', 'DeleteDataProtectionPolicy', 'DisassociateKmsKey'],
  },
  { eventSource: 'monitoring.amazonaws.com', eventNames: ['PutMetricAlarm'] },
  { eventSource: 'events.amazonaws.com', eventNames: ['PutRule'] },
  { eventSource: 'sns.amazonaws.com', eventNames: ['SetTopicAttributes', 'SetSubscriptionAttributes'] },
];

export { AccessLogBucket, type AccessLogBucketProps } from './data/access-log-bucket';
export { BackupAlerts, type BackupAlertsProps } from './data/backup-alerts';
export { BackupLockMode } from './data/backup-lock';
export { BackupVault, type BackupVaultProps } from './data/backup-vault';
export type { BucketReplica, BucketReplication } from './data/bucket-replication';
export { CustomerDataKey, type CustomerDataKeyProps } from './data/customer-data-key';
export { CustomerDatabase } from './data/customer-database';
export type { CustomerDatabaseProps } from './data/customer-database-props';
export { CustomerTable, type CustomerTableProps } from './data/customer-table';
export { DataClass } from './data/data-class';
export { DataClassification, type DataClassificationProps } from './data/data-classification';
export type { DataLabel } from './data/data-label';
export { KeyLossAlerts, type KeyLossAlertsProps } from './data/key-loss-alerts';
export { RestoreTesting, type RestoreTestingProps } from './data/restore-testing';
export { StorefrontBucket, type StorefrontBucketProps } from './data/storefront-bucket';
export { StorefrontLogGroup, type StorefrontLogGroupProps } from './data/storefront-log-group';
export { StorefrontQueue, type StorefrontQueueProps } from './data/storefront-queue';
export { StorefrontSecret, type StorefrontSecretProps } from './data/storefront-secret';
export { StorefrontTopic, type StorefrontTopicProps } from './data/storefront-topic';
export type { TableReplica } from './data/table-replica';
export { UploadAlarms, type UploadAlarmsProps } from './data/upload-alarms';
export { UploadBucket } from './data/upload-bucket';
export type { UploadBucketProps } from './data/upload-bucket-props';
export { AccessAnalyzers, type AccessAnalyzersProps } from './detection/access-analyzers';
export { AlertGroupFunction, type AlertGroupFunctionProps } from './detection/alert-group-function';
export { AlertGrouping, type AlertGroupingProps } from './detection/alert-grouping';
export { AlertSeverity } from './detection/alert-severity';
export { AlertTopic, type AlertTopicProps } from './detection/alert-topic';
export { AuditTrail, type AuditTrailProps } from './detection/audit-trail';
export { BudgetAlarm } from './detection/budget-alarm';
export type { BudgetAlarmProps } from './detection/budget-alarm-props';
export { ChatNoticeFunction, type ChatNoticeFunctionProps } from './detection/chat-notice-function';
export { ComplianceAlerts, type ComplianceAlertsProps } from './detection/compliance-alerts';
export { ConfigBaseline, type ConfigBaselineProps } from './detection/config-baseline';
export { ConfigRules, type ConfigRulesProps } from './detection/config-rules';
export { ConformancePacks, type ConformancePacksProps } from './detection/conformance-packs';
export { ControlRuleFunction, type ControlRuleFunctionProps } from './detection/control-rule-function';
export { ControlRules, type ControlRulesProps } from './detection/control-rules';
export { FindingAlerts, type FindingAlertsProps } from './detection/finding-alerts';
export { FindingSource } from './detection/finding-source';
export { GuardDutyDetector, type GuardDutyDetectorProps } from './detection/guard-duty-detector';
export { GuardDutyFeature, RuntimeAgent } from './detection/guard-duty-feature';
export { InspectorScan } from './detection/inspector-scan';
export { InspectorScanning, type InspectorScanningProps } from './detection/inspector-scanning';
export { Remediations, type RemediationsProps } from './detection/remediation';
export { RootUseAlerts, type RootUseAlertsProps } from './detection/root-use-alerts';
export { SecurityAlarms, type SecurityAlarmsProps } from './detection/security-alarms';
export { SecurityDashboard, type SecurityDashboardProps } from './detection/security-dashboard';
export { SecurityHub, type SecurityHubProps } from './detection/security-hub';
export { SecurityHubStandard } from './detection/security-hub-standard';
export { ServiceStoppedAlerts, type ServiceStoppedAlertsProps } from './detection/service-stopped-alerts';
export { SlackAlerts, type SlackAlertsProps } from './detection/slack-alerts';
export { ThreatDetection, type ThreatDetectionProps } from './detection/threat-detection';
export { TrailAlarms, type TrailAlarmsProps } from './detection/trail-alarms';
export { WebhookAlerts } from './detection/webhook-alerts';
export type { WebhookAlertsProps } from './detection/webhook-alerts-props';
export type {
  AccountCreationPrevention,
  AccountFraudProps,
  AccountTakeoverPrevention,
} from './edge/account-fraud-rules';
export type { AntiDdos } from './edge/anti-ddos-rule';
export { type BotControl, BotControlLevel } from './edge/bot-control-rule';
export { CertificateExpiryAlarm, type CertificateExpiryAlarmProps } from './edge/certificate-expiry-alarm';
export type { CustomHeadersProps } from './edge/custom-headers';
export { DistributionAccessLog, type DistributionAccessLogProps } from './edge/distribution-access-log';
export { DistributionHardening, type DistributionHardeningProps } from './edge/distribution-hardening';
export type { DnsRecordsProps } from './edge/dns-records';
export { ManagedRuleGroup } from './edge/managed-rule-group';
export type { ManagedRuleOverride } from './edge/managed-rule-overrides';
export type { ManagedRuleGroupVersion } from './edge/managed-rule-versions';
export type { PathRateLimitsProps, RequestLimit, StorefrontLimits } from './edge/path-rate-limits';
export { SecurityHeaders, type SecurityHeadersProps } from './edge/security-headers';
export type { SecurityTxt } from './edge/security-txt';
export { ServerErrorAlarm, type ServerErrorAlarmProps } from './edge/server-error-alarm';
export { StaticContent, type StaticContentProps } from './edge/static-content';
export { StorefrontBehavior, type StorefrontBehaviorOptions } from './edge/storefront-behavior';
export { StorefrontDistribution, type StorefrontDistributionProps } from './edge/storefront-distribution';
export { StorefrontOrigin } from './edge/storefront-origin';
export type { StorefrontRulesProps } from './edge/storefront-rules';
export { StorefrontWebAcl, type StorefrontWebAclProps } from './edge/storefront-web-acl';
export { UnderAttackAlarms, type UnderAttackAlarmsProps } from './edge/under-attack-alarms';
export { UnderAttackSwitch, type UnderAttackSwitchProps } from './edge/under-attack-switch';
export type { ViewerCertificateProps } from './edge/viewer-certificate';
export { type AccountForm, FormPayload } from './edge/web-acl-account-form';
export type { WebAclAlarmThresholds } from './edge/web-acl-alarms';
export { BodyInspectionLimit } from './edge/web-acl-body-limit';
export type { WebAclExemptionsProps } from './edge/web-acl-exemption-rules';
export { WebAclLog, type WebAclLogProps } from './edge/web-acl-log';
export type { WebAclOriginsProps } from './edge/web-acl-origin-rules';
export type { StorefrontPaths } from './edge/web-acl-paths';
export type { RuleRollout } from './edge/web-acl-rollout';
export { RuleMode } from './edge/web-acl-rule-mode';
export { WebAclScope } from './edge/web-acl-scope';
export { ExceptionsError, InvalidPropertyError, PolicyError, SettingsError, UserError } from './errors';
export { EvidenceLake, type EvidenceLakeProps } from './evidence-lake/evidence-lake';
export { type LakeFormat, LakeTable, type LakeTableProps, type TableLayout } from './evidence-lake/lake-table';
export type { PartitionProjection } from './evidence-lake/partition-projection';
export { WebAclLogArchive, type WebAclLogArchiveProps } from './evidence-lake/web-acl-log-archive';
export { BucketHardening, type BucketHardeningProps } from './harden/bucket-hardening';
export { DatabaseHardening, type DatabaseHardeningProps } from './harden/database-hardening';
export { KeyHardening } from './harden/key-hardening';
export { LogGroupHardening, type LogGroupHardeningProps } from './harden/log-group-hardening';
export { QueueHardening, type QueueHardeningProps } from './harden/queue-hardening';
export { StorefrontHardening, type StorefrontHardeningProps } from './harden/storefront-hardening';
export { TableHardening, type TableHardeningProps } from './harden/table-hardening';
export { TopicHardening, type TopicHardeningProps } from './harden/topic-hardening';
export type { AccountPasswordSettingsProps } from './identity/account-password-settings';
export type { AccountSecurityContact } from './identity/account-security-contact';
export { AccountSignInSettings, type AccountSignInSettingsProps } from './identity/account-sign-in-settings';
export { AuthEventExport, type AuthEventExportProps } from './identity/auth-event-export';
export { CustomMessageTrigger, type CustomMessageTriggerProps } from './identity/custom-message-trigger';
export { FactorResetAlerts, type FactorResetAlertsProps } from './identity/factor-reset-alerts';
export type { MailSenderProps } from './identity/mail-sender';
export { ManagedLogin, type ManagedLoginOptions, type ManagedLoginProps } from './identity/managed-login';
export { MfaMode } from './identity/mfa-mode';
export { NewDeviceNotice, type NewDeviceNoticeProps } from './identity/new-device-notice';
export type { OperationRateLimitsProps } from './identity/operation-rate-limits';
export type { PoolGuardProps } from './identity/pool-guard';
export { ShopperAuthFlow } from './identity/shopper-auth-flow';
export { ShopperIdentity, type ShopperIdentityProps } from './identity/shopper-identity';
export type { ShopperMobileClientProps } from './identity/shopper-mobile-client';
export {
  ShopperProtection,
  type ShopperProtectionOptions,
  type ShopperProtectionProps,
} from './identity/shopper-protection';
export type { ShopperServerClientProps } from './identity/shopper-server-client';
export type { ShopperWebClientProps } from './identity/shopper-web-client';
export { SignInAlarms, type SignInAlarmsProps } from './identity/sign-in-alarms';
export type { SignInFunctionSettings } from './identity/sign-in-function';
export type { StaffClientProps } from './identity/staff-client';
export { StaffDomain, type StaffDomainOptions } from './identity/staff-domain';
export { StaffGroup, type StaffGroupProps } from './identity/staff-group';
export { StaffIdentity } from './identity/staff-identity';
export type { StaffIdentityProps } from './identity/staff-identity-props';
export {
  type StaffAttributesProps,
  type StaffOidcProps,
  type StaffPoolProps,
  type StaffSamlProps,
  StaffSignIn,
  StaffSignInKind,
} from './identity/staff-sign-in';
export { StaffWebAcl } from './identity/staff-web-acl';
export { StepUpAuthorizer } from './identity/step-up-authorizer';
export type { StepUpAuthorizerProps } from './identity/step-up-authorizer-props';
export { StepUpTokens, type StepUpTokensProps } from './identity/step-up-tokens';
export { UserPoolWebAcl, type UserPoolWebAclProps } from './identity/user-pool-web-acl';
export { BreachAlarms, type BreachAlarmsProps } from './incident/breach-alarms';
export type { IncidentContact, IncidentNotification, IncidentNotifications } from './incident/incident-contact';
export { IncidentResponse } from './incident/incident-response';
export type { IncidentResponseProps } from './incident/incident-response-props';
export { IncidentRunbook, type IncidentRunbookProps, type RunbookParameter } from './incident/incident-runbook';
export { DmarcPolicy, type DmarcPolicyProps } from './mail/dmarc-policy';
export { MailConfiguration } from './mail/mail-configuration';
export { MailIdentity, type MailIdentityProps } from './mail/mail-identity';
export { MailReputationAlarms, type MailReputationAlarmsProps } from './mail/mail-reputation-alarms';
export { MtaStsPolicy, type MtaStsPolicyProps } from './mail/mta-sts-policy';
export { NoMailDomain, type NoMailDomainProps } from './mail/no-mail-domain';
export { TrustedMail, type TrustedMailProps } from './mail/trusted-mail';
export {
  ClosedDefaultSecurityGroup,
  type ClosedDefaultSecurityGroupProps,
} from './network/closed-default-security-group';
export { NetworkFlowLog, type NetworkFlowLogProps } from './network/network-flow-log';
export { StorefrontLoadBalancer, type StorefrontLoadBalancerProps } from './network/storefront-load-balancer';
export { StorefrontVpc, type StorefrontVpcProps } from './network/storefront-vpc';
export type { IntegrityManifest, ScriptAttributes } from './page/integrity-manifest';
export type { InventoryScript, PageInventory } from './page/page-inventory';
export { MonitorMode } from './payment/monitor-mode';
export { PaymentPage } from './payment/payment-page';
export type { PaymentPageProps } from './payment/payment-page-props';
export { PaymentProvider, type PaymentProviderProps } from './payment/payment-provider';
export type { PaymentScript } from './payment/payment-script';
export { ScriptSource, ScriptSourceKind } from './payment/script-source';
export { TamperMonitor } from './payment/tamper-monitor';
export type { TamperMonitorProps } from './payment/tamper-monitor-props';
export { ViolationReportCollector } from './payment/violation-report-collector';
export type { ViolationReportCollectorProps } from './payment/violation-report-collector-props';
export { ControlChecks } from './policy/control-checks';
export { type ExceptionGrant, ExceptionKind, Exceptions } from './policy/exceptions';
export { GdprChecks, NistCsf20Checks, PciDss401Checks } from './policy/framework-checks';
export { StorefrontChecks } from './policy/storefront-checks';
export { StorefrontPolicy, type StorefrontPolicyOptions } from './policy/storefront-policy';
export { PrivacyAlarms, type PrivacyAlarmsProps } from './privacy/privacy-alarms';
export { PrivacyRequests } from './privacy/privacy-requests';
export type { PrivacyRequestsProps } from './privacy/privacy-requests-props';
export type { PrivacyObjectsProps, PrivacyTableProps, PrivacyUserPoolProps } from './privacy/privacy-store-props';
export { ConfigRegion } from './rules/config-region';
export { PackContents } from './rules/pack-contents';
export { RecordedTypes } from './rules/recorded-types';
export { RecordingFrequency } from './rules/recording-frequency';
export { AuditAlarms, type AuditAlarmsProps } from './scheduled-audit/audit-alarms';
export { AuditSchedule, type AuditScheduleProps } from './scheduled-audit/audit-schedule';
export { ScheduledAudit, type ScheduledAuditProps } from './scheduled-audit/scheduled-audit';
export { usesExampleDomain } from './settings/example-domain';
export type {
  MailSettings,
  SecurityContactSettings,
  SignInSettings,
  StaffSettings,
} from './settings/identity-settings';
export type * from './settings/incident-settings';
export { parseSettings } from './settings/parse-settings';
export { PaymentProviderName } from './settings/payment-provider-name';
export type { PaymentScriptSettings } from './settings/payment-script-settings';
export {
  type AdoptedResources,
  PaymentIntegration,
  Profile,
  type SecurityTxtSettings,
  type StorefrontSettings,
} from './settings/settings';
export type { TrainingSettings } from './settings/training-settings';
export { MessageKind } from './shopper/message-kind';
export type { MessageText } from './shopper/message-text';
export { AccountStack, type AccountStackProps } from './stacks/account-stack';
export { AuditStack, type AuditStackProps } from './stacks/audit-stack';
export { DataStack, type DataStackProps } from './stacks/data-stack';
export { developmentDowngrades } from './stacks/development-profile';
export { EdgeStack, type EdgeStackProps } from './stacks/edge-stack';
export type { MailSender } from './stacks/identity-stack';
export { IdentityStack, type IdentityStackProps } from './stacks/identity-stack';
export { IncidentStack, type IncidentStackProps } from './stacks/incident-stack';
export { MailStack, type MailStackProps } from './stacks/mail-stack';
export { PaymentProtection, type PaymentProtectionProps } from './stacks/payment-protection';
export { PrivacyStack, type PrivacyStackProps } from './stacks/privacy-stack';
export { StorefrontExceptions } from './stacks/storefront-exceptions';
export { StorefrontStage, type StorefrontStageProps } from './stacks/storefront-stage';
export { TrainingStack, type TrainingStackProps } from './stacks/training-stack';
export type { WatchedRegion } from './stacks/watched-region';
export { BreakGlassAlerts, type BreakGlassAlertsProps } from './staff-training/break-glass-alerts';
export { BreakGlassRole, type BreakGlassRoleProps } from './staff-training/break-glass-role';
export { StaffTraining } from './staff-training/staff-training';
export type { StaffTrainingProps } from './staff-training/staff-training-props';
export { TrainingAlarms, type TrainingAlarmsProps } from './staff-training/training-alarms';
export type { TrainingCourseProps } from './staff-training/training-course-props';
export { TrainingGate } from './staff-training/training-gate';
export type { TrainingGateProps } from './staff-training/training-gate-props';
export { StaffRole } from './training/staff-role';

import type { Control } from '../control';
import { accessPointConfined } from './access-point-confined';
import { athenaResultsEncrypted } from './athena-results-encrypted';
import { backupPlanKeepsDailyBackups } from './backup-plan-keeps-daily-backups';
import { backupVaultEncrypted } from './backup-vault-encrypted';
import { backupVaultLocked } from './backup-vault-locked';
import { backupVaultProtected } from './backup-vault-protected';
import { backupsRestoreTested } from './backups-restore-tested';
import { bucketAccessLogs } from './bucket-access-logs';
import { bucketAclsDisabled } from './bucket-acls-disabled';
import { bucketEncryptedWithKms } from './bucket-encrypted-with-kms';
import { bucketIncompleteUploadsEnd } from './bucket-incomplete-uploads-end';
import { bucketLifecycle } from './bucket-lifecycle';
import { bucketNoWebsite } from './bucket-no-website';
import { bucketOldVersionsExpire } from './bucket-old-versions-expire';
import { bucketOtherKeysRefused } from './bucket-other-keys-refused';
import { bucketPolicyActionsNamed } from './bucket-policy-actions-named';
import { bucketPolicyNotPublic } from './bucket-policy-not-public';
import { bucketPublicAccessBlocked } from './bucket-public-access-blocked';
import { bucketReplicasEncrypted } from './bucket-replicas-encrypted';
import { bucketTlsOnly } from './bucket-tls-only';
import { bucketVersioning } from './bucket-versioning';
import { cacheAuthentication } from './cache-authentication';
import { cacheBackups } from './cache-backups';
import { cacheEncrypted } from './cache-encrypted';
import { cacheTransitEncrypted } from './cache-transit-encrypted';
import { copiesInAllowedRegions } from './copies-in-allowed-regions';
import { dataClassified } from './data-classified';
import { dataInAllowedRegions } from './data-in-allowed-regions';
import { databaseBackups } from './database-backups';
import { databaseDeletionProtection } from './database-deletion-protection';
import { databaseEncrypted } from './database-encrypted';
import { databaseIamAuthentication } from './database-iam-authentication';
import { databaseInsightsEncrypted } from './database-insights-encrypted';
import { databaseLogs } from './database-logs';
import { databaseMinorUpgrades } from './database-minor-upgrades';
import { databaseMultiAz } from './database-multi-az';
import { databasePasswordNotLiteral } from './database-password-not-literal';
import { databaseRecoveryWindow } from './database-recovery-window';
import { databaseSecretCustomerManagedKey } from './database-secret-customer-managed-key';
import { databaseSnapshotTags } from './database-snapshot-tags';
import { databaseTls } from './database-tls';
import { deliveryStreamEncrypted } from './delivery-stream-encrypted';
import { eventBusPolicyNotPublic } from './event-bus-policy-not-public';
import { fileSystemEncrypted } from './file-system-encrypted';
import { fileSystemTls } from './file-system-tls';
import { functionEnvironmentEncrypted } from './function-environment-encrypted';
import { glueEncrypted } from './glue-encrypted';
import { kafkaTransitEncrypted } from './kafka-transit-encrypted';
import { keyDeletionWatched } from './key-deletion-watched';
import { keyDeletionWindow } from './key-deletion-window';
import { keyDutiesSeparated } from './key-duties-separated';
import { keyPolicyNotPublic } from './key-policy-not-public';
import { keyRotation } from './key-rotation';
import { malwareScanTagging } from './malware-scan-tagging';
import { messageBrokerLogging } from './message-broker-logging';
import { noPlaintextSecrets } from './no-plaintext-secrets';
import { queueDeadLetters } from './queue-dead-letters';
import { queueEncrypted } from './queue-encrypted';
import { queuePolicyNotPublic } from './queue-policy-not-public';
import { queueTlsOnly } from './queue-tls-only';
import { referencesInAllowedRegions } from './references-in-allowed-regions';
import { resourceSecretsNotLiteral } from './resource-secrets-not-literal';
import { scanResultsHandled } from './scan-results-handled';
import { scanTagProtected } from './scan-tag-protected';
import { searchDomainAuditLogs } from './search-domain-audit-logs';
import { searchDomainEncrypted } from './search-domain-encrypted';
import { searchDomainHttps } from './search-domain-https';
import { searchDomainNodeEncryption } from './search-domain-node-encryption';
import { searchDomainPolicyNotPublic } from './search-domain-policy-not-public';
import { secretCustomerManagedKey } from './secret-customer-managed-key';
import { secretPolicyNotPublic } from './secret-policy-not-public';
import { secretReplicaCustomerManagedKey } from './secret-replica-customer-managed-key';
import { secretRotation } from './secret-rotation';
import { storeCustomerManagedKey } from './store-customer-managed-key';
import { storeInBackupPlan } from './store-in-backup-plan';
import { storePolicyNotPublic } from './store-policy-not-public';
import { streamEncrypted } from './stream-encrypted';
import { subscriptionHttps } from './subscription-https';
import { tableCustomerManagedKey } from './table-customer-managed-key';
import { tableDeletionProtection } from './table-deletion-protection';
import { tablePointInTimeRecovery } from './table-point-in-time-recovery';
import { tableRecoveryWindow } from './table-recovery-window';
import { tableTimeToLive } from './table-time-to-live';
import { topicEncrypted } from './topic-encrypted';
import { topicPolicyNotPublic } from './topic-policy-not-public';
import { topicTlsOnly } from './topic-tls-only';
import { unscannedReadsDenied } from './unscanned-reads-denied';
import { uploadsScanned } from './uploads-scanned';
import { volumeEncrypted } from './volume-encrypted';
import { warehouseEncrypted } from './warehouse-encrypted';

/** Controls over what the shop stores: keys, secrets, buckets, tables, databases, caches, topics and queues. */
export const dataControls: readonly Control[] = [
  keyRotation,
  keyPolicyNotPublic,
  keyDeletionWindow,
  secretCustomerManagedKey,
  secretRotation,
  secretPolicyNotPublic,
  noPlaintextSecrets,
  functionEnvironmentEncrypted,
  resourceSecretsNotLiteral,
  databasePasswordNotLiteral,
  bucketPublicAccessBlocked,
  bucketPolicyNotPublic,
  bucketAclsDisabled,
  bucketEncryptedWithKms,
  bucketTlsOnly,
  bucketVersioning,
  bucketAccessLogs,
  tableCustomerManagedKey,
  tablePointInTimeRecovery,
  tableDeletionProtection,
  databaseEncrypted,
  databaseBackups,
  databaseDeletionProtection,
  cacheEncrypted,
  cacheTransitEncrypted,
  topicEncrypted,
  topicTlsOnly,
  topicPolicyNotPublic,
  subscriptionHttps,
  queueEncrypted,
  queueTlsOnly,
  queuePolicyNotPublic,
  eventBusPolicyNotPublic,
  streamEncrypted,
  deliveryStreamEncrypted,
  kafkaTransitEncrypted,
  messageBrokerLogging,
  searchDomainEncrypted,
  searchDomainNodeEncryption,
  searchDomainHttps,
  searchDomainPolicyNotPublic,
  searchDomainAuditLogs,
  databaseTls,
  databaseIamAuthentication,
  databaseMinorUpgrades,
  databaseMultiAz,
  databaseLogs,
  warehouseEncrypted,
  cacheAuthentication,
  cacheBackups,
  fileSystemEncrypted,
  fileSystemTls,
  accessPointConfined,
  volumeEncrypted,
  backupVaultEncrypted,
  backupVaultProtected,
  storePolicyNotPublic,
  bucketPolicyActionsNamed,
  bucketLifecycle,
  bucketNoWebsite,
  athenaResultsEncrypted,
  glueEncrypted,
  dataInAllowedRegions,
  copiesInAllowedRegions,
  referencesInAllowedRegions,
  dataClassified,
  storeCustomerManagedKey,
  databaseSecretCustomerManagedKey,
  databaseInsightsEncrypted,
  databaseRecoveryWindow,
  databaseSnapshotTags,
  secretReplicaCustomerManagedKey,
  keyDutiesSeparated,
  keyDeletionWatched,
  bucketOtherKeysRefused,
  bucketOldVersionsExpire,
  bucketIncompleteUploadsEnd,
  bucketReplicasEncrypted,
  tableRecoveryWindow,
  tableTimeToLive,
  backupPlanKeepsDailyBackups,
  backupVaultLocked,
  backupsRestoreTested,
  storeInBackupPlan,
  uploadsScanned,
  malwareScanTagging,
  unscannedReadsDenied,
  scanTagProtected,
  scanResultsHandled,
  queueDeadLetters,
];

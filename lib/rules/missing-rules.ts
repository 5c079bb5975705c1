/** Opened in 2025: Taipei, New Zealand, Thailand, Mexico. */
const NEWEST = 'ap-east-2 ap-southeast-6 ap-southeast-7 mx-central-1';

/** Opened from 2022 to 2024: Hyderabad, Melbourne, Malaysia, Calgary, Zurich, Spain, Tel Aviv, UAE. */
const YOUNG = 'ap-south-2 ap-southeast-4 ap-southeast-5 ca-west-1 eu-central-2 eu-south-2 il-central-1 me-central-1';

/** Beijing and Ningxia. */
const CHINA = 'cn-north-1 cn-northwest-1';

/** AWS GovCloud (US). */
const GOVERNMENT = 'us-gov-east-1 us-gov-west-1';

/**
 * The regions in which AWS Config does not have a managed rule of the catalogue, each entry a list with spaces between.
 * A rule that is not named here exists wherever AWS Config does.
 *
 * Source of each row: the line "AWS Region" on the rule's own page in the AWS Config Developer Guide, which
 * "List of AWS Config Managed Rules by Region Availability" collects. CloudFront's rules are not here: that they exist
 * in us-east-1 alone stands on the controls.
 */
export const MISSING_RULES: Readonly<Record<string, readonly string[]>> = {
  ACM_CERTIFICATE_RSA_CHECK: [NEWEST, CHINA, GOVERNMENT],
  ACM_CERTIFICATE_TRANSPARENT_LOGGING_ENABLED: [CHINA, GOVERNMENT, 'ap-east-2 ap-southeast-6'],
  ALB_DESYNC_MODE_CHECK: [NEWEST],
  APIGATEWAY_DOMAIN_NAME_TLS_CHECK: [CHINA, GOVERNMENT, 'ap-southeast-6'],
  API_GWV2_AUTHORIZATION_TYPE_CONFIGURED: [NEWEST, YOUNG, GOVERNMENT, 'ap-southeast-3'],
  API_GW_ASSOCIATED_WITH_WAF: ['ap-east-2 ap-southeast-6'],
  APPSYNC_ASSOCIATED_WITH_WAF: [NEWEST, YOUNG, GOVERNMENT, 'af-south-1 ap-southeast-3'],
  APPSYNC_AUTHORIZATION_CHECK: [NEWEST, GOVERNMENT, 'ap-southeast-4 ap-southeast-5 ca-west-1 il-central-1'],
  APPSYNC_LOGGING_ENABLED: [NEWEST, GOVERNMENT, 'ap-southeast-4 ap-southeast-5 ca-west-1 il-central-1'],
  ATHENA_WORKGROUP_ENCRYPTED_AT_REST: [NEWEST, YOUNG, GOVERNMENT],
  ATHENA_WORKGROUP_ENFORCE_WORKGROUP_CONFIGURATION: [NEWEST, CHINA, GOVERNMENT, 'ap-southeast-5'],
  BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK: [NEWEST, CHINA, 'ap-southeast-5 ca-west-1 il-central-1'],
  BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED: [NEWEST, CHINA, 'ap-southeast-5 ca-west-1 il-central-1'],
  CLOUDWATCH_ALARM_ACTION_ENABLED_CHECK: [NEWEST, GOVERNMENT],
  CODEBUILD_PROJECT_ARTIFACT_ENCRYPTION: [NEWEST, YOUNG, CHINA, GOVERNMENT, 'ap-northeast-3 ap-southeast-3'],
  CODEBUILD_PROJECT_ENVIRONMENT_PRIVILEGED_CHECK: [NEWEST, YOUNG, 'ap-northeast-3 ap-southeast-3'],
  CODEBUILD_PROJECT_ENVVAR_AWSCRED_CHECK: [NEWEST, 'ap-southeast-3 ap-southeast-5 ca-west-1'],
  CODEBUILD_PROJECT_S3_LOGS_ENCRYPTED: [NEWEST, 'ap-southeast-3 ap-southeast-5 ca-west-1'],
  CODEBUILD_PROJECT_SOURCE_REPO_URL_CHECK: [NEWEST, 'ap-southeast-3 ap-southeast-5 ca-west-1'],
  COGNITO_IDENTITY_POOL_UNAUTH_ACCESS_CHECK: [NEWEST, 'ap-southeast-5 cn-northwest-1 us-gov-east-1'],
  COGNITO_USER_POOL_ADVANCED_SECURITY_ENABLED: [
    NEWEST,
    CHINA,
    GOVERNMENT,
    'af-south-1 ap-east-1 ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ca-west-1 eu-central-2 eu-south-2 me-central-1',
  ],
  COGNITO_USER_POOL_DELETION_PROTECTION_ENABLED: [NEWEST, CHINA, GOVERNMENT, 'ap-southeast-5'],
  COGNITO_USER_POOL_MFA_ENABLED: [NEWEST, CHINA, GOVERNMENT, 'ap-southeast-5'],
  COGNITO_USER_POOL_PASSWORD_POLICY_CHECK: [NEWEST, CHINA, GOVERNMENT, 'ap-southeast-5'],
  DYNAMODB_TABLE_DELETION_PROTECTION_ENABLED: [NEWEST],
  EC2_LAUNCH_TEMPLATES_EBS_VOLUME_ENCRYPTED: [NEWEST, YOUNG],
  EC2_LAUNCH_TEMPLATE_IMDSV2_CHECK: [NEWEST, YOUNG, GOVERNMENT],
  EC2_LAUNCH_TEMPLATE_PUBLIC_IP_DISABLED: [NEWEST, YOUNG, GOVERNMENT],
  ECR_PRIVATE_IMAGE_SCANNING_ENABLED: [NEWEST, CHINA],
  ECR_PRIVATE_TAG_IMMUTABILITY_ENABLED: [NEWEST, 'ap-southeast-5 il-central-1'],
  ECR_REPOSITORY_CMK_ENCRYPTION_ENABLED: [NEWEST, 'ap-southeast-5 ca-west-1 il-central-1'],
  ECS_CONTAINERS_NONPRIVILEGED: [NEWEST],
  ECS_CONTAINERS_READONLY_ACCESS: [NEWEST],
  ECS_NO_ENVIRONMENT_SECRETS: [NEWEST, GOVERNMENT],
  ECS_TASK_DEFINITION_EFS_ENCRYPTION_ENABLED: [NEWEST],
  ECS_TASK_DEFINITION_LOG_CONFIGURATION: [NEWEST, GOVERNMENT],
  ECS_TASK_DEFINITION_NETWORK_MODE_NOT_HOST: [NEWEST],
  ECS_TASK_DEFINITION_PID_MODE_CHECK: [NEWEST, GOVERNMENT],
  EFS_ACCESS_POINT_ENFORCE_ROOT_DIRECTORY: [NEWEST, GOVERNMENT, 'ap-southeast-5 cn-northwest-1 il-central-1'],
  EFS_ACCESS_POINT_ENFORCE_USER_IDENTITY: [NEWEST, 'ap-southeast-5 cn-northwest-1 il-central-1'],
  EKS_SECRETS_ENCRYPTED: ['ap-southeast-6'],
  ELASTICACHE_RBAC_AUTH_ENABLED: [NEWEST, YOUNG, CHINA, GOVERNMENT, 'ap-southeast-3'],
  ELASTICACHE_REDIS_CLUSTER_AUTOMATIC_BACKUP_CHECK: ['ap-east-2'],
  ELASTICACHE_REPL_GRP_ENCRYPTED_AT_REST: [
    NEWEST,
    GOVERNMENT,
    'ap-southeast-4 ap-southeast-5 ca-west-1 il-central-1 me-central-1',
  ],
  ELASTICACHE_REPL_GRP_ENCRYPTED_IN_TRANSIT: [
    NEWEST,
    GOVERNMENT,
    'ap-southeast-4 ap-southeast-5 ca-west-1 il-central-1 me-central-1',
  ],
  ELASTICACHE_REPL_GRP_REDIS_AUTH_ENABLED: [NEWEST, YOUNG, GOVERNMENT, 'ap-southeast-3'],
  ELBV2_PREDEFINED_SECURITY_POLICY_SSL_CHECK: [NEWEST, YOUNG, 'ap-southeast-3'],
  GUARDDUTY_EC2_PROTECTION_RUNTIME_ENABLED: [NEWEST, CHINA, GOVERNMENT, 'ap-southeast-5 ca-west-1'],
  GUARDDUTY_ECS_PROTECTION_RUNTIME_ENABLED: [NEWEST, CHINA, GOVERNMENT, 'ap-southeast-5 ca-west-1'],
  GUARDDUTY_ENABLED_CENTRALIZED: [NEWEST],
  GUARDDUTY_LAMBDA_PROTECTION_ENABLED: [NEWEST, CHINA, 'ap-southeast-5 ca-west-1'],
  GUARDDUTY_MALWARE_PROTECTION_ENABLED: [NEWEST, CHINA, GOVERNMENT, 'ap-southeast-5 ca-west-1'],
  GUARDDUTY_RDS_PROTECTION_ENABLED: [NEWEST, CHINA, GOVERNMENT, 'ap-southeast-5 ca-west-1'],
  GUARDDUTY_RUNTIME_MONITORING_ENABLED: [NEWEST, CHINA, GOVERNMENT, 'ap-southeast-5 ca-west-1'],
  GUARDDUTY_S3_PROTECTION_ENABLED: [NEWEST, CHINA, 'ap-southeast-5 ca-west-1'],
  IAM_CUSTOMER_POLICY_BLOCKED_KMS_ACTIONS: [NEWEST, YOUNG],
  IAM_EXTERNAL_ACCESS_ANALYZER_ENABLED: [NEWEST, CHINA, GOVERNMENT, 'ap-southeast-5 ca-west-1 il-central-1'],
  IAM_INLINE_POLICY_BLOCKED_KMS_ACTIONS: [NEWEST, YOUNG],
  IAM_POLICY_BLACKLISTED_CHECK: [NEWEST, YOUNG],
  IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS: [NEWEST, YOUNG],
  IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS: [NEWEST, YOUNG],
  IAM_USER_NO_POLICIES_CHECK: [NEWEST, YOUNG],
  KINESIS_FIREHOSE_DELIVERY_STREAM_ENCRYPTED: [NEWEST, CHINA],
  KINESIS_STREAM_ENCRYPTED: [NEWEST, 'ap-southeast-5 ca-west-1 il-central-1'],
  KMS_CMK_NOT_SCHEDULED_FOR_DELETION: ['ap-east-2 ap-southeast-6 eu-south-1'],
  KMS_KEY_POLICY_NO_PUBLIC_ACCESS: [NEWEST, GOVERNMENT, 'ap-southeast-5 ca-west-1'],
  LAMBDA_FUNCTION_APPLICATION_LOG_LEVEL_CHECK: [CHINA, GOVERNMENT, 'ap-southeast-6'],
  LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED: ['cn-northwest-1 eu-south-2'],
  LAMBDA_FUNCTION_SETTINGS_CHECK: ['cn-northwest-1'],
  MACIE_STATUS_CHECK: [NEWEST, YOUNG, CHINA, GOVERNMENT, 'ap-southeast-3'],
  MQ_CLOUDWATCH_AUDIT_LOG_ENABLED: [
    NEWEST,
    CHINA,
    'ap-south-2 ap-southeast-5 ca-west-1 eu-central-2 eu-south-2 il-central-1',
  ],
  MQ_NO_PUBLIC_ACCESS: [NEWEST, YOUNG, CHINA, GOVERNMENT, 'af-south-1 ap-southeast-3'],
  MSK_CLUSTER_PUBLIC_ACCESS_DISABLED: [NEWEST, 'ap-southeast-5 ca-west-1 il-central-1'],
  MSK_IN_CLUSTER_NODE_REQUIRE_TLS: [NEWEST, GOVERNMENT, 'ap-southeast-5 ca-west-1 il-central-1'],
  NACL_NO_UNRESTRICTED_SSH_RDP: [NEWEST],
  NEPTUNE_CLUSTER_COPY_TAGS_TO_SNAPSHOT_ENABLED: [
    NEWEST,
    GOVERNMENT,
    'ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ca-west-1 cn-north-1 eu-central-2 eu-south-1 eu-south-2',
  ],
  OPENSEARCH_AUDIT_LOGGING_ENABLED: [NEWEST, YOUNG, CHINA, GOVERNMENT],
  OPENSEARCH_ENCRYPTED_AT_REST: [NEWEST, YOUNG, CHINA, GOVERNMENT],
  OPENSEARCH_HTTPS_REQUIRED: [NEWEST, YOUNG, CHINA, GOVERNMENT],
  OPENSEARCH_IN_VPC_ONLY: [NEWEST, YOUNG, CHINA, GOVERNMENT],
  OPENSEARCH_NODE_TO_NODE_ENCRYPTION_CHECK: [NEWEST, YOUNG, CHINA, GOVERNMENT],
  RDS_AURORA_POSTGRESQL_LOGS_TO_CLOUDWATCH: [
    NEWEST,
    'ap-south-2 ap-southeast-4 ap-southeast-5 ca-west-1 cn-north-1 eu-south-2 il-central-1',
  ],
  RDS_CLUSTER_BACKUP_RETENTION_CHECK: [CHINA, GOVERNMENT, 'ap-southeast-6'],
  RDS_CLUSTER_DELETION_PROTECTION_ENABLED: ['cn-north-1'],
  RDS_CLUSTER_ENCRYPTED_AT_REST: [NEWEST, GOVERNMENT, 'ap-southeast-5 ca-west-1 cn-north-1'],
  RDS_CLUSTER_IAM_AUTHENTICATION_ENABLED: ['cn-north-1'],
  RDS_INSTANCE_SUBNET_IGW_CHECK: [NEWEST, 'ap-southeast-5'],
  RDS_MARIADB_INSTANCE_ENCRYPTED_IN_TRANSIT: [NEWEST, 'ap-southeast-5 ca-west-1'],
  RDS_MYSQL_CLUSTER_COPY_TAGS_TO_SNAPSHOT_CHECK: [NEWEST, GOVERNMENT, 'cn-north-1 us-west-1'],
  RDS_MYSQL_INSTANCE_ENCRYPTED_IN_TRANSIT: [NEWEST, 'ap-southeast-5 ca-west-1'],
  RDS_PGSQL_CLUSTER_COPY_TAGS_TO_SNAPSHOT_CHECK: [NEWEST, GOVERNMENT, 'cn-north-1 us-west-1'],
  RDS_POSTGRESQL_LOGS_TO_CLOUDWATCH: [NEWEST, 'ap-southeast-5 ca-west-1'],
  RDS_POSTGRES_INSTANCE_ENCRYPTED_IN_TRANSIT: [NEWEST, 'ap-southeast-5 ca-west-1'],
  RDS_PROXY_TLS_ENCRYPTION: [NEWEST, GOVERNMENT, 'ap-southeast-5'],
  RDS_SQLSERVER_ENCRYPTED_IN_TRANSIT: [NEWEST, 'ap-southeast-5'],
  REDSHIFT_AUDIT_LOGGING_ENABLED: [NEWEST, YOUNG, CHINA, GOVERNMENT, 'ap-southeast-3'],
  REDSHIFT_CLUSTER_KMS_ENABLED: ['mx-central-1'],
  REDSHIFT_CLUSTER_PUBLIC_ACCESS_CHECK: ['mx-central-1'],
  REDSHIFT_REQUIRE_TLS_SSL: ['mx-central-1'],
  S3_BUCKET_ACL_PROHIBITED: [NEWEST],
  S3_VERSION_LIFECYCLE_POLICY_CHECK: [NEWEST],
  SES_SENDING_TLS_REQUIRED: [
    NEWEST,
    CHINA,
    'ap-east-1 ap-south-2 ap-southeast-4 ap-southeast-5 ca-west-1 eu-central-2 eu-south-2 me-central-1 us-gov-east-1',
  ],
  SNS_TOPIC_NO_PUBLIC_ACCESS: [NEWEST, GOVERNMENT, 'ap-southeast-5 ca-west-1'],
  SQS_QUEUE_DLQ_CHECK: [NEWEST, YOUNG, 'ap-southeast-3'],
  SQS_QUEUE_NO_PUBLIC_ACCESS: [NEWEST, YOUNG, GOVERNMENT, 'ap-southeast-3'],
  STEP_FUNCTIONS_STATE_MACHINE_LOGGING_ENABLED: [
    NEWEST,
    GOVERNMENT,
    'ap-southeast-4 ap-southeast-5 ca-west-1 il-central-1',
  ],
  VPC_SG_PORT_RESTRICTION_CHECK: [NEWEST, 'ca-west-1'],
};

/** Rules that exist in a few regions alone, from the same source. */
export const RULES_OF_FEW_REGIONS: Readonly<Record<string, string>> = {
  SES_MALWARE_SCANNING_ENABLED: 'eu-west-1 us-east-1 us-west-2',
};

import { type Answers, Refusal } from './account-server';

export const ACCOUNT = '123456789012';
const TRAIL = `arn:aws:cloudtrail:eu-west-1:${ACCOUNT}:trail/audit`;

/** What the services of an account say that has everything, in good order, in both regions. */
export const WELL_KEPT: Answers = {
  'sts:GetCallerIdentity': `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::${ACCOUNT}:user/ann</Arn><UserId>AIDA</UserId><Account>${ACCOUNT}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
  'config:DescribeConfigurationRecorders': {
    ConfigurationRecorders: [
      {
        name: 'default',
        roleARN: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
        recordingGroup: {
          allSupported: true,
          includeGlobalResourceTypes: true,
          resourceTypes: [],
          recordingStrategy: { useOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' },
        },
        recordingMode: { recordingFrequency: 'CONTINUOUS' },
      },
    ],
  },
  'config:DescribeConfigurationRecorderStatus': {
    ConfigurationRecordersStatus: [{ name: 'default', recording: true, lastStatus: 'Success' }],
  },
  'config:DescribeDeliveryChannels': {
    DeliveryChannels: [
      { name: 'default', s3BucketName: 'config-archive', s3KmsKeyArn: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1` },
    ],
  },
  'config:DescribeDeliveryChannelStatus': {
    DeliveryChannelsStatus: [{ name: 'default', configHistoryDeliveryInfo: { lastStatus: 'Success' } }],
  },
  'cloudtrail:DescribeTrails': {
    trailList: [
      {
        Name: 'audit',
        S3BucketName: 'trail-archive',
        IsMultiRegionTrail: true,
        HomeRegion: 'eu-west-1',
        TrailARN: TRAIL,
        LogFileValidationEnabled: true,
        CloudWatchLogsLogGroupArn: `arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:audit:*`,
        KmsKeyId: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/2`,
        IsOrganizationTrail: false,
      },
    ],
  },
  'cloudtrail:GetTrailStatus': { IsLogging: true },
  'cloudtrail:GetEventSelectors': {
    TrailARN: TRAIL,
    EventSelectors: [
      {
        ReadWriteType: 'All',
        IncludeManagementEvents: true,
        DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }],
      },
    ],
  },
  'guardduty:ListDetectors': { detectorIds: ['d1'] },
  'guardduty:GetDetector': {
    serviceRole: 'role',
    status: 'ENABLED',
    features: [
      { name: 'CLOUD_TRAIL', status: 'ENABLED' },
      { name: 'S3_DATA_EVENTS', status: 'ENABLED' },
      { name: 'LAMBDA_NETWORK_LOGS', status: 'ENABLED' },
      { name: 'EKS_AUDIT_LOGS', status: 'DISABLED' },
    ],
  },
  'securityhub:DescribeHub': ({ region }) => ({ HubArn: `arn:aws:securityhub:${region}:${ACCOUNT}:hub/default` }),
  'securityhub:GetEnabledStandards': ({ region, body }) =>
    body.includes('second')
      ? { StandardsSubscriptions: [standard(region, 'aws-foundational-security-best-practices/v/1.0.0')] }
      : { StandardsSubscriptions: [standard(region, 'pci-dss/v/4.0.1')], NextToken: 'second' },
  'access-analyzer:ListAnalyzers': {
    analyzers: [
      {
        arn: `arn:aws:access-analyzer:eu-central-1:${ACCOUNT}:analyzer/outside`,
        name: 'outside',
        type: 'ACCOUNT',
        createdAt: '2026-01-01T00:00:00Z',
        status: 'ACTIVE',
      },
    ],
  },
  'macie2:GetMacieSession': { status: 'ENABLED' },
  'glue:GetDataCatalogEncryptionSettings': catalogEncryption('SSE-KMS', true),
  'inspector2:BatchGetAccountStatus': inspectorStatus('ENABLED', 'ENABLED'),
  'iam:GetAccountPasswordPolicy':
    '<GetAccountPasswordPolicyResponse><GetAccountPasswordPolicyResult><PasswordPolicy><MinimumPasswordLength>14</MinimumPasswordLength><PasswordReusePrevention>24</PasswordReusePrevention><MaxPasswordAge>90</MaxPasswordAge></PasswordPolicy></GetAccountPasswordPolicyResult></GetAccountPasswordPolicyResponse>',
  'account:GetAlternateContact': {
    AlternateContact: { AlternateContactType: 'SECURITY', EmailAddress: 'security@example.com' },
  },
};

/** What the services of an account say that has nothing of all this. */
export const EMPTY: Answers = {
  'sts:GetCallerIdentity': WELL_KEPT['sts:GetCallerIdentity'] ?? '',
  'config:DescribeConfigurationRecorders': { ConfigurationRecorders: [] },
  'config:DescribeDeliveryChannels': { DeliveryChannels: [] },
  'cloudtrail:DescribeTrails': { trailList: [] },
  'guardduty:ListDetectors': { detectorIds: [] },
  'securityhub:DescribeHub': new Refusal(
    401,
    'InvalidAccessException',
    `Account ${ACCOUNT} is not subscribed to AWS Security Hub`,
  ),
  'access-analyzer:ListAnalyzers': { analyzers: [] },
  'macie2:GetMacieSession': new Refusal(403, 'AccessDeniedException', 'Macie is not enabled.'),
  'glue:GetDataCatalogEncryptionSettings': catalogEncryption('DISABLED', false),
  'inspector2:BatchGetAccountStatus': inspectorStatus('DISABLED', 'DISABLED'),
  'iam:GetAccountPasswordPolicy': new Refusal(
    404,
    'NoSuchEntity',
    `The Password Policy with domain name ${ACCOUNT} cannot be found.`,
  ),
  'account:GetAlternateContact': new Refusal(
    404,
    'ResourceNotFoundException',
    'No contact of the inputted alternate contact type found.',
  ),
};

/** The account that has everything, with some keys of the first item of one answer changed. */
export function changed(action: string, list: string, change: object): Answers {
  const answer = WELL_KEPT[action];
  if (typeof answer !== 'object' || answer instanceof Refusal) throw new Error(`${action} has no fixed answer`);
  const [first] = Reflect.get(answer, list) as readonly object[];
  return { ...WELL_KEPT, [action]: { [list]: [{ ...first, ...change }] } };
}

/** As a service refuses a caller without the permission. */
export function denied(action: string): Refusal {
  const message = `User: arn:aws:iam::${ACCOUNT}:user/ann is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`;
  return new Refusal(
    action.startsWith('config:') || action.startsWith('cloudtrail:') ? 400 : 403,
    'AccessDeniedException',
    message,
  );
}

/** The status of Amazon Inspector, of the account and of its functions. */
export function inspectorStatus(account: string, functions: string) {
  const state = (status: string) => ({ status, errorCode: 'ALREADY_ENABLED', errorMessage: '' });
  const resourceState = { ec2: state('ENABLED'), ecr: state('DISABLED'), lambda: state(functions) };
  return { accounts: [{ accountId: ACCOUNT, state: state(account), resourceState }] };
}

/** The settings of the Glue data catalog. */
export function catalogEncryption(CatalogEncryptionMode: string, ReturnConnectionPasswordEncrypted: boolean) {
  return {
    DataCatalogEncryptionSettings: {
      EncryptionAtRest: { CatalogEncryptionMode },
      ConnectionPasswordEncryption: { ReturnConnectionPasswordEncrypted },
    },
  };
}

/** A subscription to a standard. */
export function standard(region: string, name: string, status = 'READY') {
  return {
    StandardsSubscriptionArn: `arn:aws:securityhub:${region}:${ACCOUNT}:subscription/${name}`,
    StandardsArn: `arn:aws:securityhub:${region}::standards/${name}`,
    StandardsInput: {},
    StandardsStatus: status,
  };
}

import type { AdoptKey } from '../../lib/account/account-thing';
import type { Answers } from './account-server';
import { readAccount } from './read-account';
import { catalogEncryption, changed, EMPTY, inspectorStatus, standard, WELL_KEPT } from './sample-account';

jest.setTimeout(60_000);

describe('what is adopted lacks', () => {
  const RECORDERS = 'config:DescribeConfigurationRecorders';
  const stopped = { ConfigurationRecordersStatus: [{ name: 'default', recording: false }] };
  const failing = {
    ConfigurationRecordersStatus: [
      { name: 'default', recording: true, lastStatus: 'Failure', lastErrorCode: 'AccessDenied' },
    ],
  };
  const chosenTypes = { allSupported: false, includeGlobalResourceTypes: false, resourceTypes: ['AWS::S3::Bucket'] };
  const withoutIam = { allSupported: true, includeGlobalResourceTypes: false };
  const selectors = (selector: object) => ({ EventSelectors: [selector] });
  const dataOnly = {
    AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Data'] }] }],
  };
  const manager = { ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [] };
  const policy = (settings: string) =>
    `<R><GetAccountPasswordPolicyResult><PasswordPolicy>${settings}</PasswordPolicy></GetAccountPasswordPolicyResult></R>`;

  test.each<[AdoptKey, string, Answers, readonly (string | RegExp)[]]>([
    [
      'configRecorder',
      'a recorder that stands still',
      { ...WELL_KEPT, 'config:DescribeConfigurationRecorderStatus': stopped },
      ['it is stopped: rules judge nothing until it is started (config:StartConfigurationRecorder)'],
    ],
    [
      'configRecorder',
      'a recorder that fails',
      { ...WELL_KEPT, 'config:DescribeConfigurationRecorderStatus': failing },
      ['its last recording failed: AccessDenied'],
    ],
    [
      'configRecorder',
      'a recorder of chosen types',
      changed(RECORDERS, 'ConfigurationRecorders', { recordingGroup: chosenTypes }),
      [/^ConfigRecorderComplete: .*AllSupported/],
    ],
    [
      'configRecorder',
      'a recorder without IAM',
      changed(RECORDERS, 'ConfigurationRecorders', { recordingGroup: withoutIam }),
      ['IAM users, roles and policies are not recorded (includeGlobalResourceTypes is false)'],
    ],
    [
      'edgeConfigRecorder',
      'IAM is recorded in the home region',
      changed(RECORDERS, 'ConfigurationRecorders', { recordingGroup: withoutIam }),
      [],
    ],
    [
      'configRecorder',
      'a recorder that leaves out what guards data',
      changed(RECORDERS, 'ConfigurationRecorders', {
        recordingGroup: {
          allSupported: false,
          recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
          exclusionByResourceTypes: { resourceTypes: ['AWS::KMS::Key'] },
        },
      }),
      [/^ConfigRecorderComplete: .*AWS::KMS::Key/],
    ],
    [
      'configDeliveryChannel',
      'a key',
      changed('config:DescribeDeliveryChannels', 'DeliveryChannels', { s3KmsKeyArn: undefined }),
      [/^ConfigDeliveryEncrypted: .*S3KmsKeyArn/],
    ],
    [
      'configDeliveryChannel',
      'deliveries',
      {
        ...WELL_KEPT,
        'config:DescribeDeliveryChannelStatus': {
          DeliveryChannelsStatus: [
            { name: 'default', configHistoryDeliveryInfo: { lastStatus: 'Failure', lastErrorCode: 'AccessDenied' } },
          ],
        },
      },
      ['its last delivery failed: AccessDenied'],
    ],
    [
      'trail',
      'everything but logging',
      {
        ...changed('cloudtrail:DescribeTrails', 'trailList', {
          LogFileValidationEnabled: false,
          KmsKeyId: undefined,
          CloudWatchLogsLogGroupArn: undefined,
        }),
        'cloudtrail:GetEventSelectors': selectors(manager),
      },
      [
        /^TrailLogFileValidation: EnableLogFileValidation is false/,
        /^TrailEncrypted: .*KMSKeyId/,
        /^TrailCloudWatchLogs: .*CloudWatchLogsLogGroupArn/,
        'it records no data events: reads of customer data leave no trace',
      ],
    ],
    [
      'trail',
      'management events',
      { ...WELL_KEPT, 'cloudtrail:GetEventSelectors': dataOnly },
      [/^TrailManagementEvents: /],
    ],
    [
      'detector',
      'being on, and a protection',
      {
        ...WELL_KEPT,
        'guardduty:GetDetector': {
          serviceRole: 'role',
          status: 'DISABLED',
          features: [{ name: 'S3_DATA_EVENTS', status: 'DISABLED' }],
        },
      },
      [/^DetectorEnabled: .*Enable/, /^DetectorFeaturesOn: .*Features\[0\]\.Status/],
    ],
    [
      'securityHub',
      'standards that work',
      {
        ...WELL_KEPT,
        'securityhub:GetEnabledStandards': {
          StandardsSubscriptions: [
            {
              ...standard('eu-central-1', 'pci-dss/v/4.0.1', 'INCOMPLETE'),
              StandardsStatusReason: { StatusReasonCode: 'NO_AVAILABLE_CONFIGURATION_RECORDER' },
            },
          ],
        },
      },
      [
        'it does not check the standard aws-foundational-security-best-practices/v/1.0.0',
        'the standard pci-dss/v/4.0.1 is INCOMPLETE (NO_AVAILABLE_CONFIGURATION_RECORDER)',
      ],
    ],
    [
      'accessAnalyzer',
      'being active',
      changed('access-analyzer:ListAnalyzers', 'analyzers', { status: 'FAILED' }),
      ['no analyzer of external access is active: outside is FAILED'],
    ],
    [
      'inspector',
      'functions',
      { ...WELL_KEPT, 'inspector2:BatchGetAccountStatus': inspectorStatus('ENABLED', 'DISABLED') },
      ['it does not scan functions, of which the shop is made (LAMBDA)'],
    ],
    [
      'macieSession',
      'running',
      { ...WELL_KEPT, 'macie2:GetMacieSession': { status: 'PAUSED' } },
      [/^MacieSessionEnabled: Status is "?PAUSED/],
    ],
    [
      'dataCatalogEncryption',
      'a key on the catalog',
      { ...WELL_KEPT, 'glue:GetDataCatalogEncryptionSettings': catalogEncryption('DISABLED', true) },
      [/^GlueEncrypted: .*EncryptionAtRest\.CatalogEncryptionMode is "?DISABLED/],
    ],
    [
      'dataCatalogEncryption',
      'encrypted passwords',
      { ...WELL_KEPT, 'glue:GetDataCatalogEncryptionSettings': catalogEncryption('SSE-KMS', false) },
      [/^GlueEncrypted: .*ReturnConnectionPasswordEncrypted is false/],
    ],
    [
      'dataCatalogEncryption',
      'nothing where a role of Glue uses the key',
      { ...WELL_KEPT, 'glue:GetDataCatalogEncryptionSettings': catalogEncryption('SSE-KMS-WITH-SERVICE-ROLE', true) },
      [],
    ],
    [
      'passwordPolicy',
      'strength, and a contact',
      {
        ...WELL_KEPT,
        'iam:GetAccountPasswordPolicy': policy('<MinimumPasswordLength>8</MinimumPasswordLength>'),
        'account:GetAlternateContact': EMPTY['account:GetAlternateContact'] ?? '',
      },
      [
        'passwords may have 8 characters; the shop would ask for 14',
        '0 former passwords are remembered; the shop would ask for 24',
        'passwords live for ever; the shop would ask for 90 days',
        'the account has no alternate contact for security, and the shop sets none',
      ],
    ],
    [
      'passwordPolicy',
      'a shorter life of passwords',
      {
        ...WELL_KEPT,
        'iam:GetAccountPasswordPolicy': policy(
          '<MinimumPasswordLength>14</MinimumPasswordLength><PasswordReusePrevention>24</PasswordReusePrevention><MaxPasswordAge>180</MaxPasswordAge>',
        ),
      },
      ['passwords live 180 days; the shop would ask for 90 days'],
    ],
  ])('%s: %s', async (key, _what, answers, lacks) => {
    const { thing } = await readAccount(answers);

    const found = thing(key);

    expect(found.exists).toBe(true);
    expect(found.lacks).toEqual(lacks.map((lack) => (lack instanceof RegExp ? expect.stringMatching(lack) : lack)));
  });
});

/** Events in the forms that the services' user guides show, with names of our own. */

/** An event of EventBridge. */
export interface RecordedEvent {
  readonly version: string;
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Merges changes into a copy, key by key; a value that is undefined is left out. */
function changed(base: unknown, changes: unknown): unknown {
  if (!isObject(base) || !isObject(changes)) return changes;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) delete merged[key];
    else merged[key] = key in base ? changed(base[key], value) : value;
  }
  return merged;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function recorded(source: string, detailType: string, detail: object, changes: object): RecordedEvent {
  return {
    version: '0',
    id: '4d621919-f1f4-4201-a0e2-37e4e330ff51',
    'detail-type': detailType,
    source,
    account: '111122223333',
    time: '2026-11-22T09:30:00Z',
    region: 'eu-central-1',
    resources: [],
    detail: changed(detail, changes) as RecordedEvent['detail'],
  };
}

/** A finding as Security Hub CSPM passes it on; by default a control that failed. */
export function hubFinding(changes: object = {}): RecordedEvent {
  const finding = changed(
    {
      SchemaVersion: '2018-10-08',
      Id: 'arn:aws:securityhub:eu-central-1:111122223333:security-control/S3.1/finding/1a2b',
      ProductArn: 'arn:aws:securityhub:eu-central-1::product/aws/securityhub',
      ProductName: 'Security Hub',
      CompanyName: 'AWS',
      Region: 'eu-central-1',
      GeneratorId: 'security-control/S3.1',
      AwsAccountId: '111122223333',
      Types: ['Software and Configuration Checks/Industry and Regulatory Standards'],
      CreatedAt: '2026-11-22T09:00:00.000Z',
      UpdatedAt: '2026-11-22T09:29:00.000Z',
      Severity: { Label: 'HIGH', Normalized: 70, Original: 'HIGH' },
      Title: 'S3 buckets should have block public access settings enabled',
      Description: 'This control checks the settings.',
      Resources: [{ Type: 'AwsS3Bucket', Id: 'arn:aws:s3:::shop-orders', Partition: 'aws', Region: 'eu-central-1' }],
      Compliance: { Status: 'FAILED', SecurityControlId: 'S3.1' },
      WorkflowState: 'NEW',
      Workflow: { Status: 'NEW' },
      RecordState: 'ACTIVE',
    },
    changes,
  );
  return recorded('aws.securityhub', 'Security Hub Findings - Imported', { findings: [finding] }, {});
}

/** What GuardDuty found, as the hub passes it on. */
export const hubGuardDuty = (label = 'HIGH') =>
  hubFinding({
    ProductArn: 'arn:aws:securityhub:eu-central-1::product/aws/guardduty',
    ProductName: 'GuardDuty',
    GeneratorId: 'arn:aws:guardduty:eu-central-1:111122223333:detector/12abc34d567e8fa901bc2d34e56789f0',
    Types: ['TTPs/Discovery/IAMUser-AnomalousBehavior'],
    Severity: { Label: label },
    Title: 'User role/shop called APIs in an unusual way.',
    Compliance: undefined,
  });

export function guardDutyFinding(changes: object = {}): RecordedEvent {
  return recorded(
    'aws.guardduty',
    'GuardDuty Finding',
    {
      schemaVersion: '2.0',
      accountId: '111122223333',
      region: 'eu-central-1',
      partition: 'aws',
      id: '16afba5c5c43e07c9e3e5e2e544e95df',
      arn: 'arn:aws:guardduty:eu-central-1:111122223333:detector/12abc34d567e8fa901bc2d34e56789f0/finding/16afba5c',
      type: 'UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS',
      resource: {
        resourceType: 'AccessKey',
        accessKeyDetails: {
          accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
          principalId: 'AROAEXAMPLE:i-0123456789abcdef0',
          userName: 'shop',
        },
      },
      service: { serviceName: 'guardduty', archived: false, count: 3 },
      severity: 8,
      createdAt: '2026-11-22T09:00:00.000Z',
      updatedAt: '2026-11-22T09:29:00.000Z',
      title: 'Credentials of the instance role shop were used from an external address.',
      description: 'Credentials were used from 198.51.100.7.',
    },
    changes,
  );
}

export function inspectorFinding(changes: object = {}): RecordedEvent {
  return recorded(
    'aws.inspector2',
    'Inspector2 Finding',
    {
      awsAccountId: '111122223333',
      description: 'A crafted archive can write outside its folder.',
      findingArn: 'arn:aws:inspector2:eu-central-1:111122223333:finding/be674aaddd0f75ac632055',
      firstObservedAt: 'Nov 22, 2026, 9:00:05 AM',
      lastObservedAt: 'Nov 22, 2026, 9:00:05 AM',
      resources: [
        {
          id: 'arn:aws:lambda:eu-central-1:111122223333:function:checkout:$LATEST',
          type: 'AWS_LAMBDA_FUNCTION',
          partition: 'aws',
          region: 'eu-central-1',
        },
      ],
      severity: 'HIGH',
      status: 'ACTIVE',
      title: 'CVE-2026-12345 - archive',
      type: 'PACKAGE_VULNERABILITY',
      updatedAt: 'Nov 22, 2026, 9:00:05 AM',
    },
    changes,
  );
}

export function macieFinding(changes: object = {}): RecordedEvent {
  return recorded(
    'aws.macie',
    'Macie Finding',
    {
      schemaVersion: '1.0',
      id: '64b917aa-3843-014c-91d8-937ffc95f9a0',
      accountId: '111122223333',
      partition: 'aws',
      region: 'eu-central-1',
      type: 'SensitiveData:S3Object/Financial',
      title: 'The S3 object contains financial information.',
      description: 'The object contains card numbers.',
      severity: { score: 3, description: 'High' },
      createdAt: '2026-11-22T09:00:00Z',
      updatedAt: '2026-11-22T09:00:00Z',
      count: 1,
      category: 'CLASSIFICATION',
      archived: false,
      resourcesAffected: {
        s3Bucket: { arn: 'arn:aws:s3:::shop-uploads', name: 'shop-uploads' },
        s3Object: {
          key: 'uploads/jane.doe@example.com/card.pdf',
          path: 'shop-uploads/uploads/jane.doe@example.com/card.pdf',
        },
      },
    },
    changes,
  );
}

export function analyzerFinding(changes: object = {}): RecordedEvent {
  return recorded(
    'aws.access-analyzer',
    'Access Analyzer Finding',
    {
      accountId: '111122223333',
      action: ['s3:GetObject'],
      analyzedAt: '2026-11-22T09:22:22Z',
      condition: {},
      createdAt: '2026-11-22T09:20:50Z',
      id: '22222222-dcba-4444-dcba-333333333333',
      isDeleted: false,
      isPublic: false,
      principal: { AWS: '999988887777' },
      region: 'eu-central-1',
      resource: 'arn:aws:s3:::shop-orders',
      resourceType: 'AWS::S3::Bucket',
      status: 'ACTIVE',
      updatedAt: '2026-11-22T09:14:07Z',
      version: '1.0',
    },
    changes,
  );
}

/** A call as CloudTrail records it, by a role of the staff. */
export function call(eventSource: string, eventName: string, changes: object = {}): RecordedEvent {
  return recorded(
    `aws.${eventSource.split('.')[0]}`,
    'AWS API Call via CloudTrail',
    {
      eventVersion: '1.11',
      userIdentity: {
        type: 'AssumedRole',
        principalId: 'AROAEXAMPLE:mallory',
        arn: 'arn:aws:sts::111122223333:assumed-role/Developer/mallory',
        accountId: '111122223333',
        sessionContext: { attributes: { mfaAuthenticated: 'true', creationDate: '2026-11-22T09:00:00Z' } },
      },
      eventTime: '2026-11-22T09:29:58Z',
      eventSource,
      eventName,
      awsRegion: 'eu-central-1',
      sourceIPAddress: '198.51.100.7',
      userAgent: 'aws-cli/2.31.0',
      requestParameters: {},
      responseElements: null,
      eventID: '9b2e7c1a-1111-4222-8333-444455556666',
      readOnly: false,
      eventType: 'AwsApiCall',
      managementEvent: true,
      recipientAccountId: '111122223333',
      eventCategory: 'Management',
    },
    changes,
  );
}

const ROOT = {
  type: 'Root',
  principalId: '111122223333',
  arn: 'arn:aws:iam::111122223333:root',
  accountId: '111122223333',
};

export const rootCall = (eventSource: string, eventName: string, changes: object = {}) =>
  call(eventSource, eventName, { userIdentity: ROOT, ...changes });

/** A sign-in to the console; by default of an IAM user with MFA. */
export function consoleSignIn(changes: object = {}): RecordedEvent {
  const { detail } = call('signin.amazonaws.com', 'ConsoleLogin', {
    userIdentity: {
      type: 'IAMUser',
      principalId: 'AIDAEXAMPLE',
      arn: 'arn:aws:iam::111122223333:user/anna',
      userName: 'anna',
    },
    eventType: 'AwsConsoleSignIn',
    responseElements: { ConsoleLogin: 'Success' },
    additionalEventData: { LoginTo: 'https://console.aws.amazon.com/', MobileVersion: 'No', MFAUsed: 'Yes' },
  });
  return recorded('aws.signin', 'AWS Console Sign In via CloudTrail', detail, changes);
}

export const rootSignIn = () =>
  consoleSignIn({ userIdentity: { ...ROOT, userName: undefined }, additionalEventData: { MFAUsed: 'No' } });

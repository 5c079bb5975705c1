/** What differs between two scan results. */
export interface ScanResult {
  readonly bucketName: string;
  readonly objectKey: string;
  readonly versionId: string;
  readonly status: string;
  readonly threats?: readonly string[];
}

const envelope = {
  version: '0',
  id: '72c7d362-737a-6dce-fc78-9e27a0171419',
  source: 'aws.guardduty',
  account: '111122223333',
  time: '2026-02-28T01:01:01Z',
  region: 'us-east-1',
  resources: ['arn:aws:guardduty:us-east-1:111122223333:malware-protection-plan/b4c7f464ab3a4EXAMPLE'],
};

const SCAN_STATUS: Readonly<Record<string, string>> = {
  NO_THREATS_FOUND: 'COMPLETED',
  THREATS_FOUND: 'COMPLETED',
  UNSUPPORTED: 'SKIPPED',
  ACCESS_DENIED: 'SKIPPED',
};

/** A scan result with all fields that GuardDuty documents. */
export function scanResult({ status, threats, ...upload }: ScanResult): object {
  return {
    ...envelope,
    'detail-type': 'GuardDuty Malware Protection Object Scan Result',
    detail: {
      schemaVersion: '1.0',
      scanStatus: SCAN_STATUS[status] ?? 'FAILED',
      resourceType: 'S3_OBJECT',
      s3ObjectDetails: { ...upload, eTag: 'ASIAI44QH8DHBEXAMPLE', s3Throttled: false },
      scanResultDetails: { scanResultStatus: status, threats: threats?.map((name) => ({ name })) ?? null },
    },
  };
}

/** The tag could not be put on an object. */
export function tagFailure(upload: Omit<ScanResult, 'status' | 'threats'>): object {
  return {
    ...envelope,
    'detail-type': 'GuardDuty Malware Protection Post Scan Action Failed',
    detail: {
      schemaVersion: '1.0',
      eventTime: '2026-02-28T01:01:01Z',
      s3ObjectDetails: { ...upload, eTag: 'ASIAI44QH8DHBEXAMPLE' },
      postScanActions: [{ actionType: 'TAGGING', failureReason: 'ACCESS_DENIED' }],
    },
  };
}

/** The plan reports a fault. */
export function planStatus(bucketName: string, status: 'Warning' | 'Error'): object {
  return {
    ...envelope,
    'detail-type': `GuardDuty Malware Protection Resource Status ${status}`,
    detail: {
      schemaVersion: '1.0',
      eventTime: '2026-02-28T01:01:01Z',
      s3BucketDetails: { bucketName },
      resourceStatus: status.toUpperCase(),
      statusReasons: [{ code: 'INSUFFICIENT_TEST_OBJECT_PERMISSIONS' }],
    },
  };
}

/** As the queue hands an event to the function. */
export const queued = (event: object) => ({ Records: [{ body: JSON.stringify(event) }] as never[] });

/** The id of a finding of Amazon Macie. */
export const FINDING = 'arn:aws:securityhub:eu-central-1:123456789012:subscription/macie/finding/7d2c';

/** An event as Security Hub sends it when an analyst has marked a finding ("EventBridge event formats for Security Hub CSPM"). */
export function imported(fields?: Readonly<Record<string, string>>, time = '2026-11-22T21:00:00Z') {
  return {
    version: '0',
    id: '8e5622f9-d81c-4d81-612a-9319e7ee2506',
    'detail-type': 'Security Hub Findings - Imported',
    source: 'aws.securityhub',
    account: '123456789012',
    time,
    region: 'eu-central-1',
    resources: [`arn:aws:securityhub:eu-central-1::product/aws/macie/${FINDING}`],
    detail: {
      findings: [
        {
          SchemaVersion: '2018-10-08',
          Id: FINDING,
          ProductArn: 'arn:aws:securityhub:eu-central-1::product/aws/macie',
          GeneratorId: 'macie',
          AwsAccountId: '123456789012',
          Types: ['Sensitive Data Identifications/PII/SensitiveData:S3Object-Personal'],
          CreatedAt: '2026-11-20T06:10:11.000Z',
          UpdatedAt: '2026-11-20T06:10:11.000Z',
          Severity: { Label: 'HIGH' },
          Title: 'The S3 object contains personal information',
          Description: 'The object contains personal information such as first or last names.',
          Resources: [{ Type: 'AwsS3Bucket', Id: 'arn:aws:s3:::orders' }],
          Workflow: { Status: 'NEW' },
          RecordState: 'ACTIVE',
          ...(fields === undefined ? {} : { UserDefinedFields: fields }),
        },
      ],
    },
  };
}

/** An event as Security Hub sends it when somebody chose a custom action for a finding. */
export function chosen() {
  const event = imported();
  return {
    ...event,
    'detail-type': 'Security Hub Findings - Custom Action',
    resources: ['arn:aws:securityhub:eu-central-1:123456789012:action/custom/Breach'],
    detail: { actionName: 'Breach: start clock', actionDescription: 'Starts the clock', ...event.detail },
  };
}

/** Messages of the queue. */
export const messages = (...bodies: readonly unknown[]) => ({
  Records: bodies.map((body, index) => ({
    messageId: `message-${index}`,
    eventSource: 'aws:sqs',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })),
});

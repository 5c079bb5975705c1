import type { AuditedControl, AuditReport } from '../../lib/audit/audit-report';

const SCOPE = { account: '111122223333', region: 'eu-central-1' };

/** A control that is met, unless changed. */
export function audited(changes: Partial<AuditedControl> = {}): AuditedControl {
  return {
    scope: SCOPE,
    id: 'BucketVersioning',
    area: 'data',
    title: 'Buckets keep previous versions',
    severity: 'high',
    standing: 'met',
    also: [],
    reason: 'S3BucketVersioningEnabled found nothing',
    rules: ['S3BucketVersioningEnabled'],
    evaluatedAt: '2026-11-21T06:00:00.000Z',
    resources: [],
    remedy: 'Set versioned: true.',
    frameworks: { 'pci-dss-4.0.1': ['10.3.4'], gdpr: ['32.1.c (judgement)'] },
    ...changes,
  };
}

/** A whole audit without controls, unless changed. */
export function auditReport(changes: Partial<AuditReport> = {}): AuditReport {
  return {
    schemaVersion: 1,
    tool: { name: 'storefront-security-baseline', version: '0.1.0' },
    startedAt: '2026-11-22T11:00:00.000Z',
    finishedAt: '2026-11-22T11:01:00.000Z',
    scopes: [SCOPE],
    complete: true,
    gaps: [],
    recorders: [
      {
        scope: SCOPE,
        name: 'default',
        recording: true,
        lastStatus: 'SUCCESS',
        recordsEverything: true,
        hasDeliveryChannel: true,
      },
    ],
    controls: [],
    exceptions: [],
    otherRules: [],
    ...changes,
  };
}

/** An audit in which every standing and every property stands. */
export function fullAudit(): AuditReport {
  const edge = { account: '111122223333', region: 'us-east-1' };
  const dark = { account: '444455556666', region: 'eu-central-1' };
  const synth = { resource: 'data.json#Orders', constructPath: 'Shop/Data/Orders', verdict: 'met' as const };
  return auditReport({
    aggregator: 'organization',
    maxAgeDays: 90,
    assembly: 'cdk.out',
    scopes: [SCOPE, edge, dark],
    complete: false,
    gaps: [
      {
        scope: SCOPE,
        operation: 'GetComplianceDetailsByConfigRule',
        rule: 'KmsKeyRotation',
        code: 'AccessDeniedException',
        message: 'not authorized',
      },
      { operation: 'GetCallerIdentity', code: 'AwsAccessError', message: 'profile x: no such profile' },
    ],
    recorders: [
      ...auditReport().recorders,
      { scope: dark, recording: false, hasDeliveryChannel: false },
      {
        scope: edge,
        name: 'default',
        recording: true,
        lastStatus: 'FAILURE',
        lastError: 'AccessDenied: no',
        recordsEverything: false,
        deliveryStatus: 'FAILURE',
        deliveryError: 'NoSuchBucket: no',
        hasDeliveryChannel: true,
      },
    ],
    controls: [
      audited({
        standing: 'violated',
        also: ['unknown'],
        reason: 'S3BucketVersioningEnabled finds 3 resources, 1 of them excepted',
        resources: [
          {
            rule: 'S3BucketVersioningEnabled',
            verdict: 'violation',
            resourceType: 'AWS::S3::Bucket',
            resourceId: 'orders',
            since: '2026-11-01T00:00:00.000Z',
            annotation: 'Versioning is off',
            synth,
            change: 'new',
          },
          {
            rule: 'S3BucketVersioningEnabled',
            verdict: 'unknown',
            resourceType: 'AWS::S3::Bucket',
            resourceId: 'hidden',
            annotation: 'UNKNOWN: a read does not return it',
            change: 'unchanged',
          },
          {
            rule: 'S3BucketVersioningEnabled',
            verdict: 'violation',
            resourceType: 'AWS::S3::Bucket',
            resourceId: 'caches',
            exception: 'exceptions.yaml:2',
            change: 'unchanged',
          },
        ],
        remediation: [
          {
            rule: 'S3BucketVersioningEnabled',
            document: 'AWS-ConfigureS3BucketVersioning',
            automatic: false,
            runs: { queued: 1, inProgress: 2, succeeded: 3, failed: 1, unknown: 1 },
            lastFailure: {
              at: '2026-11-20T06:00:00.000Z',
              resourceType: 'AWS::S3::Bucket',
              resourceId: 'orders',
              text: 'PutBucketVersioning: AccessDenied',
            },
          },
          { rule: 'Second', document: 'Own-Document', automatic: true },
        ],
        synth: { verdict: 'met', drift: true },
        change: 'new',
        fixedResources: [
          { rule: 'Old', verdict: 'violation', resourceType: 'AWS::S3::Bucket', resourceId: 'invoices' },
        ],
      }),
      audited({ scope: edge, change: 'fixed', synth: { verdict: 'violated', drift: true } }),
      audited({ id: 'KeyRotation', standing: 'unknown', severity: 'critical', reason: 'the results were not read' }),
      audited({ id: 'IamNoUsers', standing: 'rule-missing', rules: [], reason: 'IAM_NO is not deployed here' }),
      audited({ id: 'QueueEncrypted', standing: 'stale', severity: 'medium', reason: 'it last ran on 2026-01-01' }),
      audited({ id: 'TopicTlsOnly', standing: 'not-evaluated', severity: 'low', reason: 'it has not run yet' }),
      audited({
        id: 'BucketTlsOnly',
        standing: 'excepted',
        reason: 'one resource, all excepted',
        resources: [
          {
            rule: 'S3BucketSslRequestsOnly',
            verdict: 'violation',
            resourceType: 'AWS::S3::Bucket',
            resourceId: 'caches',
            exception: 'exceptions.yaml:2',
          },
        ],
      }),
      audited({ id: 'UserPoolDomainOwn', standing: 'not-judged', rules: [], reason: 'AWS Config records none' }),
      audited({ scope: dark, standing: 'recorder-off', reason: 'AWS Config has no recorder here' }),
      audited({ scope: dark, id: 'KeyRotation', standing: 'recorder-off', reason: 'AWS Config has no recorder here' }),
      audited({
        id: 'process:penetration-test',
        area: undefined,
        title: 'The shop was tested by attack in the last year',
        standing: 'violated',
        severity: 'high',
        reason: 'findings are open',
        evaluatedAt: undefined,
      }),
    ],
    exceptions: [
      {
        id: 'exceptions.yaml:2',
        kind: 'risk',
        owner: 'shop@example.com',
        reason: 'The bucket holds caches alone',
        until: '2027-01-31',
        daysLeft: 70,
      },
    ],
    otherRules: [
      { scope: SCOPE, name: 'own-rule', compliance: 'COMPLIANT', nonCompliant: 0 },
      { scope: SCOPE, name: 'tagged', compliance: 'NON_COMPLIANT', nonCompliant: 1 },
      { scope: edge, name: 'staff-training', compliance: 'NON_COMPLIANT', nonCompliant: 25, mayBeMore: true },
      { scope: SCOPE, name: 'hidden-rule' },
      { scope: SCOPE, name: 'idle-rule', compliance: 'INSUFFICIENT_DATA' },
    ],
    since: {
      finishedAt: '2026-11-15T11:01:00.000Z',
      complete: true,
      notCompared: ['TableRecovery in 111122223333/eu-west-1'],
    },
  });
}

/** What {@link fullAudit} comes to. */
export const FULL_OUTCOME = { exitCode: 3 as const, reason: 'partial: 2 questions to AWS not answered' };

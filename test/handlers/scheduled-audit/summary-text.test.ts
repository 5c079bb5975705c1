import type { AuditedControl, AuditReport } from '../../../lib/audit/audit-report';
import { auditRows } from '../../../lib/handlers/scheduled-audit/audit-rows';
import { summaryText } from '../../../lib/handlers/scheduled-audit/summary-text';

const scope = { account: '111122223333', region: 'eu-central-1' };

const control = (more: Partial<AuditedControl>): AuditedControl => ({
  scope,
  id: 'BucketVersioning',
  area: 'data',
  title: 'Buckets keep previous versions',
  severity: 'high',
  standing: 'met',
  also: [],
  reason: 'nothing was found',
  rules: ['versioned'],
  resources: [],
  remedy: 'Set versioned: true.',
  frameworks: { 'pci-dss-4.0.1': ['10.3.4'], gdpr: ['32.1.c (judgement)'] },
  ...more,
});

const resource = {
  rule: 'versioned',
  verdict: 'violation',
  resourceType: 'AWS::IAM::User',
  resourceId: 'jane.doe',
} as const;

const report = (more: Partial<AuditReport>): AuditReport => ({
  schemaVersion: 1,
  tool: { name: 'storefront-security-baseline', version: '0.1.0' },
  startedAt: '2026-11-22T08:00:00.000Z',
  finishedAt: '2026-11-22T08:01:00.000Z',
  scopes: [scope],
  complete: true,
  gaps: [],
  recorders: [],
  controls: [],
  exceptions: [],
  otherRules: [],
  ...more,
});

const places = { bundle: 's3://evidence/bundles/1/', manifestSha256: 'f'.repeat(64), notices: [] };

const since = { finishedAt: '2026-11-15T08:00:00.000Z', complete: true, notCompared: [] };

describe('the summary', () => {
  test('counts by standing and severity, and names controls but no resource', () => {
    const controls = [
      control({ standing: 'violated', change: 'new', resources: [{ ...resource, change: 'new' }] }),
      control({
        id: 'TopicEncrypted',
        severity: 'low',
        standing: 'violated',
        change: 'unchanged',
        resources: [
          { ...resource, change: 'new' },
          { ...resource, change: 'new', exception: 'exceptions.yaml:3' },
        ],
      }),
      control({ id: 'QueueEncrypted', standing: 'stale', change: 'unchanged' }),
      control({ id: 'KeyRotation', change: 'fixed' }),
    ];

    const { subject, message } = summaryText(report({ controls, since }), places);

    expect(subject).toBe('Security audit: 2 violated, 1 not proved');
    expect(message.split('\n')).toEqual([
      'The audit of 111122223333/eu-central-1 finished at 2026-11-22T08:01:00.000Z.',
      '',
      'Controls: 2 violated, 1 stale, 1 met.',
      'Violated: 0 critical, 1 high, 0 medium, 1 low.',
      '',
      'New since the audit of 2026-11-15T08:00:00.000Z:',
      '- violated, high: BucketVersioning in 111122223333/eu-central-1',
      'Further resources since the audit of 2026-11-15T08:00:00.000Z:',
      '- 1 of TopicEncrypted in 111122223333/eu-central-1',
      'Fixed since the audit of 2026-11-15T08:00:00.000Z:',
      '- KeyRotation in 111122223333/eu-central-1',
      '',
      'Evidence: s3://evidence/bundles/1/',
      `SHA-256 of its manifest: ${'f'.repeat(64)}`,
      'To prove it, copy it and run: storefront-baseline verify <directory>',
    ]);
    expect(message).not.toContain('jane.doe');
  });

  test('marks what is partial, by cause', () => {
    const gap = { scope, operation: 'DescribeConfigRules', code: 'ThrottlingException', message: 'Rate exceeded' };

    const { subject, message } = summaryText(report({ complete: false, gaps: [gap, gap] }), places);

    expect(subject).toBe('Security audit (PARTIAL): 0 violated, 0 not proved');
    expect(message).toContain(
      'It is PARTIAL: AWS left 2 questions without an answer, and nothing that they were about counts as met: DescribeConfigRules ThrottlingException (2).',
    );
  });

  test('cuts long lists short, and stays within what a topic takes', () => {
    const controls = Array.from({ length: 5_000 }, (_, index) =>
      control({ id: `Control${index}`, standing: 'violated', change: 'new' }),
    );

    const { subject, message } = summaryText(report({ controls, since }), places);

    expect(message).toContain('- and 4960 more, in the report');
    expect(message.length).toBeLessThan(16_384);
    expect(subject.length).toBeLessThanOrEqual(100);
  });
});

describe('the rows', () => {
  test('are one for each resource, and one for a control without any', () => {
    const controls = [
      control({ standing: 'violated', resources: [{ ...resource, since: '2026-11-01T00:00:00.000Z' }, resource] }),
      control({ id: 'KeyRotation', evaluatedAt: '2026-11-20T00:00:00.000Z' }),
    ];

    const rows = auditRows(report({ controls }), 'audit-1');

    expect(rows).toHaveLength(3);
    expect(rows[0]).toEqual({
      audit: 'audit-1',
      finished_at: '2026-11-22T08:01:00.000Z',
      complete: true,
      account: '111122223333',
      region: 'eu-central-1',
      control: 'BucketVersioning',
      title: 'Buckets keep previous versions',
      severity: 'high',
      standing: 'violated',
      reason: 'nothing was found',
      requirements: ['pci-dss-4.0.1:10.3.4', 'gdpr:32.1.c (judgement)'],
      rule: 'versioned',
      verdict: 'violation',
      resource_type: 'AWS::IAM::User',
      resource_id: 'jane.doe',
      since: '2026-11-01T00:00:00.000Z',
    });
    expect(rows[2]).toMatchObject({
      control: 'KeyRotation',
      standing: 'met',
      evaluated_at: '2026-11-20T00:00:00.000Z',
    });
    expect(rows[2]).not.toHaveProperty('resource_id');
  });
});

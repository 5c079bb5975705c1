import { join } from 'node:path';
import type { AuditReport } from '../../../lib/audit/audit-report';
import { sealAudit } from '../../../lib/audit/evidence/audit-bundle';
import type { PreviousBundle } from '../../../lib/audit/evidence/bundle-manifest';
import { BundleWriter, type SealedBundle } from '../../../lib/audit/evidence/bundle-writer';
import type { RawPage } from '../../../lib/audit/observations';
import { temporaryDirectory } from '../../check/temporary-directory';

export const SCOPE = { account: '111122223333', region: 'eu-central-1' };
const EDGE = { account: '111122223333', region: 'us-east-1' };

/** Pages of an audit of two regions. */
export const PAGES: readonly RawPage[] = [
  page('DescribeConfigRules', { ConfigRules: [{ ConfigRuleName: 'bucket-versioning' }], NextToken: 'more' }),
  { ...page('DescribeConfigRules', { ConfigRules: [] }), page: 2, input: { NextToken: 'more' } },
  page('GetComplianceDetailsByConfigRule', { EvaluationResults: [{ ComplianceType: 'NON_COMPLIANT' }] }),
  { ...page('DescribeConfigRules', { ConfigRules: [] }), scope: EDGE },
];

function page(operation: string, output: object): RawPage {
  return { scope: SCOPE, operation, input: {}, page: 1, output };
}

/** A report of an audit that found one bucket. */
export function report(facts: Partial<AuditReport> = {}): AuditReport {
  return {
    schemaVersion: 1,
    tool: { name: 'storefront-security-baseline', version: '0.1.0' },
    startedAt: '2026-11-22T08:00:00.000Z',
    finishedAt: '2026-11-22T08:01:00.000Z',
    scopes: [EDGE, SCOPE],
    complete: true,
    gaps: [],
    recorders: [{ scope: SCOPE, name: 'default', recording: true, hasDeliveryChannel: true }],
    controls: [
      {
        scope: SCOPE,
        id: 'BucketVersioning',
        area: 'data',
        title: 'Buckets keep previous versions',
        severity: 'high',
        standing: 'violated',
        also: [],
        reason: 'bucket-versioning finds 1 resource',
        rules: ['bucket-versioning'],
        resources: [
          { rule: 'bucket-versioning', verdict: 'violation', resourceType: 'AWS::S3::Bucket', resourceId: 'orders' },
        ],
        remedy: 'Set versioned: true.',
        frameworks: { 'pci-dss-4.0.1': ['10.3.4'] },
      },
    ],
    exceptions: [],
    otherRules: [],
    ...facts,
  };
}

/** Writes a bundle into a directory of its own. */
export async function bundleIn(
  directory: string,
  facts: Partial<AuditReport> = {},
  previous: PreviousBundle | null = null,
): Promise<SealedBundle> {
  const writer = await BundleWriter.begin(directory);
  for (const each of PAGES) await writer.addPage(each);
  return await sealAudit(writer, {
    report: report(facts),
    exceptions: [],
    templates: [{ template: 'Shop.template.json', bytes: 2, sha256: '44'.repeat(32) }],
    renderings: { 'report.html': '<!doctype html><title>Audit</title>\n' },
    previous,
  });
}

/** A bundle in a directory that goes with the test file. */
export function sampleBundle(): Promise<SealedBundle> {
  return bundleIn(join(temporaryDirectory(), '2026-11-22'));
}

/** Bundles that follow each other, the newest first. */
export async function sampleChain(length: number): Promise<readonly SealedBundle[]> {
  const parent = temporaryDirectory();
  const bundles: SealedBundle[] = [];
  for (let day = 1; day <= length; day++) {
    const [last] = bundles;
    const previous = last === undefined ? null : { name: `day-${day - 1}`, manifestSha256: last.manifestSha256 };
    const at = `2026-11-0${day}T08:00:00.000Z`;
    bundles.unshift(await bundleIn(join(parent, `day-${day}`), { startedAt: at, finishedAt: at }, previous));
  }
  return bundles;
}

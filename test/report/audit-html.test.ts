import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { auditOutcome } from '../../lib/audit/audit-outcome';
import { auditHtml } from '../../lib/report/audit-html';
import { audited, auditReport, FULL_OUTCOME, fullAudit } from '../audit/sample-audit';
import { anyAudit } from './audit-arbitrary';

const page = auditHtml(fullAudit(), FULL_OUTCOME);

test('loads nothing, and its policy allows its own style and script alone', () => {
  const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
  const digest = createHash('sha256').update(style).digest('base64');

  expect(page).toContain(`style-src &#39;sha256-${digest}&#39;`.replaceAll('&#39;', "'"));
  expect(page.replace(/xmlns=%22http:[^%]*%22/g, '')).not.toMatch(/(src|href)="(?!#|data:)/);
});

test('has an element for each control and scope, with all that it is filtered by', () => {
  expect(page.match(/<li class="finding /g)).toHaveLength(fullAudit().controls.length);
  expect(page).toContain(
    '<li class="finding violated" id="control-111122223333%2Feu-central-1%2FBucketVersioning" data-standing="violated unknown" data-scope="111122223333%2Feu-central-1" data-change="new" data-drift="drift">',
  );
  expect(page).toContain('data-severity="high" data-framework="pci-dss-4.0.1 gdpr" data-area="data"');
  for (const name of ['standing', 'severity', 'scope', 'area', 'change', 'drift']) {
    expect(page).toContain(`<input type="checkbox" name="${name}"`);
  }
});

test('says that the audit is partial, what was not answered, and how recorders stand', () => {
  expect(page).toContain('<strong>This audit is partial.</strong>');
  expect(page).toContain(
    '<li>GetComplianceDetailsByConfigRule of KmsKeyRotation in 111122223333/eu-central-1: AccessDeniedException: not authorized</li>',
  );
  expect(page).toContain('<span class="tag violated">None</span>');
  expect(page).toContain('<span class="note">FAILURE: AccessDenied: no</span>');
  expect(page).toContain('<td data-label="Delivery">FAILURE: NoSuchBucket: no</td>');
  expect(auditHtml(auditReport({ controls: [audited()] }), { exitCode: 0, reason: 'nothing found' })).not.toMatch(
    /partial/i,
  );
});

test('tells of remediations, and of the other rules of the account: those that find something first', () => {
  expect(page).toContain(
    '<div><dt>Remediation</dt><dd><code>AWS-ConfigureS3BucketVersioning, by hand; 1 queued, 2 in progress, 3 succeeded, 1 failed, 1 ended unknown; last failed 2026-11-20 for AWS::S3::Bucket orders: PutBucketVersioning: AccessDenied</code></dd></div>',
  );
  expect(page).toContain('They judge no control of the catalogue, and fail no audit.');
  const rules = /Other rules of the account[\s\S]*?<\/ul>/.exec(page)?.[0].match(/<li>.*<\/li>/g);
  expect(rules).toEqual([
    '<li><code>staff-training</code> <strong>finds 25 resources or more</strong> <span class="note">111122223333/us-east-1</span></li>',
    '<li><code>tagged</code> <strong>finds 1 resource</strong> <span class="note">111122223333/eu-central-1</span></li>',
    '<li><code>hidden-rule</code> <strong>what it finds is not known</strong> <span class="note">111122223333/eu-central-1</span></li>',
    '<li><code>own-rule</code> finds nothing <span class="note">111122223333/eu-central-1</span></li>',
    '<li><code>idle-rule</code> has no results <span class="note">111122223333/eu-central-1</span></li>',
  ]);
});

test('lists the resources of a control to a limit, and counts the others', () => {
  const resources = Array.from({ length: 501 }, (_, index) => ({
    rule: 'R',
    verdict: 'violation' as const,
    resourceType: 'AWS::S3::Bucket',
    resourceId: `bucket-${index}`,
  }));

  const many = auditHtml(auditReport({ controls: [audited({ standing: 'violated', resources })] }), FULL_OUTCOME);

  expect(many).toContain('<code>bucket-499</code>');
  expect(many).not.toContain('<code>bucket-500</code>');
  expect(many).toContain('<li>1 more resource: the csv and json reports have all</li>');
});

test('makes no element and no attribute of what AWS tells, whatever it is', () => {
  const shape = (text: string) => text.replace(/<style>[\s\S]*?<\/script>/, '').match(/<[a-z]+/g) ?? [];
  const allowed = new Set(shape(page));

  fc.assert(
    fc.property(anyAudit, (any) => {
      const html = auditHtml(any, auditOutcome(any));
      expect(shape(html).filter((tag) => !allowed.has(tag))).toEqual([]);
      expect(html.match(/<script/g)).toHaveLength(1);
    }),
    { numRuns: 50 },
  );
});

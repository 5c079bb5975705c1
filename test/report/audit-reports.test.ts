import '@microsoft/jest-sarif';
import Ajv2020 from 'ajv/dist/2020';
import * as fc from 'fast-check';
import picocolors from 'picocolors';
import type { Log } from 'sarif';
import { auditOutcome } from '../../lib/audit/audit-outcome';
import { type AuditedRemediation, STANDINGS } from '../../lib/audit/audit-report';
import { auditCsv } from '../../lib/report/audit-csv';
import { AUDIT_FORMATS } from '../../lib/report/audit-formats';
import { AUDIT_REPORT_SCHEMA, auditJson } from '../../lib/report/audit-json';
import { auditMarkdown } from '../../lib/report/audit-markdown';
import { auditRenderers } from '../../lib/report/audit-renderers';
import schema from '../../lib/report/audit-report.schema.json';
import { auditSarif } from '../../lib/report/audit-sarif';
import { auditText } from '../../lib/report/audit-text';
import { remediationText } from '../../lib/report/remediation-text';
import { audited, auditReport, FULL_OUTCOME, fullAudit } from '../audit/sample-audit';
import { anyAudit } from './audit-arbitrary';
import { csvRows } from './csv-rows';

const CLEAN = { exitCode: 0 as const, reason: 'nothing found' };
const options = { colors: picocolors.createColors(false) };
const full = fullAudit();

describe('every format', () => {
  test.each(['text', 'markdown', 'html'] as const)('%s says that the earlier audit was partial', (format) => {
    const since = { finishedAt: '2026-11-15T11:00:00.000Z', complete: false, notCompared: [] };
    const render = (complete: boolean) =>
      auditRenderers[format](auditReport({ controls: [audited()], since: { ...since, complete } }), CLEAN, options);

    expect(render(false).replaceAll(/\s+/g, ' ')).toContain('since 2026-11-15 (which was partial)');
    expect(render(true)).not.toContain('partial');
  });

  test.each(AUDIT_FORMATS)('%s says that an audit is partial, and is the same for the same audit', (format) => {
    const render = auditRenderers[format];

    const text = render(full, FULL_OUTCOME, options);

    expect(text).toMatch(
      { csv: /^false,/m, json: /"complete": false/, sarif: /"executionSuccessful": false/ }[format as string] ??
        /partial/i,
    );
    expect(render(auditReport({ controls: [audited()] }), CLEAN, options)).not.toMatch(
      /partial|^false,|"complete": false/i,
    );
    expect(render(structuredClone(full), FULL_OUTCOME, options)).toBe(text);
  });
});

describe('auditText', () => {
  const text = auditText(full, FULL_OUTCOME, options);

  test('tells what is violated first, with its resources, and never those that are excepted', () => {
    expect(text).toContain(
      [
        'Violated',
        '  high BucketVersioning  111122223333/eu-central-1  new  drift: met in the assembly',
        '    Buckets keep previous versions: S3BucketVersioningEnabled finds 3 resources, 1 of them excepted',
        '      AWS::S3::Bucket orders, since 2026-11-01, new, met in the assembly as Shop/Data/Orders: Versioning is off',
        '      AWS::S3::Bucket hidden: UNKNOWN: a read does not return it',
        '    remediation: AWS-ConfigureS3BucketVersioning, by hand; 1 queued, 2 in progress, 3 succeeded, 1 failed, 1 ended',
        '    unknown; last failed 2026-11-20 for AWS::S3::Bucket orders: PutBucketVersioning: AccessDenied',
        '    remediation: Own-Document, automatic; its runs were not read',
        '    remedy: Set versioned: true.',
        '    pci-dss-4.0.1 10.3.4; gdpr 32.1.c (judgement)',
      ].join('\n'),
    );
    expect(text).not.toContain('caches,');
  });

  test('tells everything else that asks for something, in a few lines', () => {
    expect(text).toContain('Unknown\n  111122223333/eu-central-1: KeyRotation (critical): the results were not read');
    expect(text).toContain(
      'Recorder off\n  444455556666/eu-central-1: 2 controls, AWS Config has no recorder here: BucketVersioning (high), KeyRotation (high)',
    );
    expect(text).toContain('Met, though the assembly violates it\n  111122223333/us-east-1: BucketVersioning (high)');
    expect(text).toContain('Fixed\n  BucketVersioning in 111122223333/us-east-1');
    expect(text).toContain('In the earlier audit, and not judged now\n  TableRecovery in 111122223333/eu-west-1');
    expect(text).toContain(
      'Not answered\n  GetComplianceDetailsByConfigRule of KmsKeyRotation in 111122223333/eu-central-1: AccessDeniedException: not\n    authorized\n  GetCallerIdentity: AwsAccessError: profile x: no such profile',
    );
  });

  test('tells of other rules of the account that find something or are not known, the most first, and that they fail nothing', () => {
    expect(text).toContain(
      [
        'Other rules of the account',
        '  They judge no control of the catalogue, and fail no audit. These find something, or are not known:',
        '  staff-training in 111122223333/us-east-1: finds 25 resources or more',
        '  tagged in 111122223333/eu-central-1: finds 1 resource',
        '  hidden-rule in 111122223333/eu-central-1: what it finds is not known',
        '',
      ].join('\n'),
    );
    expect(text).not.toMatch(/own-rule|idle-rule/);
    const otherRules = full.otherRules.filter(({ name }) => name === 'own-rule');
    expect(auditText(auditReport({ otherRules }), CLEAN, options)).not.toContain('Other rules');
  });

  test('lists twenty other rules, and counts the rest', () => {
    const { scope } = audited();
    const otherRules = Array.from({ length: 22 }, (_, index) => ({
      scope,
      name: `other-${index}.`,
      compliance: 'NON_COMPLIANT' as const,
      nonCompliant: 100 - index,
    }));
    const many = auditText(auditReport({ otherRules }), CLEAN, options);

    expect(many).toContain('other-19.');
    expect(many).not.toContain('other-20.');
    expect(many).toContain('2 more rules; the csv, json and html reports have them');
  });

  test.each<[Partial<AuditedRemediation>, string]>([
    [{ runs: { queued: 0, inProgress: 0, succeeded: 0, failed: 0, unknown: 0 } }, 'D, by hand; no run is known'],
    [
      {
        runs: { queued: 0, inProgress: 0, succeeded: 0, failed: 1, unknown: 0 },
        lastFailure: { resourceType: 'T', resourceId: 'id', text: 'no' },
      },
      'D, by hand; 1 failed; last failed for T id: no',
    ],
    [{ automatic: true }, 'D, automatic; its runs were not read'],
  ])('tells of the remediation %j', (changes, line) => {
    expect(remediationText({ rule: 'R', document: 'D', automatic: false, ...changes })).toBe(line);
  });

  test('ends with what it comes to', () => {
    expect(text.trimEnd().split('\n').slice(-4).join('\n')).toBe(
      [
        '2 recorder off, 2 violated (2 high), 1 rule missing, 1 not evaluated, 1 unknown, 1 stale, 1 excepted, 1 met, 1 not',
        'judged; since 2026-11-15: 1 new, 1 fixed, 0 unchanged; 8 controls in 3 regions of 2 accounts, through the aggregator',
        'organization',
        'Partial: 2 questions to AWS not answered',
      ].join('\n'),
    );
  });

  test('lists ten resources of a control, and counts the others', () => {
    const resources = Array.from({ length: 12 }, (_, index) => ({
      rule: 'R',
      verdict: 'violation' as const,
      resourceType: 'AWS::S3::Bucket',
      resourceId: `bucket-${index}`,
    }));
    const many = auditText(auditReport({ controls: [audited({ standing: 'violated', resources })] }), CLEAN, options);

    expect(many).toContain('bucket-9');
    expect(many).not.toContain('bucket-10');
    expect(many).toContain('2 more resources; the csv, json and html reports have them');
  });

  test('steers no terminal and holds no workflow command, whatever the audit', () => {
    fc.assert(
      fc.property(anyAudit, (any) => {
        const written = auditText(any, auditOutcome(any), options);
        expect(written).not.toMatch(/[^\P{Cc}\n]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
        expect(written).not.toMatch(/^\s*::|##\[/m);
      }),
    );
  });
});

describe('auditJson', () => {
  const ajv = new Ajv2020({ allErrors: true, strict: true });
  const validate = ajv.compile(schema);
  const errorsOf = (value: unknown) => {
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };

  test('of a full and of an empty audit follows the schema and loses nothing', () => {
    for (const [report, outcome] of [
      [full, FULL_OUTCOME],
      [auditReport(), CLEAN],
    ] as const) {
      const parsed = JSON.parse(auditJson(report, outcome));
      expect(errorsOf(parsed)).toEqual([]);
      expect(parsed).toEqual({ schema: AUDIT_REPORT_SCHEMA, ...JSON.parse(JSON.stringify(report)), outcome });
    }
  });

  test('follows the schema, whatever the audit', () => {
    fc.assert(
      fc.property(anyAudit, (any) => expect(errorsOf(JSON.parse(auditJson(any, auditOutcome(any))))).toEqual([])),
    );
  });

  test.each<readonly [readonly string[], unknown, string]>([
    [['schema'], 'urn:other', '/schema must be equal to constant'],
    [['complete'], undefined, " must have required property 'complete'"],
    [['controls', '0', 'standing'], 'fine', '/controls/0/standing must be equal to one of the allowed values'],
    [['controls', '0', 'scope', 'account'], '1', '/controls/0/scope/account must match pattern "^[0-9]{12}$"'],
    [['controls', '0', 'resources', '0', 'arn'], 'x', '/controls/0/resources/0 must NOT have additional properties'],
    [
      ['controls', '0', 'remediation', '0', 'document'],
      undefined,
      "/controls/0/remediation/0 must have required property 'document'",
    ],
    [['otherRules', '0', 'nonCompliant'], -1, '/otherRules/0/nonCompliant must be >= 0'],
    [['outcome', 'exitCode'], 2, '/outcome/exitCode must be equal to one of the allowed values'],
    [['gaps', '0', 'message'], undefined, "/gaps/0 must have required property 'message'"],
  ])('refuses an audit whose %j is %j', (path, value, error) => {
    const root = JSON.parse(auditJson(full, FULL_OUTCOME));
    const owner = path.slice(0, -1).reduce((at, key) => at[key], root);
    const key = path.at(-1) ?? '';
    if (value === undefined) delete owner[key];
    else owner[key] = value;

    expect(errorsOf(root)).toEqual([error]);
  });

  test('knows every standing, and describes every property', () => {
    expect(schema.$defs.standing.enum).toEqual([...STANDINGS]);
    expect(Object.entries(schema.properties).filter(([, property]) => !('description' in property))).toEqual([]);
  });
});

describe('auditCsv', () => {
  test('has a row for each control, scope, resource and requirement', () => {
    const rows = csvRows(auditCsv(full));
    const [head = []] = rows;
    const records = rows.slice(1).map((row) => Object.fromEntries(head.map((name, index) => [name, row[index]])));

    // Three resources and two requirements; ten controls of none or one resource and two requirements each; other rules.
    expect(records).toHaveLength(3 * 2 + 10 * 2 + 3);
    expect(records[0]).toMatchObject({
      complete: 'false',
      account: '111122223333',
      region: 'eu-central-1',
      control: 'BucketVersioning',
      standing: 'violated',
      also: 'unknown',
      resource_id: 'orders',
      resource_verdict: 'violation',
      framework: 'pci-dss-4.0.1',
      requirement: '10.3.4',
      requirement_basis: 'published',
      synth_verdict: 'met',
      drift: 'true',
      change: 'new',
      remediation:
        'AWS-ConfigureS3BucketVersioning, by hand; 1 queued, 2 in progress, 3 succeeded, 1 failed, 1 ended unknown; last failed 2026-11-20 for AWS::S3::Bucket orders: PutBucketVersioning: AccessDenied | Own-Document, automatic; its runs were not read',
    });
    expect(records[1]).toMatchObject({ framework: 'gdpr', requirement: '32.1.c', requirement_basis: 'judgement' });
    expect(records[4]).toMatchObject({
      resource_id: 'caches',
      resource_verdict: 'excepted',
      exception: 'exceptions.yaml:2',
    });
    expect(records.find(({ control }) => control === 'KeyRotation')).toMatchObject({ resource_id: '', change: '' });
    expect(
      records
        .slice(-3)
        .map(({ control, standing, title, region, reason, rules }) => [
          control,
          standing,
          title,
          region,
          reason,
          rules,
        ]),
    ).toEqual([
      [
        '',
        '',
        'Other rules of the account',
        'us-east-1',
        'staff-training: finds 25 resources or more',
        'staff-training',
      ],
      ['', '', 'Other rules of the account', 'eu-central-1', 'tagged: finds 1 resource', 'tagged'],
      ['', '', 'Other rules of the account', 'eu-central-1', 'hidden-rule: what it finds is not known', 'hidden-rule'],
    ]);
  });

  test.each([
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['a,b', '"a,b"'],
    ['a\nb', '"a\nb"'],
    ['a-b=c', 'a-b=c'],
  ])('writes %j as %s, in which a spreadsheet sees no formula', (title, written) => {
    const text = auditCsv(auditReport({ controls: [audited({ title, frameworks: {} })] }));

    expect(text).toContain(`,BucketVersioning,${written},high,`);
  });

  test('can be read again as RFC 4180, and has no formula, whatever the audit', () => {
    fc.assert(
      fc.property(anyAudit, (any) => {
        const rows = csvRows(auditCsv(any));
        expect(new Set(rows.map((row) => row.length))).toEqual(new Set([27]));
        expect(rows.flat().filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([]);
        expect(rows.length).toBeGreaterThan(any.controls.length);
      }),
    );
  });
});

describe('auditSarif', () => {
  const runOf = (text: string) => {
    const log: Log = JSON.parse(text);
    expect(log).toBeValidSarifLog();
    return log.runs[0];
  };

  test('has a result for each resource, for each control that is open without one, and one for a recorder that is off', () => {
    const run = runOf(auditSarif(full, FULL_OUTCOME));

    const told = run?.results?.map(({ ruleId, message, locations }) => [
      ruleId,
      locations?.[0]?.physicalLocation?.artifactLocation?.uri,
      message.text,
    ]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['BucketVersioning', '111122223333/eu-central-1', 'Shop/Data/Orders: Versioning is off'],
        ['BucketVersioning', '111122223333/eu-central-1', 'hidden: not known: UNKNOWN: a read does not return it'],
        ['IamNoUsers', '111122223333/eu-central-1', 'IamNoUsers: not known: IAM_NO is not deployed here'],
        [
          'RecorderOff',
          '444455556666/eu-central-1',
          'recorder: AWS Config has no recorder here: 2 controls are not judged',
        ],
        ['process:penetration-test', '111122223333/eu-central-1', 'process:penetration-test: findings are open'],
      ]),
    );
    expect(told?.filter(([id]) => id === 'RecorderOff')).toHaveLength(1);
    expect(told?.some(([id]) => id === 'UserPoolDomainOwn')).toBe(false);
    const states = run?.results?.map(({ baselineState }) => baselineState);
    expect(states).toEqual(expect.arrayContaining(['new', 'unchanged', 'absent']));
    const suppressed = run?.results?.filter(({ suppressions }) => suppressions !== undefined);
    expect(suppressed?.map(({ ruleId }) => ruleId).sort()).toEqual(['BucketTlsOnly', 'BucketVersioning']);
    expect(run?.invocations?.[0]).toMatchObject({ executionSuccessful: false, exitCode: 3 });
  });

  test('leaves out what is fixed or excepted for code scanning', () => {
    const run = runOf(auditSarif(full, FULL_OUTCOME, { onlyOpen: true }));

    expect(run?.results?.some(({ suppressions }) => suppressions !== undefined)).toBe(false);
    expect(run?.results?.some(({ baselineState }) => baselineState === 'absent')).toBe(false);
  });

  test('is valid, whatever the audit, and its fingerprints differ by resource', () => {
    fc.assert(fc.property(anyAudit, (any) => void runOf(auditSarif(any, auditOutcome(any)))));
    const prints = runOf(auditSarif(full, FULL_OUTCOME))?.results?.map(
      ({ partialFingerprints }) => partialFingerprints?.['storefrontFingerprint/v1'],
    );
    expect(new Set(prints).size).toBe(prints?.length);
  });
});

describe('auditMarkdown', () => {
  test('tells in the heading how controls stand, and that the audit is partial', () => {
    expect(auditMarkdown(full, FULL_OUTCOME).split('\n').slice(0, 5)).toEqual([
      '### storefront-baseline audit: 2 recorder off, 2 violated (2 high), 1 rule missing, 1 not evaluated, 1 unknown, 1 stale, 1 excepted, 1 met, 1 not judged; since 2026-11-15: 1 new, 1 fixed, 0 unchanged',
      '',
      '**PARTIAL: 2 questions to AWS not answered. What is missing here is not shown to be met.**',
      '',
      'Partial: 2 questions to AWS not answered. 8 controls in 3 regions of 2 accounts, through the aggregator organization, 2026-11-22T11:01:00.000Z.',
    ]);
  });

  test('has a row for what is violated, and folds the rest', () => {
    const text = auditMarkdown(full, FULL_OUTCOME);

    expect(text).toContain(
      '| **new** high | [BucketVersioning](https://unpkg.com/storefront-security-baseline@0.1.0/CONTROLS.md#bucketversioning) | <code>111122223333/eu-central-1</code> | Buckets keep previous versions: S3BucketVersioningEnabled finds 3 resources, 1 of them excepted<br>Drift: met in the assembly<br>AWS::S3::Bucket orders,',
    );
    expect(text).toContain(
      '<br>Remediation: AWS-ConfigureS3BucketVersioning, by hand; 1 queued, 2 in progress, 3 succeeded, 1 failed, 1 ended unknown; last failed 2026-11-20 for AWS::S3::Bucket orders: PutBucketVersioning: AccessDenied<br>Remediation: Own-Document, automatic',
    );
    expect(text).toContain(
      [
        '<details><summary>3 other rules of the account that find something or are not known</summary>',
        '',
        'They judge no control of the catalogue, and fail no audit.',
        '',
        '- staff-training in 111122223333/us-east-1: finds 25 resources or more',
        '- tagged in 111122223333/eu-central-1: finds 1 resource',
        '- hidden-rule in 111122223333/eu-central-1: what it finds is not known',
      ].join('\n'),
    );
    for (const summary of [
      '1 unknown',
      '1 stale',
      '1 rule missing',
      '2 recorder off',
      '1 fixed',
      '2 not answered by AWS',
    ]) {
      expect(text).toContain(`<summary>${summary}</summary>`);
    }
  });

  test('fits into a comment, and its texts make no markup, whatever the audit', () => {
    fc.assert(
      fc.property(anyAudit, (any) => {
        const text = auditMarkdown(any, auditOutcome(any));
        expect(text.length).toBeLessThanOrEqual(65_000);
        expect(text.replace(/<\/?(details|summary|code)>|<br>/g, '')).not.toMatch(/<(?!!)/);
      }),
    );
    const many = Array.from({ length: 3_000 }, (_, index) => audited({ id: `Control${index}`, standing: 'violated' }));
    const long = auditMarkdown(auditReport({ controls: many }), CLEAN);
    expect(long.length).toBeLessThanOrEqual(65_000);
    expect(long).toContain('more left out');
  });
});

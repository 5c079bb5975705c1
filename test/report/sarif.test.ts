import '@microsoft/jest-sarif';
import * as fc from 'fast-check';
import type { Log, Result, Run } from 'sarif';
import type { CheckReport } from '../../lib/finding';
import { type SarifOptions, sarifReport } from '../../lib/report/sarif';
import { HOSTILE_TEXTS } from './hostile-text';
import { anyReport } from './report-arbitrary';
import {
  completeReport,
  exceptedFinding,
  finding,
  foreignFinding,
  fullReport,
  report,
  tally,
  unknownFinding,
} from './sample-report';

function runOf(sample: CheckReport, options?: SarifOptions): Run {
  const log: Log = JSON.parse(sarifReport(sample, options));
  expect(log).toBeValidSarifLog();
  expect(log.runs).toHaveLength(1);
  const [run] = log.runs;
  if (run === undefined) throw new Error('no run');
  return run;
}

function resultOf(found: CheckReport['findings'][number]): Result {
  const [result] = runOf(report({ findings: [found] })).results ?? [];
  if (result === undefined) throw new Error('no result');
  return result;
}

describe('sarifReport', () => {
  test.each([
    ['a clean run', report()],
    ['a run that found everything', fullReport()],
    ['a run in which nothing that may be there is missing', completeReport()],
  ])('of %s is valid', (_, sample) => {
    expect(JSON.parse(sarifReport(sample))).toBeValidSarifLog();
  });

  test.each([
    ['no version', (log: Log) => ({ ...log, version: undefined })],
    ['a level that is none', (log: Log) => JSON.parse(JSON.stringify(log).replace('"level":"error"', '"level":"bad"'))],
    [
      'a help address that is none',
      (log: Log) => JSON.parse(JSON.stringify(log).replace('"https://unpkg', '"ht tps unpkg')),
    ],
    ['a property of its own', (log: Log) => ({ ...log, own: 1 })],
  ])('is held against a schema that refuses %s', (_, damage) => {
    expect(JSON.parse(JSON.stringify(damage(JSON.parse(sarifReport(fullReport())))))).not.toBeValidSarifLog();
  });

  test('is valid, whatever the report', () => {
    fc.assert(
      fc.property(anyReport, (any) => {
        const run = runOf(any);
        const rules = run.tool.driver.rules ?? [];
        expect(run.results?.map(({ ruleIndex = -1 }) => rules[ruleIndex]?.id)).toEqual(
          run.results?.map(({ ruleId }) => ruleId),
        );
      }),
    );
  });

  test('names the tool and its version, and tells that the run went well', () => {
    const run = runOf(report());
    expect(run.tool.driver).toMatchObject({
      name: 'storefront-baseline',
      semanticVersion: '0.1.0',
      informationUri: 'https://www.npmjs.com/package/storefront-security-baseline',
    });
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(run.automationDetails).toBeUndefined();
    expect(run.invocations).toEqual([
      {
        executionSuccessful: true,
        exitCode: 0,
        exitCodeDescription: 'nothing found',
        toolExecutionNotifications: [],
        toolConfigurationNotifications: [],
      },
    ]);
  });

  test('tells what kept the run from being complete, and what is wrong with exceptions', () => {
    const [invocation] = runOf(fullReport()).invocations ?? [];
    expect(invocation).toEqual({
      executionSuccessful: false,
      exitCode: 3,
      exitCodeDescription: 'incomplete: 1 input could not be read',
      toolExecutionNotifications: [
        { descriptor: { id: 'incomplete' }, level: 'error', message: { text: 'cdk.out/Edge.template.json: not JSON' } },
        { descriptor: { id: 'unread' }, level: 'warning', message: { text: 'legacy.yaml: Fn::Transform' } },
      ],
      toolConfigurationNotifications: [
        {
          descriptor: { id: 'exception' },
          level: 'error',
          message: { text: 'exceptions.yaml:9: BucketVersioning at Shop/Old ended on 2026-11-01' },
        },
        {
          descriptor: { id: 'proposed-exception' },
          level: 'note',
          message: { text: 'exceptions.yaml:12: BucketVersioning at Shop/New' },
        },
      ],
    });
  });
});

describe('a result', () => {
  test('stands at the line of the app, with the template beside it', () => {
    expect(resultOf(finding({ state: 'new' }))).toEqual({
      ruleId: 'BucketVersioning',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'Shop/Orders: VersioningConfiguration.Status is "Suspended"; expected Enabled' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'lib/shop.ts', uriBaseId: '%SRCROOT%' },
            region: { startLine: 12, startColumn: 5 },
          },
          logicalLocations: [{ name: 'Orders1A2B', fullyQualifiedName: 'Shop/Orders', kind: 'resource' }],
        },
      ],
      relatedLocations: [
        {
          id: 1,
          physicalLocation: {
            artifactLocation: { uri: 'cdk.out/Shop.template.json', uriBaseId: '%SRCROOT%' },
            region: { startLine: 40 },
          },
          message: { text: 'In the template' },
        },
      ],
      partialFingerprints: { 'storefrontFingerprint/v1': 'f1' },
      baselineState: 'new',
      properties: {
        pack: 'Storefront',
        area: 'data',
        verdict: 'violation',
        severity: 'high',
        resourceType: 'AWS::S3::Bucket',
        property: 'VersioningConfiguration.Status',
      },
    });
  });

  test('stands at the line of the template where the app is not known', () => {
    const result = resultOf(foreignFinding());
    expect(result.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'legacy.yaml', uriBaseId: '%SRCROOT%' },
          region: { startLine: 7 },
        },
        logicalLocations: [{ name: 'Policy', fullyQualifiedName: 'legacy.yaml#Policy', kind: 'resource' }],
      },
    ]);
    expect(result).not.toHaveProperty('relatedLocations');
    expect(result).not.toHaveProperty('baselineState');
  });

  test('stands at the template where no line is known', () => {
    expect(resultOf(foreignFinding({ templateLine: undefined })).locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'legacy.yaml', uriBaseId: '%SRCROOT%' },
    });
  });

  test.each([
    ['a b/ü#?%.json', 'a%20b/%C3%BC%23%3F%25.json'],
    ['../c:/[x].yaml', '../c%3A/%5Bx%5D.yaml'],
    ['\ud800', '%EF%BF%BD'],
  ])('writes the path %j as %s', (file, uri) => {
    const result = resultOf(finding({ source: { file, line: 1 } }));
    expect(result.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(uri);
  });

  test.each([
    ['error', finding()],
    ['warning', foreignFinding()],
    ['note', unknownFinding()],
    ['error', unknownFinding({ level: 'error' })],
  ])('has the level %s', (level, found) => {
    expect(resultOf(found).level).toBe(level);
  });

  test('is suppressed where the register excuses it', () => {
    expect(resultOf(exceptedFinding()).suppressions).toEqual([
      {
        kind: 'external',
        status: 'accepted',
        justification: 'Scratch data',
        location: {
          physicalLocation: {
            artifactLocation: { uri: 'exceptions.yaml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 3 },
          },
        },
        properties: { kind: 'risk', daysLeft: 12 },
      },
    ]);
  });

  test('is suppressed where the code acknowledges it', () => {
    const exception = { kind: 'acknowledged' as const, source: 'Shop/Orders', reason: 'Known' };
    expect(resultOf(exceptedFinding({ exception })).suppressions).toEqual([
      {
        kind: 'inSource',
        status: 'accepted',
        justification: 'Known',
        location: { logicalLocations: [{ fullyQualifiedName: 'Shop/Orders', kind: 'resource' }] },
        properties: { kind: 'acknowledged' },
      },
    ]);
  });

  test('tells its state, those that are gone last', () => {
    const results = runOf(fullReport()).results ?? [];
    expect(
      results.map(({ partialFingerprints, baselineState, suppressions }) => [
        partialFingerprints?.['storefrontFingerprint/v1'],
        baselineState,
        suppressions?.length ?? 0,
      ]),
    ).toEqual([
      ['f1', 'new', 0],
      ['f2', 'unchanged', 0],
      ['f3', 'new', 0],
      ['f4', 'unchanged', 1],
      ['f5', 'absent', 0],
    ]);
  });

  test('is left out when it is fixed or excused and only open ones are wanted', () => {
    const results = runOf(fullReport(), { onlyOpen: true }).results ?? [];
    expect(results.map(({ baselineState, suppressions }) => [baselineState, suppressions])).toEqual([
      ['new', undefined],
      ['unchanged', undefined],
      ['new', undefined],
    ]);
  });

  test('is one of the 25,000 most severe, and a notification counts the others', () => {
    const findings = [
      ...Array.from({ length: 25_001 }, (_, index) => foreignFinding({ fingerprint: `${index}` })),
      finding({ severity: 'critical' }),
    ];
    const log: Log = JSON.parse(sarifReport(report({ findings })));
    const [run] = log.runs;
    expect(run?.results).toHaveLength(25_000);
    expect(run?.results?.[0]?.ruleId).toBe('BucketVersioning');
    expect(run?.invocations?.[0]?.toolExecutionNotifications).toEqual([
      {
        descriptor: { id: 'truncated' },
        level: 'warning',
        message: { text: '2 more results, the last in order, left out' },
      },
    ]);
    expect(run?.invocations?.[0]?.executionSuccessful).toBe(true);
  });

  test.each(HOSTILE_TEXTS)('has no link and no line break in its message for %j', (text) => {
    const resource = { logicalId: text, type: text, template: 't.json' };
    const result = resultOf(finding({ message: text, property: undefined, resource, rule: `R${text}` }));
    expect(result.message.text).toMatch(/^.+$/);
    expect(result.message.text).not.toContain('](');
  });

  test('and a notification are never empty, for GitHub refuses an empty text', () => {
    const sample = report({ unread: [''], tallies: [tally({ title: '', rationale: '', remedy: undefined })] });
    const run = runOf(sample);
    expect(run.invocations?.[0]?.toolExecutionNotifications?.[0]?.message).toEqual({ text: 'no message' });
    expect(run.tool.driver.rules?.[0]?.fullDescription).toEqual({ text: 'BucketVersioning' });
  });
});

describe('a rule', () => {
  const rulesOf = (sample: CheckReport) => runOf(sample).tool.driver.rules ?? [];

  test('describes a control, with the remedy and what it supports', () => {
    expect(rulesOf(report())).toEqual([
      {
        id: 'BucketVersioning',
        name: 'BucketVersioning',
        shortDescription: { text: 'Buckets keep previous versions' },
        fullDescription: { text: 'An overwritten order export can be recovered.' },
        help: {
          text: 'Buckets keep previous versions\nRemedy: Set versioned: true, or use StorefrontBucket.\nSupports: pci-dss-4.0.1 10.3.4; gdpr 32.1.c (judgement)',
          markdown:
            'Buckets keep previous versions\n\nRemedy: Set versioned: true, or use StorefrontBucket.\n\nSupports: pci-dss-4.0.1 10.3.4; gdpr 32.1.c (judgement)',
        },
        helpUri: 'https://unpkg.com/storefront-security-baseline@0.1.0/CONTROLS.md#bucketversioning',
        defaultConfiguration: { level: 'error' },
        properties: {
          'security-severity': '8.0',
          tags: [
            'security',
            'Storefront',
            'data',
            'pci-dss-4.0.1',
            'gdpr',
            'pci-dss-4.0.1/10.3.4',
            'gdpr/32.1.c (judgement)',
          ],
        },
      },
    ]);
  });

  test.each([
    ['critical' as const, 'error', 9.0, 10.0],
    ['high' as const, 'error', 7.0, 8.9],
    ['medium' as const, 'warning', 4.0, 6.9],
    ['low' as const, 'note', 0.1, 3.9],
  ])('of severity %s has the level %s and a score in the band that GitHub reads so', (severity, level, least, most) => {
    const [rule] = rulesOf(report({ tallies: [tally({ severity })] }));
    const score = Number(rule?.properties?.['security-severity']);
    expect(rule?.defaultConfiguration?.level).toBe(level);
    expect(score).toBeGreaterThan(least);
    expect(score).toBeLessThanOrEqual(most);
  });

  test('of another pack is described as far as its findings tell, without an address', () => {
    const [rule] = rulesOf(report({ findings: [foreignFinding()], tallies: [] }));
    expect(rule).toMatchObject({
      id: 'AwsSolutions-IAM5[Resource::*]',
      fullDescription: { text: 'AwsSolutions-IAM5[Resource::*]' },
      help: { markdown: 'AwsSolutions-IAM5&#91;Resource::&#42;&#93;' },
    });
    expect(rule).not.toHaveProperty('helpUri');
  });

  test('stands once, and those of two packs that share a name are told apart', () => {
    const findings = [
      finding(),
      finding({ fingerprint: 'f7' }),
      finding({ fingerprint: 'f8', pack: 'Other', title: 'Theirs' }),
    ];
    const rules = rulesOf(report({ findings }));
    expect(rules.map(({ shortDescription }) => shortDescription?.text)).toEqual([
      'Theirs',
      'Buckets keep previous versions',
    ]);
  });

  test('keeps to the limits of GitHub', () => {
    const frameworks = { 'pci-dss-4.0.1': Array.from({ length: 40 }, (_, index) => `${index}`) };
    const [rule] = rulesOf(
      report({
        tallies: [tally({ rule: 'R'.repeat(300), title: 't'.repeat(2000), rationale: 'r'.repeat(2000), frameworks })],
      }),
    );
    expect(rule?.name).toHaveLength(255);
    expect(rule?.shortDescription?.text).toHaveLength(1024);
    expect(rule?.fullDescription?.text).toHaveLength(1024);
    expect(rule?.properties?.tags).toHaveLength(20);
  });
});

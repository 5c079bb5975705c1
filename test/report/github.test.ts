import * as fc from 'fast-check';
import { githubReport } from '../../lib/report/github';
import { HOSTILE_TEXTS } from './hostile-text';
import { anyReport } from './report-arbitrary';
import { exceptedFinding, finding, foreignFinding, fullReport, report } from './sample-report';

/** What the runner makes of an annotation: command, properties and message, unescaped. */
function parsed(line: string) {
  const {
    name,
    properties = '',
    message = '',
  } = /^::(?<name>error|warning|notice)(?: (?<properties>.*?))?::(?<message>.*)$/.exec(line)?.groups ?? {};
  const unescaped = (text: string) =>
    text.replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%');
  return {
    name,
    properties: Object.fromEntries(
      properties
        .split(',')
        .filter((pair) => pair !== '')
        .map((pair) => [pair.split('=')[0], unescaped(pair.slice(pair.indexOf('=') + 1))]),
    ),
    message: unescaped(message),
  };
}

describe('githubReport', () => {
  test('of a clean run has no text', () => {
    expect(githubReport(report())).toBe('');
  });

  test('annotates what is not excused, errors before warnings', () => {
    expect(githubReport(fullReport()).split('\n')).toEqual([
      '::error title=Incomplete::cdk.out/Edge.template.json: not JSON',
      '::error title=Exceptions::exceptions.yaml:9: BucketVersioning at Shop/Old ended on 2026-11-01',
      '::error file=lib/shop.ts,line=12,col=5,title=BucketVersioning (high%2C new)::Shop/Orders: VersioningConfiguration.Status is "Suspended"; expected Enabled%0ARemedy: Set versioned: true, or use StorefrontBucket.',
      '::warning file=legacy.yaml,line=7,title=AwsSolutions-IAM5[Resource%3A%3A*] (medium)::Policy: The IAM entity contains wildcard permissions.',
      '::warning file=cdk.out/Shop.template.json,line=40,title=BucketVersioning (high%2C new)::Shop/Uploads: not decided by the template: VersioningConfiguration.Status: it is the parameter Versioning%0ARemedy: Set versioned: true, or use StorefrontBucket.',
      '::warning title=Could not be judged::legacy.yaml: Fn::Transform',
      '',
    ]);
  });

  test('leaves out excused findings', () => {
    expect(githubReport(report({ findings: [exceptedFinding()] }))).toBe('');
  });

  test('names the template where no line is known', () => {
    const text = githubReport(report({ findings: [foreignFinding({ templateLine: undefined })] }));
    expect(parsed(text.trimEnd()).properties).toEqual({
      file: 'legacy.yaml',
      title: 'AwsSolutions-IAM5[Resource::*] (medium)',
    });
  });

  test('shows the ten most severe of each kind and tells how many more there are', () => {
    const errors = Array.from({ length: 12 }, (_, index) =>
      finding({ fingerprint: `${index}`, severity: index === 11 ? 'critical' : 'high', message: `error ${index}` }),
    );
    const warnings = Array.from({ length: 1011 }, (_, index) => foreignFinding({ fingerprint: `w${index}` }));

    const lines = githubReport(report({ findings: [...warnings, ...errors] }))
      .trimEnd()
      .split('\n');

    expect(lines.map((line) => parsed(line).name)).toEqual([
      ...Array(10).fill('error'),
      'notice',
      ...Array(10).fill('warning'),
      'notice',
    ]);
    expect(lines[0]).toContain('error 11');
    expect(lines[10]).toBe(
      '::notice title=storefront-baseline::2 more errors not annotated: GitHub shows 10 a step. The whole report has them all.',
    );
    expect(lines[21]).toContain('::1,001 more warnings not annotated');
  });

  test('cuts a title where GitHub would', () => {
    const line = githubReport(report({ findings: [finding({ rule: 'R'.repeat(300) })] })).trimEnd();
    expect(parsed(line).properties.title).toBe(`${'R'.repeat(254)}…`);
  });

  test.each(HOSTILE_TEXTS)('keeps %j in its place', (text) => {
    const findings = [
      finding({
        rule: `R${text}`,
        message: text,
        remedy: text,
        property: undefined,
        resource: { logicalId: 'Id', type: 'T', template: 't.json' },
        source: { file: `f${text}`, line: 3 },
      }),
    ];

    const lines = githubReport(report({ findings })).trimEnd().split('\n');

    expect(lines).toHaveLength(1);
    const { name, properties, message } = parsed(lines[0] ?? '');
    expect(name).toBe('error');
    expect(Object.keys(properties)).toEqual(['file', 'line', 'title']);
    expect(properties.line).toBe('3');
    expect(message.split('\n')).toHaveLength(2);
    expect(message).toMatch(/^Id:.*\nRemedy:/);
  });

  test('is one command a line and never more than GitHub shows, whatever the report', () => {
    fc.assert(
      fc.property(anyReport, (any) => {
        const lines = githubReport(any).split('\n').slice(0, -1);
        expect(lines.filter((line) => !/^::(error|warning|notice) [^\p{Cc}]*$/u.test(line))).toEqual([]);
        expect(lines.filter((line) => line.startsWith('::error')).length).toBeLessThanOrEqual(10);
      }),
    );
  });
});

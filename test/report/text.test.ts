import * as fc from 'fast-check';
import picocolors from 'picocolors';
import { textReport } from '../../lib/report/text';
import { HOSTILE_TEXTS } from './hostile-text';
import { anyReport } from './report-arbitrary';
import { exceptedFinding, finding, foreignFinding, fullReport, report } from './sample-report';

const plain = { colors: picocolors.createColors(false) };

describe('textReport', () => {
  test('of a clean run is two lines', () => {
    expect(textReport(report(), plain)).toBe(
      '0 errors, 0 warnings; 1 of 1 rules applied to 12 resources in 1 template\nPassed: nothing found\n',
    );
  });

  test('lists everything by severity and resource, counts what is excepted, and ends with the outcome', () => {
    expect(textReport(fullReport(), plain)).toBe(
      [
        'High',
        '  Shop/Orders  Orders1A2B  AWS::S3::Bucket  cdk.out/Shop.template.json',
        '    error BucketVersioning  lib/shop.ts:12:5  new',
        '      VersioningConfiguration.Status is "Suspended"; expected Enabled',
        '      remedy: Set versioned: true, or use StorefrontBucket.',
        '      also found by AwsSolutions-S1',
        '      template: cdk.out/Shop.template.json:40',
        '',
        'Medium',
        '  Policy  AWS::IAM::Policy  legacy.yaml',
        '    warning AwsSolutions-IAM5[Resource::*]  legacy.yaml:7  unchanged',
        '      The IAM entity contains wildcard permissions.',
        '',
        'Not decided by the templates',
        '  Shop/Uploads  Uploads5E6F  AWS::S3::Bucket  cdk.out/Shop.template.json',
        '    unknown BucketVersioning  cdk.out/Shop.template.json:40  new',
        '      not decided by the template: VersioningConfiguration.Status: it is the parameter Versioning',
        '      remedy: Set versioned: true, or use StorefrontBucket.',
        '',
        'Fixed',
        '  Shop/Orders  Orders1A2B  AWS::S3::Bucket  cdk.out/Shop.template.json',
        '    fixed BucketVersioning  lib/shop.ts:12:5',
        '      VersioningConfiguration.Status is absent; expected Enabled',
        '      remedy: Set versioned: true, or use StorefrontBucket.',
        '      template: cdk.out/Shop.template.json:40',
        '',
        'Wrong with exceptions',
        '  error exceptions.yaml:9: BucketVersioning at Shop/Old ended on 2026-11-01',
        '',
        'Exceptions proposed here, which excuse nothing before they are merged',
        '  exceptions.yaml:12: BucketVersioning at Shop/New',
        '',
        'Could not be judged',
        '  legacy.yaml: Fn::Transform',
        '',
        'Incomplete',
        '  cdk.out/Edge.template.json: not JSON',
        '',
        '1 error, 1 warning, 1 unknown, 1 excepted (2 new, 1 unchanged, 1 fixed); 1 of 1 rules applied to 13 resources in 2',
        'templates',
        'Incomplete: 1 input could not be read',
        '',
      ].join('\n'),
    );
  });

  test('lists excepted findings when asked, with what excuses them', () => {
    const findings = [
      exceptedFinding(),
      exceptedFinding({ exception: { kind: 'acknowledged', source: 'Shop/Orders', reason: 'Known' } }),
    ];
    const text = textReport(report({ findings }), { ...plain, listExcepted: true });
    expect(text).toContain('      excepted: risk accepted, 12 days left (exceptions.yaml:3): Scratch data\n');
    expect(text).toContain('      excepted: acknowledged in code (Shop/Orders): Known\n');
  });

  test('puts findings of one resource under one heading, and severities from the worst', () => {
    const findings = [
      foreignFinding(),
      finding({ rule: 'KeyRotation', severity: 'critical' }),
      finding(),
      finding({ rule: 'BucketTlsOnly' }),
    ];
    const lines = textReport(report({ findings }), plain).split('\n');
    expect(lines.filter((line) => /^\S|^ {2}\S|^ {4}\S/.test(line)).slice(0, -2)).toEqual([
      'Critical',
      '  Shop/Orders  Orders1A2B  AWS::S3::Bucket  cdk.out/Shop.template.json',
      '    error KeyRotation  lib/shop.ts:12:5',
      'High',
      '  Shop/Orders  Orders1A2B  AWS::S3::Bucket  cdk.out/Shop.template.json',
      '    error BucketTlsOnly  lib/shop.ts:12:5',
      '    error BucketVersioning  lib/shop.ts:12:5',
      'Medium',
      '  Policy  AWS::IAM::Policy  legacy.yaml',
      '    warning AwsSolutions-IAM5[Resource::*]  legacy.yaml:7',
    ]);
  });

  test('leaves the place to the heading where no line is known', () => {
    const findings = [foreignFinding({ templateLine: undefined, state: 'unchanged' })];
    expect(textReport(report({ findings }), plain)).toContain(
      '  Policy  AWS::IAM::Policy  legacy.yaml\n    warning AwsSolutions-IAM5[Resource::*]  unchanged\n',
    );
  });

  test('breaks sentences at the width that it is given, and no path', () => {
    const path = `Shop/${'x'.repeat(60)}`;
    const findings = [finding({ message: `one two three four five six ${path}`, property: undefined })];
    const lines = textReport(report({ findings }), { ...plain, width: 40 }).split('\n');
    expect(lines.filter((line) => line.length > 40).map((line) => line.trim())).toEqual([
      'Shop/Orders  Orders1A2B  AWS::S3::Bucket  cdk.out/Shop.template.json',
      'error BucketVersioning  lib/shop.ts:12:5',
      path,
    ]);
  });

  test('paints errors red, warnings yellow and a passed run green', () => {
    const colors = picocolors.createColors(true);
    const findings = [finding({ state: 'new' }), foreignFinding({ state: 'unchanged' })];
    const text = textReport(report({ findings }), { colors });
    expect(text).toContain(`${colors.red('error')} ${colors.bold('BucketVersioning')}`);
    expect(text).toContain(`${colors.yellow('warning')} `);
    expect(text).toContain(`  ${colors.magenta('new')}\n`);
    expect(text).toContain(`  ${colors.dim('unchanged')}\n`);
    expect(text).toContain(colors.green('Passed: nothing found'));
    expect(textReport(report({ outcome: { exitCode: 1, reason: '1 finding' } }), { colors })).toContain(
      colors.red('Failed: 1 finding'),
    );
  });

  test.each(HOSTILE_TEXTS)('is not steered by %j', (text) => {
    const resource = { logicalId: text, type: text, template: text, constructPath: text };
    const findings = [
      finding({
        message: text,
        remedy: text,
        rule: text,
        resource,
        source: { file: text, line: 1 },
        property: undefined,
      }),
    ];
    const lines = textReport(report({ findings, unread: [text], incomplete: [text] }), plain).split('\n');
    expect(lines.filter((line) => /[\p{Cc}\u2028\u2029\u202e]/u.test(line))).toEqual([]);
    expect(lines.filter((line) => /^\s*::|##\[/.test(line))).toEqual([]);
  });

  test('holds no control character and no workflow command, whatever the report', () => {
    fc.assert(
      fc.property(anyReport, fc.integer({ min: 0, max: 200 }), (any, width) => {
        const lines = textReport(any, { ...plain, width, listExcepted: true }).split('\n');
        expect(lines.filter((line) => /\p{Cc}|^\s*::|##\[/u.test(line))).toEqual([]);
      }),
    );
  });
});

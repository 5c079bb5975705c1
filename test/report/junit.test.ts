import * as fc from 'fast-check';
import { junitReport } from '../../lib/report/junit';
import { HOSTILE_TEXTS } from './hostile-text';
import { anyReport } from './report-arbitrary';
import { exceptedFinding, finding, foreignFinding, fullReport, report, tally, unknownFinding } from './sample-report';
import { readXml, type XmlNode } from './well-formed-xml';

function cases(root: XmlNode): readonly XmlNode[] {
  return root.children.flatMap((suite) => suite.children);
}

describe('junitReport', () => {
  test('of a clean run holds compliant resources too', () => {
    expect(junitReport(report())).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<testsuites name="storefront-baseline" tests="3" failures="0" errors="0" skipped="0">',
        '<testsuite name="cdk.out/Shop.template.json" tests="1" failures="0" errors="0" skipped="0" timestamp="2026-11-22T00:00:00">',
        '<testcase classname="Storefront.BucketVersioning" name="Exports3C4D (cdk.out/Shop.template.json)" file="cdk.out/Shop.template.json"/>',
        '</testsuite>',
        '<testsuite name="storefront-baseline" tests="2" failures="0" errors="0" skipped="0" timestamp="2026-11-22T00:00:00">',
        '<testcase classname="storefront-baseline" name="every input is read"/>',
        '<testcase classname="storefront-baseline" name="every exception stands"/>',
        '</testsuite>',
        '</testsuites>',
        '',
      ].join('\n'),
    );
  });

  test.each([
    ['an error', finding(), 'failure', 'VersioningConfiguration.Status is "Suspended"; expected Enabled'],
    [
      'what the template leaves open',
      unknownFinding(),
      'skipped',
      'not decided by the template: VersioningConfiguration.Status: it is the parameter Versioning',
    ],
    [
      'what an exception excuses',
      exceptedFinding(),
      'skipped',
      'risk accepted, 12 days left (exceptions.yaml:3): Scratch data',
    ],
    ['an unknown that fails the run', unknownFinding({ level: 'error', message: 'open' }), 'failure', 'open'],
  ])('tells of %s', (_, found, element, message) => {
    const root = readXml(junitReport(report({ findings: [found], tallies: [] })));
    const [test] = cases(root);
    expect(test?.children.find(({ name }) => name === element)?.attributes.message).toContain(message);
    expect(root.attributes).toMatchObject({ tests: '3', [element === 'failure' ? 'failures' : 'skipped']: '1' });
  });

  test('lets a warning pass, with output', () => {
    const [test] = cases(readXml(junitReport(report({ findings: [foreignFinding()], tallies: [] }))));
    expect(test?.children.map(({ name }) => name)).toEqual(['system-out']);
    expect(test?.children[0]?.text).toBe(
      'warning, medium: The IAM entity contains wildcard permissions.\nRule: AwsSolutions-IAM5[Resource::*]\nTemplate: legacy.yaml:7',
    );
  });

  test('tells of a failure what its reader needs', () => {
    const [test] = cases(readXml(junitReport(report({ findings: [finding({ state: 'new' })] }))));
    expect(test?.attributes).toEqual({
      classname: 'Storefront.BucketVersioning',
      name: 'Orders1A2B (cdk.out/Shop.template.json)',
      file: 'lib/shop.ts',
      line: '12',
    });
    expect(test?.children[0]?.attributes.type).toBe('high');
    expect(test?.children[0]?.text.split('\n')).toEqual([
      'error, high, new: VersioningConfiguration.Status is "Suspended"; expected Enabled',
      'Rule: Buckets keep previous versions',
      'Remedy: Set versioned: true, or use StorefrontBucket.',
      'Construct: Shop/Orders',
      'Source: lib/shop.ts:12:5',
      'Template: cdk.out/Shop.template.json:40',
      'Supports: pci-dss-4.0.1 10.3.4; gdpr 32.1.c (judgement)',
    ]);
  });

  test('makes one case of all findings of a rule and a resource', () => {
    const findings = [finding({ level: 'warning' }), finding({ fingerprint: 'f9', message: 'second' })];
    const root = readXml(junitReport(report({ findings })));
    expect(root.attributes).toMatchObject({ tests: '4', failures: '1' });
    expect(cases(root)[0]?.children[0]?.attributes.message).toBe(
      'VersioningConfiguration.Status is "Suspended"; expected Enabled; VersioningConfiguration.Status: second',
    );
  });

  test('has a suite for each template, also where no rule applies', () => {
    const root = readXml(junitReport(fullReport()));
    expect(
      root.children.map(({ attributes: { name, tests, failures, errors, skipped } }) => [
        name,
        tests,
        failures,
        errors,
        skipped,
      ]),
    ).toEqual([
      ['cdk.out/Shop.template.json', '4', '1', '0', '2'],
      ['legacy.yaml', '1', '0', '0', '0'],
      ['storefront-baseline', '2', '1', '1', '0'],
    ]);
    const empty = readXml(junitReport(report({ tallies: [] })));
    expect(empty.children[0]?.attributes).toMatchObject({ name: 'cdk.out/Shop.template.json', tests: '0' });
  });

  test('keeps resources of templates whose names hold a #', () => {
    const tallies = [tally({ compliantResources: ['a#b.json#Bucket'] })];
    const root = readXml(junitReport(report({ templates: [], tallies })));
    expect(root.children[0]?.attributes.name).toBe('a#b.json');
    expect(cases(root)[0]?.attributes.name).toBe('Bucket (a#b.json)');
  });

  test('tells of an incomplete run and of exceptions', () => {
    const root = readXml(junitReport(fullReport()));
    const [read, exceptions] = root.children[2]?.children ?? [];
    expect(read?.children).toEqual([
      { name: 'error', attributes: { message: 'cdk.out/Edge.template.json: not JSON' }, children: [], text: '' },
    ]);
    expect(exceptions?.children[0]?.name).toBe('failure');
    const warned = readXml(junitReport(report({ problems: [{ level: 'warning', message: 'soon due' }] })));
    expect(warned.children[1]?.children[1]?.children).toEqual([
      { name: 'system-out', attributes: {}, children: [], text: 'warning: soon due' },
    ]);
  });

  test.each(HOSTILE_TEXTS)('keeps %j in its place', (text) => {
    const resource = { logicalId: text, type: text, template: `t${text}`, constructPath: text };
    const findings = [finding({ rule: `R${text}`, message: text, remedy: text, title: text, resource })];
    const root = readXml(junitReport(report({ findings, templates: [], tallies: [] })));
    expect(root.children.map(({ children }) => children.length)).toEqual([1, 2]);
    expect(cases(root)[0]?.children.map(({ name }) => name)).toEqual(['failure']);
  });

  test('is well-formed and counts what it holds, whatever the report', () => {
    fc.assert(
      fc.property(anyReport, (any) => {
        const root = readXml(junitReport(any));
        for (const suite of root.children) {
          const holding = (name: string) =>
            suite.children.filter(({ children }) => children.some((child) => child.name === name)).length;
          expect(suite.attributes).toMatchObject({
            tests: `${suite.children.length}`,
            failures: `${holding('failure')}`,
            errors: `${holding('error')}`,
            skipped: `${holding('skipped')}`,
          });
        }
        expect(root.attributes.tests).toBe(`${cases(root).length}`);
      }),
    );
  });
});

import type { CheckReport, Finding, FindingException, JudgedTemplate, Location, RuleTally } from '../../lib/finding';

/** A violation at a line of the app, with what most findings have. */
export function finding(overrides: Partial<Finding> = {}): Finding {
  return {
    fingerprint: 'f1',
    rule: 'BucketVersioning',
    pack: 'Storefront',
    area: 'data',
    title: 'Buckets keep previous versions',
    verdict: 'violation',
    severity: 'high',
    level: 'error',
    message: 'VersioningConfiguration.Status is "Suspended"; expected Enabled',
    rationale: 'An overwritten order export can be recovered.',
    remedy: 'Set versioned: true, or use StorefrontBucket.',
    resource: {
      logicalId: 'Orders1A2B',
      type: 'AWS::S3::Bucket',
      template: 'cdk.out/Shop.template.json',
      constructPath: 'Shop/Orders',
    },
    property: 'VersioningConfiguration.Status',
    source: { file: 'lib/shop.ts', line: 12, column: 5 },
    templateLine: { file: 'cdk.out/Shop.template.json', line: 40 },
    frameworks: { 'pci-dss-4.0.1': ['10.3.4'], gdpr: ['32.1.c (judgement)'] },
    ...overrides,
  };
}

/** A warning of another pack in a template that no construct made. */
export function foreignFinding(overrides: Partial<Finding> = {}): Finding {
  return {
    fingerprint: 'f2',
    rule: 'AwsSolutions-IAM5[Resource::*]',
    pack: 'AwsSolutions',
    title: 'AwsSolutions-IAM5[Resource::*]',
    verdict: 'violation',
    severity: 'medium',
    level: 'warning',
    message: 'The IAM entity contains wildcard permissions.',
    resource: { logicalId: 'Policy', type: 'AWS::IAM::Policy', template: 'legacy.yaml' },
    templateLine: { file: 'legacy.yaml', line: 7 },
    frameworks: {},
    ...overrides,
  };
}

/** A finding that the template does not decide. */
export function unknownFinding(overrides: Partial<Finding> = {}): Finding {
  return finding({
    fingerprint: 'f3',
    verdict: 'unknown',
    level: 'warning',
    message: 'it is the parameter Versioning',
    resource: { ...finding().resource, logicalId: 'Uploads5E6F', constructPath: 'Shop/Uploads' },
    source: undefined,
    ...overrides,
  });
}

/** A finding that the register of exceptions excuses. */
export function exceptedFinding(overrides: Partial<Finding> = {}): Finding {
  const exception: FindingException = {
    kind: 'risk',
    source: 'exceptions.yaml:3',
    reason: 'Scratch data',
    daysLeft: 12,
  };
  const resource = { ...finding().resource, logicalId: 'Scratch7A8B', constructPath: 'Shop/Scratch' };
  return finding({ fingerprint: 'f4', resource, exception, ...overrides });
}

/** How `BucketVersioning` judged, with one compliant bucket. */
export function tally(overrides: Partial<RuleTally> = {}): RuleTally {
  const { rule, pack, area, title, severity, frameworks, remedy, rationale } = finding();
  return {
    rule,
    pack,
    area,
    title,
    severity,
    frameworks,
    remedy,
    rationale,
    compliant: 1,
    violations: 1,
    unknown: 0,
    excepted: 0,
    compliantResources: ['cdk.out/Shop.template.json#Exports3C4D'],
    ...overrides,
  };
}

/** A run that found nothing. */
export function report(overrides: Partial<CheckReport> = {}): CheckReport {
  return {
    version: '0.1.0',
    date: '2026-11-22',
    packs: ['Storefront'],
    templates: [{ file: 'cdk.out/Shop.template.json', stack: 'Shop', resources: 12 }],
    findings: [],
    fixed: [],
    tallies: [tally({ violations: 0 })],
    problems: [],
    proposedExceptions: [],
    unread: [],
    incomplete: [],
    outcome: { exitCode: 0, reason: 'nothing found' },
    ...overrides,
  };
}

/** A run that found something of everything, compared with a former one, and that could not read all. */
export function fullReport(): CheckReport {
  return report({
    packs: ['Storefront', 'AwsSolutions'],
    templates: [
      { file: 'cdk.out/Shop.template.json', stack: 'Shop', region: 'eu-central-1', resources: 12 },
      { file: 'legacy.yaml', resources: 1 },
    ],
    findings: [
      foreignFinding({ state: 'unchanged' }),
      finding({ state: 'new', alsoFoundBy: ['AwsSolutions-S1'] }),
      unknownFinding({ state: 'new' }),
      exceptedFinding({ state: 'unchanged' }),
    ],
    fixed: [
      finding({
        fingerprint: 'f5',
        state: 'fixed',
        message: 'VersioningConfiguration.Status is absent; expected Enabled',
      }),
    ],
    tallies: [tally({ unknown: 1, excepted: 1 })],
    problems: [{ level: 'error', message: 'exceptions.yaml:9: BucketVersioning at Shop/Old ended on 2026-11-01' }],
    proposedExceptions: ['exceptions.yaml:12: BucketVersioning at Shop/New'],
    unread: ['legacy.yaml: Fn::Transform'],
    incomplete: ['cdk.out/Edge.template.json: not JSON'],
    outcome: { exitCode: 3, reason: 'incomplete: 1 input could not be read' },
  });
}

/**
 * Reports in which nothing that may be there is missing: a property that is new to the report breaks the compilation
 * here, and then the test of the schema.
 */
export function completeReport(): Required<CheckReport> {
  const location: Required<Location> = { file: 'lib/shop.ts', line: 1, column: 1 };
  const template: Required<JudgedTemplate> = { file: 'a.json', stack: 'A', region: 'eu-central-1', resources: 1 };
  const exception: Required<FindingException> = { kind: 'risk', source: 'e.yaml:1', reason: 'Known', daysLeft: 1 };
  const resource: Required<Finding['resource']> = {
    logicalId: 'A',
    type: 'AWS::S3::Bucket',
    template: 'a.json',
    constructPath: 'A/B',
  };
  const complete: Required<Finding> = {
    ...finding(),
    area: 'data',
    rationale: 'Why',
    remedy: 'How',
    property: 'P',
    resource,
    source: location,
    templateLine: location,
    exception,
    alsoFoundBy: ['AwsSolutions-S1'],
    state: 'new',
  };
  const counted: Required<RuleTally> = { ...tally(), area: 'data', remedy: 'How', rationale: 'Why' };
  return { ...fullReport(), templates: [template], findings: [complete], fixed: [complete], tallies: [counted] };
}

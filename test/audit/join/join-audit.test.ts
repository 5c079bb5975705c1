import * as fc from 'fast-check';
import { auditOutcome } from '../../../lib/audit/audit-outcome';
import type { AuditedControl, AuditReport, OtherRule, Standing } from '../../../lib/audit/audit-report';
import { type JoinOptions, joinAudit } from '../../../lib/audit/join/join-audit';
import type { Observations, ObservedRule } from '../../../lib/audit/observations';
import { catalogue } from '../../../lib/controls/catalogue';
import { parseRegister } from '../../../lib/exceptions';
import { ConfigRegion } from '../../../lib/rules/config-region';
import { attestations, deployedRules, EDGE, found, HOME, observed, TODAY, withRule } from './deployed-world';

function audit(observations: Observations, options: Partial<JoinOptions> = {}): AuditReport {
  return joinAudit(observations, { controls: catalogue, exceptions: [], today: TODAY, ...options });
}

function controlOf({ controls }: AuditReport, id: string, region = HOME.region): AuditedControl {
  const control = controls.find((each) => each.id === id && each.scope.region === region);
  if (control === undefined) throw new Error(`no ${id} in ${region}`);
  return control;
}

const standingsOf = ({ controls }: AuditReport) => [...new Set(controls.map(({ standing }) => standing))].sort();

const VERSIONING = 'S3BucketVersioningEnabled';
const LIVE = 'live-BucketNoWebsite';

describe('joinAudit', () => {
  test('of an account as the baseline wants it finds every control met or not judged, and each control once', () => {
    const report = audit(observed());

    expect(standingsOf(report)).toEqual(['met', 'not-judged']);
    expect(report).toMatchObject({ complete: true, otherRules: [], exceptions: [] });
    expect(controlOf(report, 'BucketVersioning')).toMatchObject({
      standing: 'met',
      also: [],
      rules: [VERSIONING],
      evaluatedAt: '2026-11-21T06:00:00.000Z',
      resources: [],
      reason: 'S3BucketVersioningEnabled found nothing',
      area: 'data',
    });
    expect(controlOf(report, 'process:penetration-test')).toMatchObject({
      standing: 'met',
      severity: 'high',
      reason: 'done on 2026-11-01 by Jane Doe, counts until 2027-11-01',
    });
    const ids = report.controls.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(catalogue.filter(({ id }) => !ids.includes(id))).toEqual([]);
  });

  test.each<[string, Partial<Observations>, string, Standing, string]>([
    [
      'a resource that a managed rule finds',
      {
        rules: withRule(VERSIONING, { counts: { NON_COMPLIANT: 1 } }),
        evaluations: [...attestations(), found(VERSIONING)],
      },
      'BucketVersioning',
      'violated',
      'S3BucketVersioningEnabled finds 1 resource',
    ],
    [
      'resources that were counted and not listed',
      { rules: withRule(VERSIONING, { counts: { NON_COMPLIANT: 25 }, countsCapped: true }) },
      'BucketVersioning',
      'violated',
      'S3BucketVersioningEnabled finds 25 resources or more, of which 0 were read',
    ],
    [
      'a managed rule that is said to be violated, and nothing else',
      { rules: withRule(VERSIONING, { counts: {}, compliance: 'NON_COMPLIANT' }) },
      'BucketVersioning',
      'violated',
      'S3BucketVersioningEnabled finds 1 resource, of which 0 were read',
    ],
    [
      'a resource that a rule of ours could not tell of',
      { evaluations: [...attestations(), found(LIVE, { annotation: 'UNKNOWN: no read' })] },
      'BucketNoWebsite',
      'unknown',
      'live-BucketNoWebsite could not tell of 1 resource',
    ],
    [
      'a resource of a managed rule with such a text, which is no word of ours',
      { evaluations: [...attestations(), found(VERSIONING, { annotation: 'UNKNOWN: no read' })] },
      'BucketVersioning',
      'violated',
      'S3BucketVersioningEnabled finds 1 resource',
    ],
    [
      'resources of a rule of ours that were not listed: they may be unknown',
      { rules: withRule(LIVE, { counts: { NON_COMPLIANT: 2 } }) },
      'BucketNoWebsite',
      'unknown',
      'live-BucketNoWebsite finds 2 resources, of which 0 were read',
    ],
    [
      'a rule that is not there',
      { rules: deployedRules().filter(({ name }) => name !== VERSIONING) },
      'BucketVersioning',
      'rule-missing',
      'S3_BUCKET_VERSIONING_ENABLED is not deployed here',
    ],
    [
      'a custom rule that is not there',
      { rules: deployedRules().filter(({ name }) => name !== LIVE) },
      'BucketNoWebsite',
      'rule-missing',
      'the custom rule of BucketNoWebsite is not deployed here',
    ],
    [
      'a rule that is being deleted',
      { rules: withRule(VERSIONING, { state: 'DELETING_RESULTS' }) },
      'BucketVersioning',
      'rule-missing',
      'S3_BUCKET_VERSIONING_ENABLED is not deployed here',
    ],
    [
      'a list of rules that is not whole',
      {
        rules: deployedRules().filter(({ name }) => name !== VERSIONING),
        gaps: [{ scope: HOME, operation: 'DescribeConfigRules', code: 'Throttling', message: 'slow down' }],
      },
      'BucketVersioning',
      'unknown',
      'whether S3_BUCKET_VERSIONING_ENABLED is deployed here was not read (DescribeConfigRules: Throttling)',
    ],
    [
      'a rule that never ran',
      {
        rules: withRule(VERSIONING, { counts: {}, compliance: 'INSUFFICIENT_DATA', lastEvaluatedAt: undefined }),
      },
      'BucketVersioning',
      'not-evaluated',
      'S3BucketVersioningEnabled has not run yet',
    ],
    [
      'a rule that ran and had nothing to judge',
      { rules: withRule(VERSIONING, { counts: {}, compliance: 'INSUFFICIENT_DATA' }) },
      'BucketVersioning',
      'met',
      'S3BucketVersioningEnabled found nothing',
    ],
    [
      'a rule of which nobody says what it found',
      { rules: withRule(VERSIONING, { counts: {}, compliance: undefined }) },
      'BucketVersioning',
      'unknown',
      'AWS Config does not say what S3BucketVersioningEnabled found',
    ],
    [
      'a rule that failed after its last success',
      { rules: withRule(VERSIONING, { lastError: 'InternalError: no' }) },
      'BucketVersioning',
      'unknown',
      'the last evaluation of S3BucketVersioningEnabled failed: InternalError: no',
    ],
    [
      'results that were not read',
      {
        gaps: [
          {
            scope: HOME,
            rule: VERSIONING,
            operation: 'GetComplianceDetailsByConfigRule',
            code: 'AccessDeniedException',
            message: 'no',
          },
        ],
      },
      'BucketVersioning',
      'unknown',
      'the results of S3BucketVersioningEnabled were not read whole (GetComplianceDetailsByConfigRule: AccessDeniedException)',
    ],
    [
      'a gap of an operation that is not known here',
      { gaps: [{ operation: 'SomethingNew', code: 'Denied', message: 'no' }] },
      'BucketVersioning',
      'unknown',
      'the results of S3BucketVersioningEnabled were not read whole (SomethingNew: Denied)',
    ],
    [
      'a gap that decides nothing',
      {
        gaps: [{ scope: HOME, operation: 'DescribeRemediationConfigurations', code: 'Denied', message: 'no' }],
      },
      'BucketVersioning',
      'met',
      'S3BucketVersioningEnabled found nothing',
    ],
    [
      'a recorder that is stopped',
      { recorders: [{ scope: HOME, name: 'default', recording: false, hasDeliveryChannel: true }] },
      'BucketVersioning',
      'recorder-off',
      'the recorder default is stopped',
    ],
    [
      'no recorder',
      { recorders: [{ scope: HOME, recording: false, hasDeliveryChannel: false }] },
      'BucketVersioning',
      'recorder-off',
      'AWS Config has no recorder here',
    ],
    [
      'no recorder, to an attestation',
      { recorders: [{ scope: HOME, recording: false, hasDeliveryChannel: false }] },
      'process:access-review',
      'met',
      'done on 2026-11-01 by Jane Doe, counts until 2027-05-03',
    ],
    ['a recorder that nobody read', { recorders: [] }, 'BucketVersioning', 'unknown', 'the recorder was not read'],
    [
      'a recorder that fails',
      {
        recorders: [
          {
            scope: HOME,
            name: 'default',
            recording: true,
            lastStatus: 'FAILURE',
            lastError: 'AccessDenied',
            hasDeliveryChannel: true,
          },
        ],
      },
      'BucketVersioning',
      'unknown',
      'the recorder default fails (AccessDenied)',
    ],
    [
      'results of a rule that is not listed',
      { evaluations: [...attestations(), found('stray')] },
      'BucketVersioning',
      'unknown',
      'stray has results, and is not listed',
    ],
    [
      'an attestation that is over',
      {
        evaluations: attestations().map((each) => ({
          ...each,
          annotation: 'Attested: done on 2025-11-01 by Jane Doe, evidence sha256 0123456789abcdef',
        })),
      },
      'process:penetration-test',
      'stale',
      'done on 2025-11-01, which counted until 2026-11-01',
    ],
    [
      'an attestation of the future',
      {
        evaluations: attestations().map((each) => ({
          ...each,
          annotation: 'Attested: done on 2026-11-23 by Jane Doe, evidence sha256 0123456789abcdef',
        })),
      },
      'process:penetration-test',
      'unknown',
      'attested as done on 2026-11-23, which is in the future',
    ],
    [
      'work that nobody attested',
      { evaluations: [] },
      'process:penetration-test',
      'not-evaluated',
      'nobody has attested it',
    ],
    [
      'work that is attested as not done',
      { evaluations: attestations().map((each) => ({ ...each, compliance: 'NON_COMPLIANT', annotation: 'failed' })) },
      'process:penetration-test',
      'violated',
      'failed',
    ],
  ])('takes %s for what it is', (_name, changes, id, standing, reason) => {
    const control = controlOf(audit(observed(changes)), id);

    expect(control).toMatchObject({ standing, reason });
  });

  test('says of a violated control what else holds of it', () => {
    const report = audit(
      observed({
        evaluations: [...attestations(), found(VERSIONING)],
        gaps: [
          { scope: HOME, rule: VERSIONING, operation: 'GetComplianceDetailsByConfigRule', code: 'Slow', message: '' },
        ],
      }),
    );

    expect(controlOf(report, 'BucketVersioning')).toMatchObject({
      standing: 'violated',
      also: ['unknown'],
      resources: [{ rule: VERSIONING, verdict: 'violation', resourceId: 'orders', since: '2026-11-20T06:00:00.000Z' }],
      reason:
        'S3BucketVersioningEnabled finds 1 resource; the results of S3BucketVersioningEnabled were not read whole (GetComplianceDetailsByConfigRule: Slow)',
    });
    expect(report.complete).toBe(false);
  });

  describe('the remediation of a rule', () => {
    const remediation = {
      document: 'AWS-ConfigureS3BucketVersioning',
      automatic: false,
      runs: { queued: 0, inProgress: 0, succeeded: 2, failed: 1, unknown: 0 },
      lastFailure: { resourceType: 'AWS::S3::Bucket', resourceId: 'orders', text: 'PutBucketVersioning: AccessDenied' },
    };

    test('is that of its control, with what became of it', () => {
      const report = audit(observed({ rules: withRule(VERSIONING, { remediation }) }));

      expect(controlOf(report, 'BucketVersioning').remediation).toEqual([{ rule: VERSIONING, ...remediation }]);
      expect(controlOf(report, 'BucketNoWebsite')).not.toHaveProperty('remediation');
    });

    test('of which the runs were not read leaves the standing as it is, and the audit partial', () => {
      const gaps = [
        { scope: HOME, rule: VERSIONING, operation: 'DescribeRemediationExecutionStatus', code: 'Denied', message: '' },
      ];
      const report = audit(observed({ rules: withRule(VERSIONING, { remediation }), gaps }));

      expect(controlOf(report, 'BucketVersioning')).toMatchObject({ standing: 'met', also: [] });
      expect(report.complete).toBe(false);
    });
  });

  describe('a rule that judges no control', () => {
    const own = {
      scope: HOME,
      name: 'staff-training',
      source: 'CUSTOM_LAMBDA',
      parameters: {},
      lastEvaluatedAt: '2026-11-21T06:00:00.000Z',
    };

    test.each<[string, Partial<ObservedRule>, Partial<Observations>, Partial<OtherRule>]>([
      [
        'finds resources',
        { compliance: 'NON_COMPLIANT', counts: { NON_COMPLIANT: 3 } },
        {},
        { compliance: 'NON_COMPLIANT', nonCompliant: 3 },
      ],
      [
        'finds more than AWS Config counts',
        { compliance: 'NON_COMPLIANT', counts: { NON_COMPLIANT: 25 }, countsCapped: true },
        {},
        { compliance: 'NON_COMPLIANT', nonCompliant: 25, mayBeMore: true },
      ],
      [
        'has results that were not read whole',
        { compliance: 'NON_COMPLIANT', counts: { NON_COMPLIANT: 2 } },
        {
          gaps: [
            { scope: HOME, rule: own.name, operation: 'GetComplianceDetailsByConfigRule', code: 'C', message: '' },
          ],
        },
        { compliance: 'NON_COMPLIANT', nonCompliant: 2, mayBeMore: true },
      ],
      [
        'passes more resources than AWS Config counts',
        { compliance: 'COMPLIANT', counts: { COMPLIANT: 25, NON_COMPLIANT: 0 }, countsCapped: true },
        {},
        { compliance: 'COMPLIANT', nonCompliant: 0 },
      ],
      ['has no results', { compliance: 'INSUFFICIENT_DATA', counts: {} }, {}, { compliance: 'INSUFFICIENT_DATA' }],
      ['was not told of', { counts: {} }, {}, {}],
    ])('and %s says so', (_name, rule, changes, told) => {
      const rules = [...deployedRules(), { ...own, counts: {}, countsCapped: false, ...rule }];

      const report = audit(observed({ rules, ...changes }));

      expect(report.otherRules).toEqual([{ scope: HOME, name: 'staff-training', ...told }]);
      expect(standingsOf(report)).toEqual(['met', 'not-judged']);
    });

    test('fails no audit', () => {
      const finds = { ...own, compliance: 'NON_COMPLIANT' as const, counts: { NON_COMPLIANT: 3 }, countsCapped: false };

      expect(auditOutcome(audit(observed({ rules: [...deployedRules(), finds] })))).toEqual({
        exitCode: 0,
        reason: 'nothing found',
      });
    });
  });

  describe('old results', () => {
    test.each<[number, Standing]>([
      [1, 'met'],
      [90, 'met'],
      [0.5, 'stale'],
    ])('are stale when older than %s days', (maxAgeDays, standing) => {
      expect(controlOf(audit(observed(), { maxAgeDays }), 'BucketVersioning').standing).toBe(standing);
    });

    test('say how old they are', () => {
      const rules = withRule(VERSIONING, { lastEvaluatedAt: '2026-08-01T00:00:00.000Z' });

      expect(controlOf(audit(observed({ rules }), { maxAgeDays: 90 }), 'BucketVersioning').reason).toBe(
        'S3BucketVersioningEnabled last ran on 2026-08-01, 113 days ago; at most 90 are allowed',
      );
    });

    test('of a time that nobody tells are unknown', () => {
      const rules = withRule(VERSIONING, { lastEvaluatedAt: undefined });

      expect(controlOf(audit(observed({ rules }), { maxAgeDays: 90 }), 'BucketVersioning')).toMatchObject({
        standing: 'unknown',
        reason: 'nobody tells when S3BucketVersioningEnabled last ran',
      });
    });
  });

  describe('a rule with other parameters', () => {
    const judged = deployedRules().find(
      ({ parameters, source }) => Object.keys(parameters).length === 1 && source !== 'CUSTOM_LAMBDA',
    );
    if (judged === undefined) throw new Error('no rule has one parameter');
    const [parameter = ''] = Object.keys(judged.parameters);
    const control = audit(observed()).controls.find(({ rules }) => rules.includes(judged.name));
    const changed = withRule(judged.name, { parameters: { [parameter]: '9999' } });

    test('judges what it finds, and lets nothing pass as met', () => {
      const report = audit(observed({ rules: changed }));

      expect(controlOf(report, control?.id ?? '')).toMatchObject({
        standing: 'unknown',
        reason: `${judged.name} found nothing, but judges with ${parameter} 9999, the catalogue with ${parameter} ${judged.parameters[parameter]}`,
      });
      const violated = audit(observed({ rules: changed, evaluations: [...attestations(), found(judged.name)] }));
      expect(controlOf(violated, control?.id ?? '')).toMatchObject({ standing: 'violated', also: ['unknown'] });
    });

    test("judges nothing beside the catalogue's own", () => {
      const report = audit(observed({ rules: [...deployedRules(), { ...judged, name: 'own', parameters: {} }] }));

      expect(controlOf(report, control?.id ?? '').standing).toBe('met');
      expect(report.otherRules).toEqual([{ scope: HOME, name: 'own', compliance: 'COMPLIANT', nonCompliant: 0 }]);
    });

    test('is the same with spaces in its lists', () => {
      const rules = deployedRules().map((rule) => ({
        ...rule,
        parameters: Object.fromEntries(
          Object.entries(rule.parameters).map(([name, value]) => [name, ` ${value.replaceAll(',', ' , ')}`]),
        ),
      }));

      expect(standingsOf(audit(observed({ rules: rules.filter(({ source }) => source !== 'CUSTOM_LAMBDA') })))).toEqual(
        ['met', 'not-judged', 'rule-missing'],
      );
    });
  });

  describe('the edge', () => {
    const both = () =>
      observed({ scopes: [EDGE, HOME], rules: [...deployedRules(), ...deployedRules(EDGE, ConfigRegion.EDGE)] });

    test('judges CloudFront, and says nothing of what the home region judges', () => {
      const report = audit(both());

      expect(standingsOf(report)).toEqual(['met', 'not-judged']);
      expect(controlOf(report, 'DistributionWebAcl', EDGE.region).standing).toBe('met');
      const inHome = report.controls.filter(({ scope }) => scope.region === HOME.region).map(({ id }) => id);
      expect(inHome).not.toContain('DistributionWebAcl');
      const inEdge = report.controls.filter(({ scope }) => scope.region === EDGE.region).map(({ id }) => id);
      expect(inEdge).not.toContain('BucketVersioning');
      expect(new Set([...inHome, ...inEdge]).size).toBe(new Set(audit(observed()).controls.map(({ id }) => id)).size);
    });

    test('that was not audited leaves its controls not judged', () => {
      expect(controlOf(audit(observed()), 'DistributionWebAcl')).toMatchObject({
        standing: 'not-judged',
        reason: 'AWS Config judges it in us-east-1, which was not audited',
      });
    });

    test('audited alone is the home of a shop that says nothing else', () => {
      const home = observed({
        scopes: [EDGE],
        rules: deployedRules(EDGE, ConfigRegion.HOME_AND_EDGE),
        evaluations: attestations(EDGE),
      });

      expect(standingsOf(audit(home))).toEqual(['met', 'not-judged']);
      const edge = audit(observed({ scopes: [EDGE], rules: deployedRules(EDGE, ConfigRegion.EDGE) }), {
        homeRegion: 'eu-central-1',
      });
      expect(controlOf(edge, 'BucketVersioning', EDGE.region)).toMatchObject({
        standing: 'not-judged',
        reason: 'AWS Config judges it in the home region, which was not audited',
      });
    });
  });

  test('leaves out the rules that AWS Config does not offer in a region', () => {
    const scope = { account: '111122223333', region: 'ap-southeast-7' };

    const report = audit(observed({ scopes: [scope], rules: [], evaluations: [] }));

    const control = report.controls.find(({ reason }) => reason.startsWith('AWS Config does not offer '));
    expect(control).toMatchObject({ standing: 'not-judged', rules: [] });
  });

  describe('an aggregator', () => {
    const generated = (name: string) => `Account-ConfigBaselineRules${name.replace('-', '')}1A2B3C4D-0ABCDEFGHIJK`;
    const rules = () =>
      deployedRules().map(({ source, lastEvaluatedAt: _time, ...rule }) => ({
        ...rule,
        parameters: {},
        name: source === 'AWS_CONFIG_PROCESS_CHECK' ? rule.name : generated(rule.name.replace(/^live-/, '')),
      }));
    const collected = (changes: Partial<Observations> = {}) =>
      observed({ aggregator: 'organization', recorders: [], rules: rules(), ...changes });

    test('knows rules by their names, and needs neither recorder nor time', () => {
      const report = audit(collected());

      expect(standingsOf(report)).toEqual(['met', 'not-judged']);
      expect(report.otherRules).toEqual([]);
    });

    test('cannot tell a rule that is missing from one without results', () => {
      const all = rules().filter(({ name }) => name !== generated(VERSIONING));

      expect(controlOf(audit(collected({ rules: all })), 'BucketVersioning')).toMatchObject({
        standing: 'unknown',
        reason:
          'the aggregator has nothing of S3_BUCKET_VERSIONING_ENABLED: it is not deployed, or has nothing to judge',
      });
    });
  });

  describe('exceptions', () => {
    const register = (path: string, extra = '') =>
      parseRegister(
        `exceptions:
  - control: BucketVersioning
    path: "${path}"
    kind: risk
    owner: shop@example.com
    approver: security@example.com
    ticket: SHOP-1
    reason: The bucket holds nothing but caches that are made anew every day.
    compensatingControl: It is emptied and filled every night.
    granted: 2026-11-01
    expires: 2027-01-31
${extra}`,
        'exceptions.yaml',
      );
    const violated = observed({
      rules: withRule(VERSIONING, { counts: { NON_COMPLIANT: 2 } }),
      evaluations: [...attestations(), found(VERSIONING), found(VERSIONING, { resourceId: 'caches' })],
    });

    test('cover a resource by account, region, type and id', () => {
      const report = audit(violated, { exceptions: register('*/eu-central-1/AWS::S3::Bucket/caches') });

      expect(controlOf(report, 'BucketVersioning')).toMatchObject({
        standing: 'violated',
        reason: 'S3BucketVersioningEnabled finds 2 resources, 1 of them excepted',
        resources: [{ resourceId: 'orders' }, { resourceId: 'caches', exception: 'exceptions.yaml:2' }],
      });
      expect(report.exceptions).toEqual([
        {
          id: 'exceptions.yaml:2',
          kind: 'risk',
          owner: 'shop@example.com',
          reason: 'The bucket holds nothing but caches that are made anew every day.',
          until: '2027-01-31',
          daysLeft: 70,
        },
      ]);
    });

    test('that cover all that is found make it excepted, not met', () => {
      const report = audit(violated, { exceptions: register('111122223333/*/AWS::S3::Bucket') });

      expect(controlOf(report, 'BucketVersioning')).toMatchObject({
        standing: 'excepted',
        also: [],
        reason: 'S3BucketVersioningEnabled finds 2 resources, all excepted',
      });
    });

    test('leave it violated where not all that is found was read', () => {
      const more = { ...violated, rules: withRule(VERSIONING, { counts: { NON_COMPLIANT: 3 } }) };

      const report = audit(more, { exceptions: register('111122223333/*/AWS::S3::Bucket') });

      expect(controlOf(report, 'BucketVersioning').standing).toBe('violated');
    });

    test.each([
      ['of a construct, without an assembly', 'Shop/Data/Orders', TODAY],
      ['that is over', '111122223333/*/AWS::S3::Bucket', new Date('2027-02-01T00:00:00Z')],
    ])('%s cover nothing', (_name, path, today) => {
      const report = audit(violated, { exceptions: register(path), today });

      expect(controlOf(report, 'BucketVersioning').standing).toBe('violated');
      expect(report.exceptions).toEqual([]);
    });

    test('excuse nothing that a rule could not tell of', () => {
      const open = observed({ evaluations: [...attestations(), found(LIVE, { annotation: 'UNKNOWN: no read' })] });
      const exceptions = register('*/*/AWS::S3::Bucket').map((each) => ({ ...each, controls: ['BucketNoWebsite'] }));

      expect(controlOf(audit(open, { exceptions }), 'BucketNoWebsite').standing).toBe('unknown');
    });
  });
});

/** What may be taken away: rules, results, recorders, and all that a rule tells of itself. */
const TAKEN = ['rule', 'evaluation', 'recorder', 'time', 'counts', 'compliance', 'source', 'parameters'] as const;

/** Observations with a piece taken away that is of a rule, or the recorder. */
function without(observations: Observations, what: (typeof TAKEN)[number], name: string): Observations {
  const { rules, evaluations } = observations;
  const changed = (change: (rule: Observations['rules'][number]) => Observations['rules'][number]) => ({
    ...observations,
    rules: rules.map((rule) => (rule.name === name ? change(rule) : rule)),
  });
  switch (what) {
    case 'rule':
      return { ...observations, rules: rules.filter((rule) => rule.name !== name) };
    case 'evaluation':
      return { ...observations, evaluations: evaluations.filter(({ rule }) => rule !== name) };
    case 'recorder':
      return { ...observations, recorders: [] };
    case 'time':
      return changed(({ lastEvaluatedAt: _time, ...rule }) => rule);
    case 'counts':
      return changed((rule) => ({ ...rule, counts: {} }));
    case 'compliance':
      return changed(({ compliance: _compliance, ...rule }) => rule);
    case 'source':
      return changed(({ source: _source, ...rule }) => rule);
    case 'parameters':
      return changed((rule) => ({ ...rule, parameters: {} }));
  }
}

/** What one rule says that is not good, and what it says instead. */
const NOT_GOOD = {
  violated: {},
  unknown: { annotation: 'UNKNOWN: not read' },
  'never run': undefined,
  'with a recorder that is off': undefined,
} as const;

/** An account as the baseline wants it, but for one rule. */
function butFor(name: string, kind: keyof typeof NOT_GOOD): Observations {
  const finding = NOT_GOOD[kind];
  const counts = finding === undefined ? {} : { NON_COMPLIANT: 1 };
  const compliance = finding === undefined ? ('INSUFFICIENT_DATA' as const) : ('NON_COMPLIANT' as const);
  const off = kind === 'with a recorder that is off';
  return observed({
    rules: off
      ? deployedRules()
      : withRule(name, { counts, compliance, ...(finding ?? { lastEvaluatedAt: undefined }) }),
    evaluations: [
      ...attestations().filter(({ rule }) => off || rule !== name),
      ...(finding === undefined ? [] : [found(name, finding)]),
    ],
    ...(off ? { recorders: [{ scope: HOME, name: 'default', recording: false, hasDeliveryChannel: true }] } : {}),
  });
}

describe.each(Object.keys(NOT_GOOD) as readonly (keyof typeof NOT_GOOD)[])('of a rule %s', (kind) => {
  const whole = audit(observed());

  test.each(TAKEN)('nothing becomes met because its %s is taken away', (taken) => {
    const wrong: string[] = [];
    let judged = 0;
    for (const { name } of deployedRules()) {
      const ids = whole.controls.filter(({ rules }) => rules.includes(name)).map(({ id }) => id);
      // Those that it judges, and no others: three hundred accounts are judged.
      const controls = catalogue.filter(({ id }) => ids.includes(id));
      const before = butFor(name, kind);
      const standing = (observations: Observations) =>
        new Map(audit(observations, { controls }).controls.map((control) => [control.id, control.standing]));
      const [then, now] = [standing(before), standing(without(before, taken, name))];
      for (const id of ids) {
        if (then.get(id) !== 'met') judged += 1;
        if (then.get(id) !== 'met' && now.get(id) === 'met') wrong.push(`${id} by ${name}`);
      }
    }

    expect(wrong).toEqual([]);
    expect(judged).toBeGreaterThan(200);
  });
});

test('nothing becomes met because any piece of any account is taken away', () => {
  const rules = deployedRules();
  const several = fc.uniqueArray(fc.nat(rules.length - 1), { maxLength: 40 });
  const anything = fc.record({
    violated: several,
    unknown: several,
    never: several,
    taken: fc.constantFrom(...TAKEN),
    at: fc.nat(rules.length - 1),
  });
  fc.assert(
    fc.property(anything, ({ violated, unknown, never, taken, at }) => {
      const finds = (index: number) => violated.includes(index) || unknown.includes(index);
      const before = observed({
        rules: rules.map(({ lastEvaluatedAt, ...rule }, index) => ({
          ...rule,
          ...(finds(index)
            ? { counts: { NON_COMPLIANT: 1 }, compliance: 'NON_COMPLIANT' as const }
            : never.includes(index)
              ? { counts: {}, compliance: 'INSUFFICIENT_DATA' as const }
              : {}),
          ...(never.includes(index) || lastEvaluatedAt === undefined ? {} : { lastEvaluatedAt }),
        })),
        evaluations: [
          ...attestations().filter(({ rule }) => !rules.some(({ name }, index) => name === rule && finds(index))),
          ...rules.flatMap(({ name }, index) =>
            finds(index) ? [found(name, unknown.includes(index) ? { annotation: 'UNKNOWN: not read' } : {})] : [],
          ),
        ],
      });
      const met = new Set(audit(before).controls.flatMap(({ id, standing }) => (standing === 'met' ? [id] : [])));

      const after = audit(without(before, taken, rules[at]?.name ?? ''));

      expect(after.controls.filter(({ id, standing }) => standing === 'met' && !met.has(id))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

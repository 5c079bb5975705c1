import type { ObservedRule } from '../../../lib/audit/observations';
import type { DescribedRegion, DescribedRun } from '../described-account';
import { keptPages } from './kept-pages';
import { account, type ReadWorld, readWorld, rule } from './read-world';

const scope = { account: '111122223333', region: 'eu-central-1' };
const EVALUATED = '2026-11-20T06:00:00.000Z';

let world: ReadWorld | undefined;

afterEach(async () => {
  await world?.close();
  world = undefined;
});

async function observed(region: Partial<DescribedRegion>, options = {}) {
  world = await readWorld(account({ rules: [], ...region }));
  return world.read(options);
}

describe('the recorder', () => {
  test('is read with its delivery channel', async () => {
    const { recorders, gaps } = await observed({
      recorder: { name: 'default', recording: true, lastStatus: 'Success' },
      channel: {
        name: 'default',
        lastStatus: 'Failure',
        lastError: { code: 'AccessDenied', message: 'no such\nbucket' },
      },
    });

    expect(recorders).toEqual([
      {
        scope,
        name: 'default',
        recording: true,
        recordsEverything: true,
        lastStatus: 'SUCCESS',
        hasDeliveryChannel: true,
        deliveryStatus: 'FAILURE',
        deliveryError: 'AccessDenied: no such bucket',
      },
    ]);
    expect(gaps).toEqual([]);
  });

  test('is told of where it is stopped, and records some types alone', async () => {
    const { recorders } = await observed({
      recorder: {
        name: 'mine',
        recording: false,
        recordsEverything: false,
        lastStatus: 'Failure',
        lastError: { code: 'LastDeliveryChannelDeleteFailed', message: '' },
      },
    });

    expect(recorders).toEqual([
      {
        scope,
        name: 'mine',
        recording: false,
        recordsEverything: false,
        lastStatus: 'FAILURE',
        lastError: 'LastDeliveryChannelDeleteFailed',
        hasDeliveryChannel: false,
      },
    ]);
  });

  test('that is not there is told of, without a name', async () => {
    const { recorders, scopes } = await observed({});

    expect(recorders).toEqual([{ scope, recording: false, hasDeliveryChannel: false }]);
    expect(scopes).toEqual([scope]);
  });

  test('of which AWS Config does not tell is a gap and nothing else', async () => {
    world = await readWorld(account({ rules: [], recorder: { name: 'default', recording: true } }));

    const { recorders, gaps } = await world.read({}, undefined, ({ operation }) =>
      operation === 'DescribeConfigurationRecorderStatus' ? 'denied' : undefined,
    );

    expect(recorders).toEqual([]);
    expect(gaps).toEqual([
      {
        scope,
        operation: 'DescribeConfigurationRecorderStatus',
        code: 'AccessDeniedException',
        message: 'User: arn:aws:sts::111122223333:assumed-role/audit/me is not authorized',
      },
    ]);
  });
});

describe('a rule', () => {
  const base: ObservedRule = {
    scope,
    name: 'versioned',
    source: 'S3_BUCKET_VERSIONING_ENABLED',
    parameters: {},
    state: 'ACTIVE',
    compliance: 'NON_COMPLIANT',
    counts: { NON_COMPLIANT: 30 },
    countsCapped: false,
    lastEvaluatedAt: EVALUATED,
  };

  test('that finds resources has them counted to the end, where AWS Config stops at 25', async () => {
    const { rules, evaluations } = await observed({ rules: [rule('versioned', 3, 30)] });

    expect(rules).toEqual([base]);
    expect(evaluations).toHaveLength(30);
    expect(evaluations[0]).toEqual({
      scope,
      rule: 'versioned',
      compliance: 'NON_COMPLIANT',
      resourceType: 'AWS::S3::Bucket',
      resourceId: 'versioned-bad-0',
      recordedAt: '2026-11-01T00:00:00.000Z',
    });
  });

  test('that finds none is not listed', async () => {
    const { rules, evaluations } = await observed({ rules: [rule('versioned', 3, 0)] });

    expect(rules).toEqual([{ ...base, compliance: 'COMPLIANT', counts: { NON_COMPLIANT: 0 } }]);
    expect(evaluations).toEqual([]);
    expect(world?.server.requests.map(({ operation }) => operation)).not.toContain('GetComplianceDetailsByConfigRule');
  });

  test('that finds none is counted where every result is asked for', async () => {
    const { rules, evaluations } = await observed({ rules: [rule('versioned', 230, 0)] }, { everyResult: true });

    expect(rules).toEqual([{ ...base, compliance: 'COMPLIANT', counts: { COMPLIANT: 230 } }]);
    expect(evaluations).toEqual([]);
  });

  test('that never ran has no time and no results', async () => {
    const { rules } = await observed({ rules: [rule('versioned', 0, 0, { lastEvaluatedAt: undefined })] });

    const { lastEvaluatedAt, ...never } = base;
    expect(rules).toEqual([{ ...never, compliance: 'INSUFFICIENT_DATA', counts: {} }]);
  });

  test.each([
    ['2026-11-21T00:00:00.000Z', 'AccessDenied: the role may not', 'AccessDenied', 'the role may not'],
    ['2026-11-01T00:00:00.000Z', undefined, 'AccessDenied', 'the role might not'],
  ])('whose evaluation failed at %s says %s', async (at, lastError, code, message) => {
    const { rules } = await observed({ rules: [rule('versioned', 1, 0, { failed: { at, code, message } })] });

    expect(rules[0]?.lastError).toBe(lastError);
  });

  test('of AWS Lambda, on which the status is silent, is dated by its newest result', async () => {
    const { rules, evaluations } = await observed({
      rules: [
        {
          name: 'live',
          source: 'CUSTOM_LAMBDA',
          parameters: { controlId: 'WebAclLogs' },
          description: 'Judges WebAclLogs',
          withoutStatus: true,
          results: [
            { type: 'T', id: 'old', compliance: 'COMPLIANT', recordedAt: '2026-11-02T00:00:00.000Z' },
            { type: 'T', id: 'new', compliance: 'COMPLIANT', recordedAt: '2026-11-03T00:00:00.000Z' },
            { type: 'T', id: 'hidden', compliance: 'NON_COMPLIANT', annotation: 'UNKNOWN: hidden' },
          ],
        },
      ],
    });

    expect(rules).toEqual([
      {
        scope,
        name: 'live',
        source: 'CUSTOM_LAMBDA',
        parameters: { controlId: 'WebAclLogs' },
        description: 'Judges WebAclLogs',
        state: 'ACTIVE',
        compliance: 'NON_COMPLIANT',
        counts: { COMPLIANT: 2, NON_COMPLIANT: 1 },
        countsCapped: false,
        lastEvaluatedAt: '2026-11-03T00:00:00.000Z',
      },
    ]);
    expect(evaluations.map(({ resourceId, annotation }) => [resourceId, annotation])).toEqual([
      ['hidden', 'UNKNOWN: hidden'],
    ]);
  });

  describe('with a remediation', () => {
    const configured = { document: 'AWS-DisablePublicAccess', automatic: true };
    const run = (
      id: string,
      state: DescribedRun['state'],
      at: string,
      failedSteps: DescribedRun['failedSteps'] = [],
    ) => ({
      type: 'AWS::S3::Bucket',
      id,
      state,
      at,
      failedSteps,
    });
    const none = { queued: 0, inProgress: 0, succeeded: 0, failed: 0, unknown: 0 };
    const runs: readonly DescribedRun[] = [
      run('a', 'FAILED', '2026-11-18T06:00:00.000Z', [{ name: 'Old', message: 'older' }]),
      run('b', 'FAILED', '2026-11-20T06:00:00.000Z', [
        { name: 'PutBucketVersioning', message: 'AccessDenied:\nnot allowed' },
        { name: 'Check' },
      ]),
      run('c', 'FAILED', '2026-11-19T06:00:00.000Z'),
      run('d', 'QUEUED', '2026-11-21T06:00:00.000Z'),
      run('e', 'IN_PROGRESS', '2026-11-21T06:00:00.000Z'),
      run('f', 'SUCCEEDED', '2026-11-21T06:00:00.000Z'),
      run('g', 'SUCCEEDED', '2026-11-21T06:00:00.000Z'),
      run('h', 'UNKNOWN', '2026-11-21T06:00:00.000Z'),
    ];
    const told = { queued: 1, inProgress: 1, succeeded: 2, failed: 3, unknown: 1 };
    const lastFailure = {
      at: '2026-11-20T06:00:00.000Z',
      resourceType: 'AWS::S3::Bucket',
      resourceId: 'b',
      text: 'PutBucketVersioning: AccessDenied: not allowed; Check',
    };

    test('that never ran has no runs, and a rule without one has none', async () => {
      const rules = [rule('versioned', 1, 0, { remediation: configured }), rule('other', 1, 0)];
      const observations = await observed({ rules });

      expect(observations.rules.map(({ remediation }) => remediation)).toEqual([
        { ...configured, runs: none },
        undefined,
      ]);
      expect(asked()).toEqual([{ ConfigRuleName: 'versioned', Limit: 100 }]);
    });

    test('has its runs counted on all pages, and the newest that failed', async () => {
      world = await readWorld(
        account({ rules: [rule('versioned', 1, 1, { remediation: { ...configured, automatic: false, runs } })] }),
        { pageSize: 3 },
      );

      const { rules, gaps } = await world.read();

      expect(rules[0]?.remediation).toEqual({ ...configured, automatic: false, runs: told, lastFailure });
      expect(asked()).toHaveLength(3);
      expect(gaps).toEqual([]);
    });

    test.each([
      ['that gives no reason', [], 'AWS Config does not say why'],
      ['that says a novel', [{ name: 'Long', message: 'x'.repeat(5_000) }], `Long: ${'x'.repeat(994)}`],
    ])('has a failure %s told of in one short line', async (_name, failedSteps, text) => {
      const remediation = { ...configured, runs: [run('a', 'FAILED', '2026-11-20T06:00:00.000Z', failedSteps)] };

      const { rules } = await observed({ rules: [rule('versioned', 1, 1, { remediation })] });

      expect(rules[0]?.remediation?.lastFailure?.text).toBe(text);
    });

    test('of which the runs cannot be read is a gap, and is told of without them', async () => {
      world = await readWorld(account({ rules: [rule('versioned', 1, 1, { remediation: { ...configured, runs } })] }), {
        pageSize: 3,
      });

      const { rules, gaps } = await world.read({}, undefined, ({ operation, input }) =>
        operation === 'DescribeRemediationExecutionStatus' && input.NextToken !== undefined ? 'denied' : undefined,
      );

      expect(rules[0]?.remediation).toEqual(configured);
      expect(rules[0]?.counts).toEqual({ NON_COMPLIANT: 1 });
      expect(gaps).toEqual([
        {
          scope,
          operation: 'DescribeRemediationExecutionStatus',
          rule: 'versioned',
          code: 'AccessDeniedException',
          message: 'User: arn:aws:sts::111122223333:assumed-role/audit/me is not authorized',
        },
      ]);
    });

    function asked() {
      return (world?.server.requests ?? [])
        .filter(({ operation }) => operation === 'DescribeRemediationExecutionStatus')
        .map(({ input }) => input);
    }
  });

  test('among 60 is asked for 25 at once', async () => {
    const many = Array.from({ length: 60 }, (_, index) => rule(`rule-${index}`, 1, index % 2));
    const { rules, evaluations, gaps } = await observed({ rules: many });

    const sizes = world?.server.requests
      .filter(({ operation }) => operation === 'DescribeComplianceByConfigRule')
      .map(({ input }) => (input.ConfigRuleNames as readonly string[]).length);
    expect(sizes).toEqual([25, 25, 10]);
    expect(rules.map(({ name }) => name)).toEqual(many.map(({ name }) => name));
    expect(evaluations).toHaveLength(30);
    expect(gaps).toEqual([]);
  });

  test('that goes away while the audit reads leaves its neighbours told of', async () => {
    world = await readWorld(account({ rules: [rule('stays', 1, 1)] }));
    const output = { ConfigRules: [{ ConfigRuleName: 'stays' }, { ConfigRuleName: 'goes' }] };
    const resume = keptPages({ scope, operation: 'DescribeConfigRules', input: {}, output });

    const { rules, gaps, evaluations } = await world.read({ resume });

    expect(rules.map(({ name, compliance }) => [name, compliance])).toEqual([
      ['stays', 'NON_COMPLIANT'],
      ['goes', undefined],
    ]);
    expect(evaluations.map(({ rule: of }) => of)).toEqual(['stays']);
    expect(new Set(gaps.map((gap) => `${gap.operation} ${gap.rule} ${gap.code}`))).toEqual(
      new Set(
        [
          'DescribeComplianceByConfigRule',
          'DescribeConfigRuleEvaluationStatus',
          'DescribeRemediationConfigurations',
          'GetComplianceDetailsByConfigRule',
        ].map((operation) => `${operation} goes NoSuchConfigRuleException`),
      ),
    );
  });
});

describe('a conformance pack', () => {
  const packs = [{ name: 'storefront', id: 'a1b2c3d4e', state: 'CREATE_FAILED' }];

  test('is told of with its state, and its rules know it', async () => {
    const observations = await observed({
      packs,
      rules: [rule('versioned-conformance-pack-a1b2c3d4e', 1, 0), rule('plain', 1, 0)],
    });

    expect(observations.packs).toEqual([{ scope, name: 'storefront', state: 'CREATE_FAILED' }]);
    expect(observations.rules.map(({ conformancePack }) => conformancePack)).toEqual(['storefront', undefined]);
    expect(observations.gaps).toEqual([]);
  });

  test('has process checks, of which every verdict is kept', async () => {
    const { rules, evaluations } = await observed({
      packs,
      rules: [
        {
          name: 'penetration-test-conformance-pack-a1b2c3d4e',
          source: 'AWS_CONFIG_PROCESS_CHECK',
          withoutStatus: true,
          results: [{ type: 'AWS::::Account', id: '111122223333', compliance: 'COMPLIANT', annotation: 'by Jane Doe' }],
        },
      ],
    });

    expect(evaluations).toEqual([
      {
        scope,
        rule: 'penetration-test-conformance-pack-a1b2c3d4e',
        compliance: 'COMPLIANT',
        resourceType: 'AWS::::Account',
        resourceId: '111122223333',
        recordedAt: '2026-11-01T00:00:00.000Z',
        annotation: 'by Jane Doe',
      },
    ]);
    expect(rules[0]?.lastEvaluatedAt).toBe('2026-11-01T00:00:00.000Z');
  });

  test('with a rule that is not in the list of rules is a gap', async () => {
    const name = 'versioned-conformance-pack-a1b2c3d4e';
    world = await readWorld(account({ packs, rules: [rule(name, 1, 0)] }));
    const output = { ConfigRules: [] };

    const { gaps } = await world.read({
      resume: keptPages({ scope, operation: 'DescribeConfigRules', input: {}, output }),
    });

    expect(gaps).toEqual([
      {
        scope,
        operation: 'DescribeConfigRules',
        rule: name,
        code: 'RuleNotListed',
        message: 'the conformance pack storefront has the rule, and the list of rules has not',
      },
    ]);
  });
});

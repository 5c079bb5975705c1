import { readGuardReport } from './guard-report';

/** One rule's entry under `not_compliant`, as cfn-guard 3.1.1 nests it. */
function failed(name: string, message: string | null, checks: readonly unknown[]): unknown {
  const check = { Rule: { name: 'check', metadata: {}, messages: { custom_message: message }, checks } };
  return { Rule: { name, metadata: {}, messages: { custom_message: null, error_message: null }, checks: [check] } };
}

function resolved(path: string, value: unknown = false): unknown {
  return { Clause: { Unary: { check: { Resolved: { value: { path, value } } }, messages: { custom_message: '' } } } };
}

function missing(path: string): unknown {
  const unresolved = { traversed_to: { path, value: {} }, remaining_query: 'LoggingConfiguration' };
  return { Disjunctions: { checks: [{ Block: { unresolved } }] } };
}

function compared(from: string, to: string): unknown {
  return {
    Clause: { Binary: { check: { Resolved: { from: { path: from, value: 1 }, to: { path: to, value: 2 } } } } },
  };
}

function report(...rules: readonly unknown[]): string {
  const other = { compliant: ['passing_check'], not_applicable: ['other_check', 'passing_check'] };
  return JSON.stringify([{ name: '/tmp/T.json', metadata: {}, status: 'FAIL', not_compliant: rules, ...other }]);
}

const LOGGING = "\n        [CT.S3.PR.2]: Require logging\n        [FIX]: Set a 'LoggingConfiguration'.\n        ";

describe('readGuardReport', () => {
  test('gives one finding for each resource, with the control, its title and its mend in one line', () => {
    const text = report(
      failed('s3_bucket_logging_enabled_check', LOGGING, [
        missing('/Resources/One/Properties'),
        resolved('/Resources/Two/Properties/LoggingConfiguration'),
        resolved('/Resources/Two/Properties/LoggingConfiguration/DestinationBucketName'),
      ]),
    );

    const [file] = readGuardReport(text);

    const message = "Require logging [FIX]: Set a 'LoggingConfiguration'.";
    expect(file?.file).toBe('/tmp/T.json');
    expect(file?.findings).toEqual([
      { control: 'CT.S3.PR.2', logicalId: 'One', message },
      { control: 'CT.S3.PR.2', logicalId: 'Two', message },
    ]);
  });

  test('blames the resource that is compared, not the one it is compared to', () => {
    const text = report(failed('x_check', LOGGING, [compared('/Resources/One/Type', '/Resources/Other/Type')]));

    expect(readGuardReport(text)[0]?.findings.map(({ logicalId }) => logicalId)).toEqual(['One']);
  });

  test('takes no part of a template for a part of the report', () => {
    const inner = { path: '/Resources/Inner', custom_message: '[CT.X.PR.1]: from the template' };
    const text = report(failed('x_check', LOGGING, [resolved('/Resources/One/Properties', inner)]));

    const findings = readGuardReport(text)[0]?.findings;

    expect(findings?.map(({ control, logicalId }) => `${control} ${logicalId}`)).toEqual(['CT.S3.PR.2 One']);
  });

  test('names the rule where it names no control, and the template where it names no resource', () => {
    const text = report(failed('own_check', ' needs care ', [resolved('/Parameters/Name')]), failed('mute', null, []));

    expect(readGuardReport(text)[0]?.findings).toEqual([
      { control: 'own_check', message: 'needs care' },
      { control: 'mute', message: 'the rule gives no reason' },
    ]);
  });

  test('knows every rule that was heard, once', () => {
    const text = report(failed('failed_check', LOGGING, []));

    expect([...(readGuardReport(text)[0]?.rules ?? [])].sort()).toEqual([
      'failed_check',
      'other_check',
      'passing_check',
    ]);
  });

  test.each([
    ['{}', 'cfn-guard: the report is no list'],
    ['[{}]', 'cfn-guard: a part of the report names no file'],
    ['[{"name":"T"}]', 'cfn-guard: the report has no list not_compliant'],
  ])('refuses %s', (text, message) => {
    expect(() => readGuardReport(text)).toThrow(new Error(message));
  });
});

import Ajv2020 from 'ajv/dist/2020';
import * as fc from 'fast-check';
import schema from '../../lib/report/check-report.schema.json';
import { CHECK_REPORT_SCHEMA, jsonReport } from '../../lib/report/json';
import { anyReport } from './report-arbitrary';
import { completeReport, fullReport, report } from './sample-report';

const ajv = new Ajv2020({ allErrors: true, strict: true });
const validate = ajv.compile(schema);

function errorsOf(value: unknown): readonly string[] {
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** The full report as parsed JSON, with the value at `path` replaced, or removed where it is `undefined`. */
function damaged(path: readonly string[], value: unknown): unknown {
  const root = JSON.parse(jsonReport(completeReport()));
  const owner = path.slice(0, -1).reduce((at, key) => at[key], root);
  const key = path.at(-1) ?? '';
  if (value === undefined) delete owner[key];
  else owner[key] = value;
  return root;
}

describe('jsonReport', () => {
  test.each([
    ['a clean run', report()],
    ['a run that found everything', fullReport()],
    ['a run in which nothing that may be there is missing', completeReport()],
  ])('of %s follows the schema and loses nothing', (_, sample) => {
    const parsed = JSON.parse(jsonReport(sample));
    expect(errorsOf(parsed)).toEqual([]);
    expect(parsed).toEqual({ schema: CHECK_REPORT_SCHEMA, ...JSON.parse(JSON.stringify(sample)) });
  });

  test('follows the schema, whatever the report', () => {
    fc.assert(fc.property(anyReport, (any) => expect(errorsOf(JSON.parse(jsonReport(any)))).toEqual([])));
  });

  test('has its keys in one order, however the report was put together', () => {
    const reversed = JSON.parse(JSON.stringify(completeReport()), (_, value) =>
      typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
    );
    expect(jsonReport(reversed)).toBe(jsonReport(completeReport()));
    expect(Object.keys(JSON.parse(jsonReport(reversed))).slice(0, 5)).toEqual([
      'schema',
      'version',
      'date',
      'outcome',
      'incomplete',
    ]);
  });

  test('keeps a key that the schema does not know, so that a validator sees it', () => {
    const unknownKey = Object.assign(report(), { extra: 1 });
    expect(errorsOf(JSON.parse(jsonReport(unknownKey)))).toEqual([' must NOT have additional properties']);
  });
});

describe('the schema', () => {
  test('has the identifier that reports carry', () => {
    expect(schema.$id).toBe('urn:storefront-security-baseline:check-report:1');
    expect(schema.properties.schema.const).toBe(schema.$id);
  });

  test.each<readonly [readonly string[], unknown, string]>([
    [['schema'], 'urn:other', '/schema must be equal to constant'],
    [['schema'], undefined, " must have required property 'schema'"],
    [['date'], '22.11.2026', '/date must match pattern "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"'],
    [['outcome', 'exitCode'], 2, '/outcome/exitCode must be equal to one of the allowed values'],
    [['findings'], {}, '/findings must be array'],
    [['findings', '0', 'rule'], '', '/findings/0/rule must NOT have fewer than 1 characters'],
    [['findings', '0', 'severity'], 'severe', '/findings/0/severity must be equal to one of the allowed values'],
    [['findings', '0', 'verdict'], 'compliant', '/findings/0/verdict must be equal to one of the allowed values'],
    [['findings', '0', 'message'], undefined, "/findings/0 must have required property 'message'"],
    [['findings', '0', 'source', 'line'], 0, '/findings/0/source/line must be >= 1'],
    [['findings', '0', 'resource', 'arn'], 'x', '/findings/0/resource must NOT have additional properties'],
    [
      ['findings', '0', 'exception', 'kind'],
      'mood',
      '/findings/0/exception/kind must be equal to one of the allowed values',
    ],
    [['fixed', '0', 'state'], 'gone', '/fixed/0/state must be equal to one of the allowed values'],
    [['findings', '0', 'frameworks', 'gdpr'], '32', '/findings/0/frameworks/gdpr must be array'],
    [['tallies', '0', 'compliant'], -1, '/tallies/0/compliant must be >= 0'],
    [['tallies', '0', 'unknown'], 0.5, '/tallies/0/unknown must be integer'],
    [['templates', '0', 'resources'], undefined, "/templates/0 must have required property 'resources'"],
    [['problems', '0', 'level'], 'note', '/problems/0/level must be equal to one of the allowed values'],
    [['unread', '0'], 1, '/unread/0 must be string'],
  ])('refuses a report whose %j is %j', (path, value, error) => {
    expect(errorsOf(damaged(path, value))).toEqual([error]);
  });

  test('describes every property of a report', () => {
    const undescribed = Object.entries(schema.properties).filter(([, property]) => !('description' in property));
    expect(undescribed).toEqual([]);
  });
});

import { execFileSync } from 'node:child_process';
import { catalogue } from '../../lib/controls/catalogue';
import { MISSING_RULES, RULES_OF_FEW_REGIONS } from '../../lib/rules/missing-rules';
import { isOffered } from '../../lib/rules/region-availability';

test.each([
  ['S3_BUCKET_VERSIONING_ENABLED', 'ap-southeast-6', true],
  ['CODEBUILD_PROJECT_ARTIFACT_ENCRYPTION', 'ap-northeast-1', true],
  ['CODEBUILD_PROJECT_ARTIFACT_ENCRYPTION', 'ap-northeast-3', false],
  ['COGNITO_USER_POOL_MFA_ENABLED', 'eu-central-1', true],
  ['COGNITO_USER_POOL_MFA_ENABLED', 'cn-north-1', false],
  ['SES_MALWARE_SCANNING_ENABLED', 'us-west-2', true],
  ['SES_MALWARE_SCANNING_ENABLED', 'eu-central-1', false],
])('%s in %s: %s', (identifier, region, expected) => {
  expect(isOffered(identifier, region)).toBe(expected);
});

test('the table names regions by their code, each once', () => {
  const rows = [...Object.values(MISSING_RULES), ...Object.values(RULES_OF_FEW_REGIONS).map((regions) => [regions])];
  const codes = rows.map((row) => row.flatMap((regions) => regions.split(' ')));

  expect(codes.flat().filter((code) => !/^[a-z]{2}(-gov)?-[a-z]+-\d$/.test(code))).toEqual([]);
  expect(codes.filter((row) => new Set(row).size !== row.length)).toEqual([]);
});

test('the table names rules that the catalogue has, and such as exist in few regions', () => {
  const identifiers = catalogue.flatMap(({ detect }) =>
    'kind' in detect ? [] : detect.map((rule) => rule.identifier),
  );

  expect(Object.keys(MISSING_RULES).filter((identifier) => !identifiers.includes(identifier))).toEqual([]);
});

/** AWS's own documentation of the rules, by identifier, as moto carries it. */
function documentedRules(): Readonly<Record<string, { readonly 'AWS Region': string }>> | undefined {
  const program = [
    'import gzip, pathlib, sys, moto',
    'file = pathlib.Path(moto.__file__).parent / "config" / "resources" / "aws_managed_rules.json.gz"',
    'sys.stdout.write(gzip.open(file, "rt").read())',
  ].join('\n');
  try {
    const text = execFileSync('python3', ['-c', program], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return JSON.parse(text).ManagedRules;
  } catch {
    return undefined;
  }
}

const documented = documentedRules();
const missing = documented === undefined ? "there is no python3 with moto (pip install 'moto[server]')" : undefined;
if (missing !== undefined) console.warn(`SKIPPED: regions are not held against AWS's pages: ${missing}.`);
const testWithPages = missing === undefined ? test : test.skip;

describe("held against the rules' own pages", () => {
  const identifiers = [
    ...new Set(
      catalogue.flatMap(({ detect }) =>
        'kind' in detect
          ? []
          : detect.filter(({ onlyInRegion }) => onlyInRegion === undefined).map((rule) => rule.identifier),
      ),
    ),
  ];

  testWithPages(
    missing === undefined ? 'every rule with an exception has as many regions' : `SKIPPED: ${missing}`,
    () => {
      const counts = identifiers.map((identifier) => {
        const line = documented?.[identifier]?.['AWS Region'] ?? 'no page';
        const excepted = /^All supported AWS regions except (.*) Region$/.exec(line)?.[1];
        const listed = excepted === undefined ? 0 : excepted.split(/, (?=[A-Z])/).length;
        return { identifier, line, listed };
      });
      const ours = (identifier: string) => (MISSING_RULES[identifier] ?? []).flatMap((row) => row.split(' ')).length;

      expect(counts.filter(({ line }) => !line.startsWith('All supported AWS regions'))).toEqual([]);
      expect(counts.filter(({ identifier, listed }) => ours(identifier) !== listed)).toEqual([]);
    },
  );
});

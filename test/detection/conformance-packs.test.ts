import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack, Stage } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { parse } from 'yaml';
import { catalogue } from '../../lib/controls/catalogue';
import { ConformancePacks, type ConformancePacksProps } from '../../lib/detection/conformance-packs';
import { InvalidPropertyError } from '../../lib/errors';
import { ConfigRegion } from '../../lib/rules/config-region';
import { PackContents } from '../../lib/rules/pack-contents';
import { processChecks } from '../../lib/rules/process-checks';
import { regionRules } from '../../lib/rules/region-rules';
import { onPath, runProgram } from '../judges/program';

const { core } = regionRules(catalogue, ConfigRegion.HOME, 'eu-central-1', PackContents.CORE);
const ALL: ConformancePacksProps = { processChecks: [...processChecks], coreRules: [...core], packRulesInUse: 0 };

function prepare(props: Partial<ConformancePacksProps> = {}, scope: App | Stage = new App()) {
  const stack = new Stack(scope, 'Audit');
  return { stack, packs: new ConformancePacks(stack, 'Packs', { ...ALL, ...props }) };
}

type Properties = { readonly ConformancePackName: string; readonly TemplateBody: string };

function packsOf(stack: Stack): Properties[] {
  const found = Template.fromStack(stack).findResources('AWS::Config::ConformancePack');
  return Object.values(found).map((resource) => resource.Properties);
}

const ruleNames = ({ TemplateBody }: Properties) =>
  Object.values(parse(TemplateBody).Resources as Record<string, { Properties: { ConfigRuleName: string } }>).map(
    (resource) => resource.Properties.ConfigRuleName,
  );

test('process checks and the core set have a pack each', () => {
  const { stack, packs } = prepare();

  const [checks, rules] = packsOf(stack);

  expect(packsOf(stack)).toHaveLength(2);
  expect(checks === undefined ? [] : ruleNames(checks)).toEqual(processChecks.map(({ ruleName }) => ruleName));
  expect(rules === undefined ? [] : ruleNames(rules)).toHaveLength(core.length);
  expect([packs.processChecks, packs.core]).not.toContain(undefined);
});

test('a process check is a rule that AWS Config evaluates nothing for', () => {
  const [checks] = packsOf(prepare().stack);

  expect(parse(checks?.TemplateBody ?? '').Resources.RiskAnalysis).toEqual({
    Type: 'AWS::Config::ConfigRule',
    Properties: {
      ConfigRuleName: 'risk-analysis',
      Description: processChecks.find(({ id }) => id === 'risk-analysis')?.description,
      Source: { Owner: 'AWS', SourceIdentifier: 'AWS_CONFIG_PROCESS_CHECK' },
    },
  });
});

test('a pack without rules is left out', () => {
  const { stack, packs } = prepare({ processChecks: [], coreRules: [] });

  expect(packsOf(stack)).toEqual([]);
  expect([packs.processChecks, packs.core]).toEqual([undefined, undefined]);
});

test('a template stands in the stack, whole: nothing is read from elsewhere, nothing is decided later', () => {
  const template = Template.fromStack(prepare().stack);

  template.allResourcesProperties('AWS::Config::ConformancePack', {
    TemplateBody: Match.stringLikeRegexp('^Resources:'),
    TemplateS3Uri: Match.absent(),
    ConformancePackInputParameters: Match.absent(),
  });
});

describe('names', () => {
  test('are those that AWS Config takes, and differ between packs and stages', () => {
    const app = new App();
    const names = ['Production', 'A-stage-with-a-name-far-longer-than-any-conformance-pack-may-carry'].flatMap((id) =>
      packsOf(prepare({}, new Stage(app, id)).stack).map(({ ConformancePackName }) => ConformancePackName),
    );

    expect(new Set(names).size).toBe(4);
    // "PutConformancePack", AWS Config API Reference.
    expect(names.filter((name) => !/^[a-zA-Z][-a-zA-Z0-9]{0,63}$/.test(name))).toEqual([]);
  });

  test('of rules and packs are the same in the next deployment', () => {
    expect(packsOf(prepare().stack)).toEqual(packsOf(prepare().stack));
  });

  test('of process checks stay when the core set changes', () => {
    const [checks] = packsOf(prepare().stack);

    expect(packsOf(prepare({ coreRules: core.slice(1) }).stack)[0]).toEqual(checks);
  });
});

describe('the rules over all packs of the account', () => {
  const own = processChecks.length + core.length;

  test('may be 150', () => {
    expect(packsOf(prepare({ packRulesInUse: 150 - own }).stack)).toHaveLength(2);
  });

  test.each([
    [
      151 - own,
      `with the ${own} rules of these packs AWS Config takes 150 at most: set conformancePacks to PackContents.PROCESS_CHECKS or NONE, or remove another pack`,
    ],
    [-1, 'give the number of rules, 0 or more'],
    [1.5, 'give the number of rules, 0 or more'],
  ])('%d in use are refused', (packRulesInUse, mend) => {
    const refused = () => prepare({ packRulesInUse });

    expect(refused).toThrow(InvalidPropertyError);
    expect(refused).toThrow(new Error(`Audit/Packs: packRulesInUse is ${packRulesInUse}; ${mend}`));
  });
});

const cfnLint = onPath('cfn-lint');
const missing = cfnLint === undefined ? 'there is no cfn-lint on the PATH (pip install cfn-lint)' : undefined;
if (missing !== undefined) console.warn(`SKIPPED: the templates of packs are not linted: ${missing}.`);

(cfnLint === undefined ? test.skip : test)(
  missing === undefined ? 'cfn-lint takes each template on its own' : `cfn-lint, SKIPPED: ${missing}`,
  async () => {
    const directory = mkdtempSync(join(tmpdir(), 'packs-'));
    const broken = join(directory, 'broken.yaml');
    const files = packsOf(prepare().stack).map(({ TemplateBody }, index) => {
      const file = join(directory, `pack${index}.yaml`);
      writeFileSync(file, TemplateBody);
      return file;
    });
    writeFileSync(broken, 'Resources: { Rule: { Type: AWS::Config::ConfigRule, Properties: { Sauce: none } } }\n');
    try {
      const lint = (...these: string[]) => runProgram(cfnLint ?? '', ['--regions', 'eu-central-1', '--', ...these]);

      const [verdict, refusal] = [await lint(...files), await lint(broken)];

      expect(files).toHaveLength(2);
      expect({ code: verdict.code, said: verdict.stdout }).toEqual({ code: 0, said: '' });
      expect(refusal.code).not.toBe(0);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  },
  120_000,
);

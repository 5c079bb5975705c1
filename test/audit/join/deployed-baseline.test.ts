import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { parse } from 'yaml';
import { joinAudit } from '../../../lib/audit/join/join-audit';
import type { ObservedRule } from '../../../lib/audit/observations';
import { catalogue } from '../../../lib/controls/catalogue';
import { ConfigBaseline } from '../../../lib/detection/config-baseline';
import { ConfigRegion } from '../../../lib/rules/config-region';
import { attestations, EDGE, HOME, observed, TODAY } from './deployed-world';

interface RuleResource {
  readonly Properties: {
    readonly ConfigRuleName?: string;
    readonly InputParameters?: Readonly<Record<string, unknown>>;
    readonly Source: { readonly Owner: string; readonly SourceIdentifier: unknown };
  };
}

/** The rules that AWS Config has once the baseline is deployed, under the names that it gives them. */
function rulesOnceDeployed(rulesFor: ConfigRegion): readonly ObservedRule[] {
  const scope = rulesFor === ConfigRegion.EDGE ? EDGE : HOME;
  const stack = new Stack(new App(), 'Account', { env: scope });
  new ConfigBaseline(stack, 'Config', { encryptionKey: new kms.Key(stack, 'Key'), rulesFor });
  const template = Template.fromStack(stack);
  const observedRule = (name: string, { Properties }: RuleResource): ObservedRule => ({
    scope,
    name,
    source: Properties.Source.Owner === 'AWS' ? String(Properties.Source.SourceIdentifier) : Properties.Source.Owner,
    parameters: Object.fromEntries(
      Object.entries(Properties.InputParameters ?? {}).map(([key, value]) => [key, String(value)]),
    ),
    lastEvaluatedAt: '2026-11-21T06:00:00.000Z',
    compliance: 'COMPLIANT',
    counts: { NON_COMPLIANT: 0 },
    countsCapped: false,
  });
  const alone = Object.entries(template.findResources('AWS::Config::ConfigRule')).map(([logicalId, resource]) =>
    observedRule(`Account-${logicalId}-1ABCDEFGHIJKL`, resource as unknown as RuleResource),
  );
  const packs = Object.values(template.findResources('AWS::Config::ConformancePack')).flatMap((pack) =>
    Object.values((parse(pack.Properties.TemplateBody) as { Resources: Record<string, RuleResource> }).Resources),
  );
  return [
    ...alone,
    ...packs.map((rule) => observedRule(`${rule.Properties.ConfigRuleName}-conformance-pack-a1b2c3d4e`, rule)),
  ];
}

const home = rulesOnceDeployed(ConfigRegion.HOME);
const edge = rulesOnceDeployed(ConfigRegion.EDGE);
const deployed = [...home, ...edge];

test('the baseline deploys rules of every kind', () => {
  expect(home.filter(({ source }) => source === 'CUSTOM_LAMBDA').length).toBeGreaterThan(50);
  expect(home.filter(({ name }) => name.includes('-conformance-pack-')).length).toBeGreaterThan(20);
  expect(edge.length).toBeGreaterThan(10);
});

test.each([
  ['an account tells of them', deployed, undefined],
  ['an aggregator names them', deployed.map(({ source: _source, ...rule }) => ({ ...rule, parameters: {} })), 'all'],
])('every deployed rule judges, and every control has its rules, where %s', (_name, rules, aggregator) => {
  const report = joinAudit(
    observed({
      scopes: [HOME, EDGE],
      rules,
      evaluations: attestations(),
      ...(aggregator === undefined ? {} : { aggregator, recorders: [] }),
    }),
    { controls: catalogue, exceptions: [], today: TODAY, homeRegion: HOME.region },
  );

  expect(report.otherRules).toEqual([]);
  expect(
    report.controls
      .filter(({ standing }) => standing !== 'met' && standing !== 'not-judged')
      .map(({ id, reason }) => `${id}: ${reason}`),
  ).toEqual([]);
  expect(report.controls.filter(({ standing }) => standing === 'met').length).toBeGreaterThan(200);
});

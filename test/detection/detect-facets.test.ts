import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { parse } from 'yaml';
import { catalogue } from '../../lib/controls/catalogue';
import type { Control } from '../../lib/controls/control';
import { ConfigBaseline } from '../../lib/detection/config-baseline';
import { ConfigRegion } from '../../lib/rules/config-region';

interface RuleProperties {
  readonly Description: string;
  readonly InputParameters?: Readonly<Record<string, string>>;
  readonly Source: { readonly Owner: string; readonly SourceIdentifier: unknown };
}

type Resources = Readonly<Record<string, { readonly Properties: RuleProperties & { readonly TemplateBody: string } }>>;

/** What AWS Config is asked to judge in a region, and what is said to be left out. */
function deployed(rulesFor: ConfigRegion, region: string) {
  const stack = new Stack(new App(), 'Audit', { env: { account: '111122223333', region } });
  const { skippedRules } = new ConfigBaseline(stack, 'Config', { encryptionKey: new kms.Key(stack, 'Key'), rulesFor });
  const template = Template.fromStack(stack);
  const packs = Object.values(template.findResources('AWS::Config::ConformancePack') as Resources);
  const rules = [
    template.findResources('AWS::Config::ConfigRule') as Resources,
    ...packs.map(({ Properties }) => parse(Properties.TemplateBody).Resources as Resources),
  ].flatMap((resources) => Object.values(resources).map(({ Properties }) => Properties));
  return { rules, skippedRules };
}

const sorted = (parameters: Readonly<Record<string, string>> = {}) => JSON.stringify(Object.entries(parameters).sort());

/** The facets of a control that nothing deployed judges and nothing says to be left out. */
function missing({ id, detect }: Control, { rules, skippedRules }: ReturnType<typeof deployed>): readonly string[] {
  if ('kind' in detect) {
    const isThere = rules.some(({ InputParameters }) => InputParameters?.controlId === id);
    return detect.kind === 'none' || isThere ? [] : [`${id}: live`];
  }
  return detect
    .filter(
      ({ identifier, parameters }) =>
        !skippedRules.includes(identifier) &&
        !rules.some(
          ({ Description, InputParameters, Source }) =>
            Source.SourceIdentifier === identifier &&
            sorted(InputParameters) === sorted(parameters) &&
            Description.split(/[ ,]+/).includes(id),
        ),
    )
    .map(({ identifier }) => `${id}: ${identifier}`);
}

// The third region lacks many rules.
test.each(['eu-central-1', 'us-east-1', 'ap-southeast-6'])(
  'every detect facet of the catalogue is deployed for a shop in %s, or said to be left out',
  (home) => {
    const regions =
      home === 'us-east-1'
        ? [deployed(ConfigRegion.HOME_AND_EDGE, home)]
        : [deployed(ConfigRegion.HOME, home), deployed(ConfigRegion.EDGE, 'us-east-1')];
    const all = {
      rules: regions.flatMap(({ rules }) => rules),
      skippedRules: regions.flatMap(({ skippedRules }) => skippedRules),
    };

    expect(catalogue.flatMap((control) => missing(control, all))).toEqual([]);
    expect(all.skippedRules.length > 0).toBe(home === 'ap-southeast-6');
  },
);

test('a facet that is not deployed would be seen', () => {
  const facets = catalogue.flatMap((control) => missing(control, { rules: [], skippedRules: [] }));

  expect(facets.length).toBeGreaterThan(catalogue.length / 2);
});

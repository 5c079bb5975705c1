import { catalogue } from '../../lib/controls/catalogue';
import { ConfigRegion } from '../../lib/rules/config-region';
import { splitRules } from '../../lib/rules/core-rules';
import { managedRulesFor } from '../../lib/rules/managed-rules';
import { PackContents } from '../../lib/rules/pack-contents';
import { regionRules } from '../../lib/rules/region-rules';

const rule = (id: string, ...controlIds: string[]) => ({
  id,
  identifier: id,
  parameters: {},
  controlIds,
  description: '',
});

describe('splitRules', () => {
  const controls = [
    { id: 'Critical', area: 'edge', severity: 'critical' },
    { id: 'HighData', area: 'data', severity: 'high' },
    { id: 'HighIdentity', area: 'identity', severity: 'high' },
    { id: 'HighAccount', area: 'account', severity: 'high' },
    { id: 'HighEdge', area: 'edge', severity: 'high' },
    { id: 'MediumData', area: 'data', severity: 'medium' },
  ] as const;

  test.each([
    ['a critical control', ['Critical'], [], true],
    ['one of high severity on data', ['HighData'], [], true],
    ['one of high severity on identities', ['HighIdentity'], [], true],
    ["one of high severity on the account's records", ['HighAccount'], [], true],
    ['one of high severity elsewhere', ['HighEdge'], [], false],
    ['one of medium severity', ['MediumData'], [], false],
    ['several, one of which is core', ['MediumData', 'HighData'], [], true],
    ['a critical control, mendable', ['Critical'], ['RULE'], false],
  ])('a rule of %s', (_case, controlIds, mendable, inCore) => {
    const one = rule('RULE', ...controlIds);

    expect(splitRules(controls, [one], mendable)).toEqual(
      inCore ? { core: [one], plain: [] } : { core: [], plain: [one] },
    );
  });
});

describe('regionRules of the catalogue', () => {
  test.each([
    [ConfigRegion.HOME, 'eu-central-1'],
    [ConfigRegion.EDGE, 'us-east-1'],
    [ConfigRegion.HOME_AND_EDGE, 'us-east-1'],
  ])('%s in %s: every rule stands in exactly one place, and none is skipped', (rulesFor, region) => {
    const { core, plain, skipped } = regionRules(catalogue, rulesFor, region, PackContents.CORE);

    expect([...core, ...plain].map(({ id }) => id).sort()).toEqual(
      managedRulesFor(catalogue, rulesFor).map(({ id }) => id),
    );
    expect(skipped).toEqual([]);
  });

  test('no rule that can be mended stands in the pack', () => {
    const { core, remediations } = regionRules(catalogue, ConfigRegion.HOME, 'eu-central-1', PackContents.CORE);
    const mended = remediations.map(({ ruleId }) => ruleId);

    expect(mended.length).toBeGreaterThan(0);
    expect(core.filter(({ id }) => mended.includes(id))).toEqual([]);
  });

  test.each([PackContents.PROCESS_CHECKS, PackContents.NONE])('%s leaves every rule on its own', (contents) => {
    const { core, plain } = regionRules(catalogue, ConfigRegion.HOME, 'eu-central-1', contents);

    expect(core).toEqual([]);
    expect(plain).toEqual(managedRulesFor(catalogue, ConfigRegion.HOME));
  });

  test('Osaka has no rule on build projects with keys of their own, and none is deployed there', () => {
    const found = regionRules(catalogue, ConfigRegion.HOME, 'ap-northeast-3', PackContents.CORE);

    expect(found.skipped).toEqual([
      'CODEBUILD_PROJECT_ARTIFACT_ENCRYPTION',
      'CODEBUILD_PROJECT_ENVIRONMENT_PRIVILEGED_CHECK',
    ]);
    expect([...found.core, ...found.plain].filter(({ identifier }) => found.skipped.includes(identifier))).toEqual([]);
  });

  test('a rule that is left out is not mended either', () => {
    const found = regionRules(catalogue, ConfigRegion.HOME, 'ap-southeast-6', PackContents.CORE);
    const deployed = found.plain.map(({ id }) => id);

    expect(found.remediations.filter(({ ruleId }) => !deployed.includes(ruleId))).toEqual([]);
  });

  test('a region that the deployment decides skips nothing', () => {
    const { skipped } = regionRules(catalogue, ConfigRegion.HOME, undefined, PackContents.CORE);

    expect(skipped).toEqual([]);
  });
});

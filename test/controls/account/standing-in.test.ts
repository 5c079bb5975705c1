import { analyzerExternalAccess } from '../../../lib/controls/account/analyzer-external-access';
import { trailManagementEvents } from '../../../lib/controls/account/trail-management-events';
import { trailMultiRegion } from '../../../lib/controls/account/trail-multi-region';
import type { Control } from '../../../lib/controls/control';
import { evaluate } from '../../../lib/controls/evaluate';
import { type TemplateInput, TemplateSet } from '../../../lib/controls/template-set';

/** `<template>/<logical id>: <verdict>` of everything that the control applies to. */
function verdicts(control: Control, ...templates: readonly TemplateInput[]): readonly string[] {
  return evaluate(new TemplateSet(templates), [control]).judgements.map(
    ({ resource, verdict }) => `${resource.template.name}/${resource.logicalId}: ${verdict.kind}`,
  );
}

function trail(properties: object) {
  return { Type: 'AWS::CloudTrail::Trail', Properties: { IsLogging: true, ...properties } };
}

const EVERY_REGION = trail({ IsMultiRegionTrail: true });
const ONE_REGION = trail({ IsMultiRegionTrail: false });

describe('a resource of which an account needs one', () => {
  test('a second trail may record one region', () => {
    const body = { Resources: { Main: EVERY_REGION, Orders: ONE_REGION } };

    expect(verdicts(trailMultiRegion, { name: 'audit', body })).toEqual(['audit/Main: compliant']);
  });

  test('a second trail may record data events alone', () => {
    const data = trail({
      AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Data'] }] }],
    });
    const body = { Resources: { Main: EVERY_REGION, Orders: data } };

    expect(verdicts(trailManagementEvents, { name: 'audit', body })).toEqual(['audit/Main: compliant']);
  });

  test('the trail of another account does not stand in', () => {
    const shop = { name: 'shop', account: '111122223333', body: { Resources: { Orders: ONE_REGION } } };
    const audit = { name: 'audit', account: '444455556666', body: { Resources: { Main: EVERY_REGION } } };

    expect(verdicts(trailMultiRegion, shop, audit)).toEqual(['shop/Orders: violation', 'audit/Main: compliant']);
  });

  test('a trail that is not known to record every region leaves the others open', () => {
    const body = {
      Parameters: { EveryRegion: { Type: 'String' } },
      Resources: { Main: trail({ IsMultiRegionTrail: { Ref: 'EveryRegion' } }), Orders: ONE_REGION },
    };

    expect(verdicts(trailMultiRegion, { name: 'audit', body })).toEqual([
      'audit/Main: unknown',
      'audit/Orders: unknown',
    ]);
  });

  test.each([
    ['eu-west-1', ['second/External: compliant']],
    ['us-east-1', ['first/Unused: violation', 'second/External: compliant']],
  ])('an analyzer stands in for its own region: %s', (region, expected) => {
    const unused = { Type: 'AWS::AccessAnalyzer::Analyzer', Properties: { Type: 'ACCOUNT_UNUSED_ACCESS' } };
    const external = { Type: 'AWS::AccessAnalyzer::Analyzer', Properties: { Type: 'ACCOUNT' } };
    const first = { name: 'first', region: 'eu-west-1', body: { Resources: { Unused: unused } } };
    const second = { name: 'second', region, body: { Resources: { External: external } } };

    expect(verdicts(analyzerExternalAccess, first, second)).toEqual(expected);
  });
});

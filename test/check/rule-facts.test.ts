import { factsOfControl, isOwnPack } from '../../lib/check/rule-facts';
import { GdprChecks, NistCsf20Checks, PciDss401Checks } from '../../lib/policy/framework-checks';
import { StorefrontChecks } from '../../lib/policy/storefront-checks';
import { bellRings, doorLocked } from '../controls/tiny-catalogue';

test('repeats of a control what a finding shows', () => {
  expect(factsOfControl(doorLocked)).toEqual({
    rule: 'DoorLocked',
    pack: 'Storefront',
    area: 'edge',
    title: 'Doors are locked | barred',
    severity: 'critical',
    rationale: 'Whoever tries "*" gets in.',
    remedy: 'Set locked: true.',
    frameworks: { 'pci-dss-4.0.1': ['1.1.1', '1.2.1 (judgement)'], gdpr: ['32.1.b (judgement)'] },
  });
  expect(factsOfControl(bellRings).frameworks).toEqual({});
});

test.each([new StorefrontChecks().name, new PciDss401Checks().name, new GdprChecks().name, new NistCsf20Checks().name])(
  '%s is a pack of controls of this project',
  (pack) => {
    expect(isOwnPack(pack)).toBe(true);
  },
);

test.each(['AwsSolutions', 'StorefrontExceptions', ''])('"%s" is none', (pack) => {
  expect(isOwnPack(pack)).toBe(false);
});

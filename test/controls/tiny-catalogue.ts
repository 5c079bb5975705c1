import { each } from '../../lib/controls/check';
import { type Control, control } from '../../lib/controls/control';
import { managedRule, none } from '../../lib/controls/detect';
import { type Framework, judged } from '../../lib/controls/frameworks/framework';

const DOOR = { Resources: { Door: { Type: 'Shop::Door', Properties: { Locked: true } } } };
const OPEN_DOOR = { Resources: { Door: { Type: 'Shop::Door', Properties: { Locked: false } } } };

/** A control with every facet. */
export const doorLocked: Control = control({
  id: 'DoorLocked',
  area: 'edge',
  title: 'Doors are locked | barred',
  rationale: 'Whoever tries "*" gets in.',
  severity: 'critical',
  frameworks: { 'pci-dss-4.0.1': ['1.1.1', judged('1.2.1')], gdpr: ['32.1.b'] },
  since: '0.1.0',
  check: each('Shop::Door', (door) => door.at('Locked').isTrue()),
  remedy: 'Set locked: true.',
  detect: [managedRule('DOOR_LOCKED', { parameters: { bolts: '2' }, onlyInRegion: 'us-east-1' })],
  examples: { compliant: [DOOR], violating: [{ faultAt: 'Locked', ...OPEN_DOOR }], unknown: none('a door is there') },
});

/** A control that AWS Config does not judge and that supports nothing. */
export const bellRings: Control = control({
  ...doorLocked,
  id: 'BellRings',
  area: 'data',
  title: 'Bells ring',
  severity: 'low',
  frameworks: {},
  detect: none('AWS Config hears no bells'),
});

/** A framework of five requirements of which {@link doorLocked} supports two. */
export const tinyPci: Framework = {
  id: 'pci-dss-4.0.1',
  name: 'Tiny PCI',
  requirements: ['1.1.1', '1.2.1', '1.2.2', '1.2.3', '1.25.1'],
  unmarkedBasis: 'published',
  notCovered: { '1.2': 'drawn on paper', '1': 'kept by others', '1.3': 'never used' },
};

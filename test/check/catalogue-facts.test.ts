import { factsOfCatalogue } from '../../lib/check/catalogue-facts';
import { bellRings, doorLocked } from '../controls/tiny-catalogue';

const facts = factsOfCatalogue([doorLocked, bellRings]);

test.each([
  ['DoorLocked', true, 'critical'],
  ['BellRings', true, 'low'],
  ['DoorLock', false, undefined],
  ['AwsSolutions-S1', true, undefined],
  ['constructor', false, undefined],
])('%s is known: %s, of severity %s', (id, known, severity) => {
  expect(facts.isKnown(id)).toBe(known);
  expect(facts.severityOf(id)).toBe(severity);
});

test('gives the control that a mistyped id most likely meant', () => {
  expect(facts.nearest?.('DorLocked')).toBe('DoorLocked');
  expect(facts.nearest?.('Elephant')).toBeUndefined();
});

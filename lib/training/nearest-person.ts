import { nearestName } from '../input/nearest-name';

/**
 * The person whom a mistyped id most likely meant. Only what stands before the @ is compared: colleagues share the rest, and
 * would all seem near.
 */
function nearestPerson(person: string, people: Iterable<string>): string | undefined {
  const byName = new Map([...people].map((each) => [nameOf(each), each]));
  const nearest = nearestName(nameOf(person), byName.keys());
  return nearest === undefined ? undefined : byName.get(nearest);
}

/** Whom an unknown id meant, or what to do about it. */
export function unknownPersonMend(person: string, people: Iterable<string>): string {
  const nearest = nearestPerson(person, people);
  return nearest === undefined ? 'nobody in the register is called so; enrol them first' : `did you mean ${nearest}?`;
}

function nameOf(person: string): string {
  return person.split('@')[0] ?? person;
}

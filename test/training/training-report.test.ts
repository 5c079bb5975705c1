import { currencyOf } from '../../lib/training/currency';
import type { StaffMember } from '../../lib/training/staff-member';
import { DEFAULT_PROGRAMME } from '../../lib/training/training-programme';
import { dueWithin, trainingCounts } from '../../lib/training/training-report';
import { member, principal, TODAY, trained } from './sample-staff';

/** Somebody whose training ends so many days from today. */
const ending = (person: string, completedOn: string, more: Partial<StaffMember> = {}) => {
  const who = member(person, more);
  const records =
    completedOn === '' ? [] : trained(who, { completedOn: completedOn as never, acknowledgedOn: completedOn as never });
  return currencyOf(who, records, DEFAULT_PROGRAMME, TODAY);
};

const ALL = [
  ending('in-30', '2026-03-17'),
  ending('in-31', '2026-03-18'),
  ending('today', '2026-02-15'),
  ending('over', '2026-02-14'),
  ending('never', ''),
  ending('left', '', { leftOn: '2027-01-01' }),
  ending('joins-untrained', '', { hiredOn: '2027-03-01' }),
  ending('joins-later', '', { hiredOn: '2027-04-01' }),
  ending('joins-trained', '2027-01-01', { hiredOn: '2027-03-01' }),
  // Access by a tag ended with the year, though the training still counts.
  ending('by-tag', '2026-03-20', { principals: [principal('iam-user:x')] }),
];

test('counts those who work here', () => {
  expect(trainingCounts(ALL, TODAY, 30)).toEqual({ people: 6, current: 4, due: 3, overdue: 2 });
  expect(trainingCounts([], TODAY, 30)).toEqual({ people: 0, current: 0, due: 0, overdue: 0 });
});

test.each<[number, readonly string[]]>([
  [0, ['by-tag', 'over', 'never', 'today']],
  [29, ['by-tag', 'over', 'never', 'today', 'joins-untrained']],
  [31, ['by-tag', 'over', 'never', 'today', 'joins-untrained', 'in-30', 'in-31']],
])('within %i days these are due, the most pressing first', (days, people) => {
  expect(dueWithin(ALL, TODAY, days).map((each) => each.member.person)).toEqual(people);
});

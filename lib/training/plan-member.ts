import { Mend } from './mend';
import { principalText } from './principal';
import type { RegisterContents } from './register-contents';
import type { EnrolledMember } from './register-item';
import type { StaffMember } from './staff-member';

/** What is to be done for a person. */
export interface PlannedMember {
  readonly next: EnrolledMember;
  /** What stands there, if anything does. */
  readonly before?: EnrolledMember | undefined;
  /** Whether the register says so already. */
  readonly isKnown: boolean;
}

/** Holds what is said of a person against the register. */
export function planMember(
  member: StaffMember,
  { enrolled }: Pick<RegisterContents, 'enrolled'>,
): PlannedMember | Mend {
  const { person, hiredOn, leftOn } = member;
  if (leftOn !== undefined && leftOn < hiredOn) {
    return new Mend(`left is ${leftOn}, before hired, which is ${hiredOn}; write a later day`);
  }
  for (const principal of member.principals.map(principalText)) {
    const holder = holderOf(principal, member, enrolled);
    if (holder !== undefined) return new Mend(`${principal} belongs to ${holder}; a principal belongs to one person`);
  }
  const before = enrolled.get(person);
  const isKnown = before !== undefined && textOf(before.member) === textOf(member);
  return { next: { member, revision: (before?.revision ?? 0) + 1 }, before, isKnown };
}

/** Somebody else who has the principal, and works here while the person does. */
function holderOf(
  principal: string,
  { person, hiredOn, leftOn }: StaffMember,
  enrolled: RegisterContents['enrolled'],
): string | undefined {
  return [...enrolled.values()].find(
    ({ member }) =>
      member.person !== person &&
      (member.leftOn === undefined || member.leftOn >= hiredOn) &&
      (leftOn === undefined || member.hiredOn <= leftOn) &&
      member.principals.some((each) => principalText(each) === principal),
  )?.member.person;
}

function textOf({ person, roles, hiredOn, leftOn, principals }: StaffMember): string {
  return JSON.stringify([person, [...roles].sort(), hiredOn, leftOn ?? null, principals.map(principalText).sort()]);
}

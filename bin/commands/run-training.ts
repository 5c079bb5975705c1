import { UsageError } from '../../lib/errors';
import { Mend } from '../../lib/training/mend';
import { planMember } from '../../lib/training/plan-member';
import { planRecord } from '../../lib/training/plan-record';
import { registerContents } from '../../lib/training/register-contents';
import type { StaffMember } from '../../lib/training/staff-member';
import type { TrainingRecord } from '../../lib/training/training-record';
import {
  courseField,
  dayField,
  pastDayField,
  personField,
  principalsField,
  rolesField,
  versionField,
} from '../../lib/training/written-fields';
import { flag, type RegisterFlags, refuseRace, say, sayProgramme, withRegister } from './training-session';

/** The flags of `training enrol` as they were given. */
export interface EnrolFlags extends RegisterFlags {
  readonly person: string;
  readonly hired?: string;
  readonly left?: string;
  readonly roles?: string;
  readonly principal?: readonly string[];
}

/** The flags of `training record` as they were given. */
export interface RecordFlags extends RegisterFlags {
  readonly person: string;
  readonly course: string;
  readonly contentVersion: string;
  readonly completed: string;
  readonly acknowledged?: string;
}

/**
 * Enrols a person, or changes what the register says of them; what no flag says stays.
 *
 * @throws UserError in one line
 */
export async function enrolPerson(flags: EnrolFlags): Promise<void> {
  const person = flag('person', flags.person, personField);
  await withRegister(flags, async ({ register, clerk, today }) => {
    const contents = registerContents(await register.items(), today);
    const plan = planMember(memberOf(flags, person, contents.enrolled.get(person)?.member), contents);
    if (plan instanceof Mend) throw new UsageError(`--person is "${person}"; ${plan.text}`);
    if (plan.isKnown) return say(`The register says so of ${person} already`);
    refuseRace(await register.enrol(plan.next, plan.before, clerk), person);
    say(plan.before === undefined ? `Enrolled ${person}` : `Changed what the register says of ${person}`);
  });
}

/**
 * Records that a person took a course.
 *
 * @throws UserError in one line
 */
export async function recordTraining(flags: RecordFlags): Promise<void> {
  await withRegister(flags, async (session) => {
    const { register, clerk, programme, today } = session;
    sayProgramme(session);
    const past = (text: string) => pastDayField(text, today);
    const { acknowledged } = flags;
    const record: TrainingRecord = {
      person: flag('person', flags.person, personField),
      course: flag('course', flags.course, (text) => courseField(text, programme)),
      version: flag('content-version', flags.contentVersion, versionField),
      completedOn: flag('completed', flags.completed, past),
      ...(acknowledged === undefined ? {} : { acknowledgedOn: flag('acknowledged', acknowledged, past) }),
    };
    const plan = planRecord(record, registerContents(await register.items(), today));
    if (plan instanceof Mend) throw new UsageError(`--person is "${record.person}"; ${plan.text}`);
    if (plan.isKnown) return say(`The register says so of ${record.person} already`);
    refuseRace(await register.record(record, plan.before, clerk), record.person);
    const open = record.acknowledgedOn === undefined ? '; it counts once it is acknowledged' : '';
    say(`Recorded ${record.course} of ${record.person} on ${record.completedOn}${open}`);
  });
}

function memberOf(flags: EnrolFlags, person: string, before: StaffMember | undefined): StaffMember {
  const { hired, left, roles, principal } = flags;
  const hiredOn = hired === undefined ? before?.hiredOn : flag('hired', hired, dayField);
  if (hiredOn === undefined) throw new UsageError(`--hired is missing; write the first day of ${person}`);
  // Who is hired anew has not left any more.
  const lastDay = before?.leftOn !== undefined && hiredOn > before.leftOn ? undefined : before?.leftOn;
  const leftOn = left === undefined ? lastDay : flag('left', left, dayField);
  return {
    person,
    roles: roles === undefined ? (before?.roles ?? flag('roles', '', rolesField)) : flag('roles', roles, rolesField),
    hiredOn,
    ...(leftOn === undefined ? {} : { leftOn }),
    principals:
      principal === undefined ? (before?.principals ?? []) : flag('principal', principal.join(' '), principalsField),
  };
}

import * as z from 'zod';
import type { RegisterItem } from './register-item';
import { JOB_PARTITIONS, REGISTER_KEYS } from './training-names';
import { parseProgramme, type TrainingProgramme } from './training-programme';

/** What the daily job says of itself in the register, for the command line and for the dead man's switch. */
export interface JobState {
  /** The programme that it goes by, which is the one that was deployed. */
  readonly programme: TrainingProgramme;
  /** When it last took all access away that had to be taken; never, where it is left out. */
  readonly keptAt?: Date | undefined;
}

/** Where it stands. */
export const JOB_STATE_KEY = { [REGISTER_KEYS.partition]: JOB_PARTITIONS.job, [REGISTER_KEYS.sort]: 'state' };

const schema = z.object({ programme: z.unknown(), keptAt: z.iso.datetime().optional() });

/** The item of a state. */
export function jobStateItem({ programme, keptAt }: JobState): RegisterItem {
  return { ...JOB_STATE_KEY, programme, ...(keptAt === undefined ? {} : { keptAt: keptAt.toISOString() }) };
}

/** Reads the item of a state; `undefined` where it is none. */
export function parseJobState(item: RegisterItem): JobState | undefined {
  const { success, data } = schema.safeParse(item);
  const programme = success ? parseProgramme(data.programme) : undefined;
  if (programme === undefined) return undefined;
  return { programme, ...(data?.keptAt === undefined ? {} : { keptAt: new Date(data.keptAt) }) };
}

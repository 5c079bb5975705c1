import { type ProcessCheck, processChecks } from '../../rules/process-checks';
import { TRAINING_VARIABLES } from '../../training/training-names';
import { parseProgramme, type TrainingProgramme } from '../../training/training-programme';

/** The group of the trained. */
export interface GroupSettings {
  readonly identityStoreId: string;
  readonly groupId: string;
  readonly region: string;
}

/** Where reminders come from. */
export interface MailSettings {
  readonly from: string;
  readonly configurationSet?: string;
}

/** What the functions are told. */
export interface DaySettings {
  readonly register: string;
  readonly programme: TrainingProgramme;
  /** 12 digits. */
  readonly account: string;
  readonly topicArn: string;
  readonly mail?: MailSettings;
  readonly group?: GroupSettings;
  /** Whether the tags of IAM users are kept. */
  readonly iamUsers: boolean;
  /** The process check that is reported to. */
  readonly check?: ProcessCheck;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws Error when the function is deployed wrongly */
export function daySettings(environment: Environment): DaySettings {
  const group = groupSettings(environment);
  const from = environment[TRAINING_VARIABLES.mailFrom];
  const configurationSet = environment[TRAINING_VARIABLES.mailConfigurationSet];
  const checkId = environment[TRAINING_VARIABLES.processCheck];
  const check = processChecks.find(({ id }) => id === checkId);
  return {
    register: read(environment, TRAINING_VARIABLES.register),
    programme: programmeOf(read(environment, TRAINING_VARIABLES.programme)),
    account: read(environment, TRAINING_VARIABLES.account),
    topicArn: read(environment, TRAINING_VARIABLES.topic),
    ...(from === undefined ? {} : { mail: { from, ...(configurationSet === undefined ? {} : { configurationSet }) } }),
    ...(group === undefined ? {} : { group }),
    iamUsers: environment[TRAINING_VARIABLES.iamUsers] === 'true',
    ...(check === undefined ? {} : { check }),
  };
}

/**
 * The group of the trained; `undefined` where none is kept.
 *
 * @throws Error when the function is deployed wrongly
 */
export function groupSettings(environment: Environment): GroupSettings | undefined {
  if (environment[TRAINING_VARIABLES.identityStore] === undefined) return undefined;
  return {
    identityStoreId: read(environment, TRAINING_VARIABLES.identityStore),
    groupId: read(environment, TRAINING_VARIABLES.group),
    region: read(environment, TRAINING_VARIABLES.identityCenterRegion),
  };
}

function programmeOf(json: string): TrainingProgramme {
  const programme = parseProgramme(JSON.parse(json));
  if (programme === undefined) throw new Error(`${TRAINING_VARIABLES.programme} holds no programme`);
  return programme;
}

function read(environment: Environment, name: string): string {
  const value = environment[name] ?? '';
  if (value === '') throw new Error(`the environment variable ${name} is not set`);
  return value;
}

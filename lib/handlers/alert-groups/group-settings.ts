import { GROUP_VARIABLES } from '../../detection/alert-names';

/** What the function is told. */
export interface GroupSettings {
  /** ARN of the topic. */
  readonly topic: string;
  /** URL of the dead-letter queue. */
  readonly deadLetters: string;
}

/** @throws Error when the function is deployed wrongly */
export function groupSettings(environment: Readonly<Record<string, string | undefined>>): GroupSettings {
  const read = (name: string): string => {
    const value = environment[name] ?? '';
    if (value === '') throw new Error(`the environment variable ${name} is not set`);
    return value;
  };
  return { topic: read(GROUP_VARIABLES.topic), deadLetters: read(GROUP_VARIABLES.deadLetters) };
}

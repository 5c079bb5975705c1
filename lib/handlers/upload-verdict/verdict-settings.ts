import { VERDICT_VARIABLES } from '../../upload/scan-names';

/** What the function is told. */
export interface VerdictSettings {
  readonly uploads: string;
  readonly quarantine: string;
  readonly quarantineKey: string;
  readonly topic: string;
}

/** @throws Error when the function is deployed wrongly */
export function verdictSettings(environment: Readonly<Record<string, string | undefined>>): VerdictSettings {
  const read = (name: string): string => {
    const value = environment[name] ?? '';
    if (value === '') throw new Error(`the environment variable ${name} is not set`);
    return value;
  };
  return {
    uploads: read(VERDICT_VARIABLES.uploads),
    quarantine: read(VERDICT_VARIABLES.quarantine),
    quarantineKey: read(VERDICT_VARIABLES.quarantineKey),
    topic: read(VERDICT_VARIABLES.topic),
  };
}

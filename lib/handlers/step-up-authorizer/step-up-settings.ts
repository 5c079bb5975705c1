import * as z from 'zod';
import type { StepUpDemand } from '../../shopper/step-up-challenge';
import { STEP_UP_VARIABLES } from '../../shopper/trigger-names';

/** What the authorizer is told. */
export interface StepUpSettings extends StepUpDemand {
  readonly userPoolId: string;
  readonly clientIds: readonly string[];
  /** Whether a token without the claim `acr` is taken for one with a second factor. */
  readonly allowTokensWithoutAcr: boolean;
}

const names = z.string().regex(/^\S+( \S+)*$/, 'must be names parted by one space');

/** @throws Error when the function is deployed wrongly */
export function stepUpSettings(environment: Readonly<Record<string, string | undefined>>): StepUpSettings {
  const read = <T>(name: string, schema: z.ZodType<T>): T => {
    const { success, data } = schema.safeParse(environment[name]);
    if (!success) throw new Error(`the environment variable ${name} is ${JSON.stringify(environment[name])}`);
    return data;
  };
  return {
    userPoolId: read(STEP_UP_VARIABLES.userPoolId, z.string().regex(/^[\w-]+_\w+$/)),
    clientIds: read(STEP_UP_VARIABLES.clientIds, names).split(' '),
    maxAge: Number(read(STEP_UP_VARIABLES.maxAge, z.string().regex(/^[1-9]\d{0,4}$/))),
    acrValues: read(STEP_UP_VARIABLES.acrValues, names).split(' '),
    allowTokensWithoutAcr: read(STEP_UP_VARIABLES.withoutAcr, z.enum(['true', 'false'])) === 'true',
  };
}

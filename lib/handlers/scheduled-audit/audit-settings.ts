import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditSource } from '../../audit/read/audit-source';
import type { Exception } from '../../exceptions';
import { AUDIT_VARIABLES, REGISTER_FILE } from '../../scheduled-audit/audit-names';
import { variable } from '../privacy/environment';

/** What the function was deployed with. */
export interface AuditSettings {
  readonly bucket: string;
  /** Twelve digits. */
  readonly account: string;
  readonly topicArn: string;
  readonly sources: readonly AuditSource[];
  readonly homeRegion: string;
  readonly maxAgeDays?: number;
  /** Absent where the function has no register. */
  readonly exceptions?: readonly Exception[];
}

/**
 * Reads the environment and the register beside the code, which was checked when the app was synthesized.
 *
 * @param directory that of the function's code
 * @throws Error when the function is deployed without a variable
 */
export function auditSettings(directory: string): AuditSettings {
  const regions = JSON.parse(variable(AUDIT_VARIABLES.regions)) as readonly string[];
  const aggregator = process.env[AUDIT_VARIABLES.aggregator] ?? '';
  const maxAgeDays = process.env[AUDIT_VARIABLES.maxAgeDays] ?? '';
  const register = join(directory, REGISTER_FILE);
  return {
    bucket: variable(AUDIT_VARIABLES.bucket),
    account: variable(AUDIT_VARIABLES.account),
    topicArn: variable(AUDIT_VARIABLES.topic),
    sources: regions.map((region) => ({ region, ...(aggregator === '' ? {} : { aggregator }) })),
    homeRegion: variable(AUDIT_VARIABLES.homeRegion),
    ...(maxAgeDays === '' ? {} : { maxAgeDays: Number(maxAgeDays) }),
    ...(existsSync(register) ? { exceptions: JSON.parse(readFileSync(register, 'utf8')) as readonly Exception[] } : {}),
  };
}

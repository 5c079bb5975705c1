import * as z from 'zod';
import { MOST_REPORT_HOSTS, REPORT_HOSTS_VARIABLE, type ReportHosts } from '../../page/report-names';

/** 253 characters is the longest name that DNS allows. */
const hosts = z.array(z.string().min(1).max(253)).max(MOST_REPORT_HOSTS);
const schema = z.object({ scriptHosts: hosts, knownHosts: hosts });

/**
 * The hosts that the function's environment carries.
 *
 * @throws Error when the variable is absent or does not hold them: the function is deployed wrongly
 */
export function reportHosts(environment: Readonly<Record<string, string | undefined>>): ReportHosts {
  const given = environment[REPORT_HOSTS_VARIABLE];
  if (given === undefined) throw new Error(`the environment variable ${REPORT_HOSTS_VARIABLE} is not set`);
  const parsed = schema.safeParse(JSON.parse(given));
  if (!parsed.success) throw new Error(`${REPORT_HOSTS_VARIABLE} is not understood: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

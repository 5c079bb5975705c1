import { Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import type { ViolationReports } from './content-security-policy';

/** A key of a structured field ("Structured Field Values for HTTP", RFC 9651, 3.1.2). */
const NAME = /^[a-z*][a-z0-9_.*-]*$/;
/** Browsers report over HTTPS alone; a path is one of the shop itself. No quotes, spaces, commas or semicolons. */
const ADDRESS = /^(https:\/\/|\/(?!\/))[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/;

/**
 * The value of `Reporting-Endpoints` ("Reporting API", W3C).
 *
 * @param endpoints addresses by name
 * @throws InvalidPropertyError when a browser would ignore a name or an address
 */
export function reportingEndpoints(scope: Construct, endpoints: Readonly<Record<string, string>>): string {
  const entries = Object.entries(endpoints);
  if (entries.length === 0) {
    throw new InvalidPropertyError(scope, 'reportingEndpoints', endpoints, 'name an endpoint, or leave it out');
  }
  for (const [name, address] of entries) {
    if (!NAME.test(name)) {
      const mend =
        'write names of endpoints in lower-case letters, digits, hyphens and underscores, beginning with a letter';
      throw new InvalidPropertyError(scope, 'reportingEndpoints', name, mend);
    }
    if (!Token.isUnresolved(address) && !ADDRESS.test(address)) {
      const mend = 'give an https URL, or a path of the shop that begins with /';
      throw new InvalidPropertyError(scope, 'reportingEndpoints', address, mend);
    }
  }
  return entries.map(([name, address]) => `${name}="${address}"`).join(', ');
}

/**
 * The endpoint that a policy's violations go to.
 *
 * @throws InvalidPropertyError when there is no endpoint of that name
 */
export function violationReports(
  scope: Construct,
  name: string | undefined,
  endpoints: Readonly<Record<string, string>> = {},
): ViolationReports | undefined {
  if (name === undefined) return undefined;
  const url = Object.entries(endpoints).find(([other]) => other === name)?.[1];
  if (url === undefined) {
    throw new InvalidPropertyError(scope, 'reportTo', name, 'give reportingEndpoints an endpoint of this name');
  }
  return { name, url };
}

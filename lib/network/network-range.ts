import { Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** The addresses that belong to nobody on the internet (RFC 1918). */
const PRIVATE = /^(10\.\d{1,3}|172\.(1[6-9]|2\d|3[01])|192\.168)\.\d{1,3}\.\d{1,3}\/(\d{1,2})$/;

/** The largest network that Amazon VPC makes, and the smallest that holds the tiers of three zones. */
const LARGEST = 16;
const SMALLEST = 20;

/** @throws InvalidPropertyError when the range is none of private addresses, or the tiers do not fit in */
export function refuseOtherRanges(scope: Construct, cidr: string): void {
  const length = Number(PRIVATE.exec(cidr)?.[3] ?? Number.NaN);
  if (Token.isUnresolved(cidr) || !(length >= LARGEST && length <= SMALLEST)) {
    const mend = `give a range of private addresses of length ${LARGEST} to ${SMALLEST}, such as 10.0.0.0/16`;
    throw new InvalidPropertyError(scope, 'cidr', cidr, mend);
  }
}

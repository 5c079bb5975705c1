import { UsageError } from '../errors';
import { nearestName } from '../input/nearest-name';
import { printedValue } from '../input/printed-value';
import { AWS_REGIONS } from '../settings/aws-regions';

/**
 * A region that exists.
 *
 * @param place where it was written, such as `--region`
 * @throws UsageError in one line, with the region that was probably meant
 */
export function awsRegion(place: string, value: unknown): string {
  const found = AWS_REGIONS.find((region) => region === value);
  if (found !== undefined) return found;
  const nearest = typeof value === 'string' ? nearestName(value, AWS_REGIONS) : undefined;
  const mend = nearest === undefined ? 'write an AWS region such as eu-central-1' : `did you mean ${nearest}?`;
  throw new UsageError(`${place} is ${printedValue(value)}; ${mend}`);
}

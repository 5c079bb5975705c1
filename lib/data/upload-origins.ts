import { Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

const ORIGIN = /^https:\/\/([a-z0-9-]+\.)+[a-z0-9-]+(:\d{1,5})?$/;

/** @throws InvalidPropertyError when an origin is not exact: a page of any host that matches could post with a stolen form */
export function refuseInexactOrigins(scope: Construct, origins: readonly string[]): void {
  for (const origin of origins) {
    if (Token.isUnresolved(origin) || !ORIGIN.test(origin)) {
      const mend = 'give exact origins without a path, such as "https://shop.example.com"';
      throw new InvalidPropertyError(scope, 'allowedOrigins', origin, mend);
    }
  }
}

import { Duration } from 'aws-cdk-lib';
import type * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** "Generate custom error responses", Amazon CloudFront Developer Guide. */
const STATUSES = ['400', '403', '404', '405', '414', '416', '500', '501', '502', '503', '504'];

/** CloudFront keeps an error for ten seconds by itself; the shop should come back sooner once its origin does. */
const KEPT = { clientError: Duration.seconds(10), serverError: Duration.seconds(5) };

/**
 * What CloudFront shows in place of an origin's error: a page of the shop, under the status of the error.
 *
 * @param pages paths by status
 * @throws InvalidPropertyError when CloudFront shows no page for a status, or a path is none
 */
export function errorPages(scope: Construct, pages: Readonly<Record<string, string>>): cloudfront.ErrorResponse[] {
  return Object.entries(pages).map(([status, path]) => {
    if (!STATUSES.includes(status)) {
      throw new InvalidPropertyError(scope, 'errorPages', status, `give one of the statuses ${STATUSES.join(', ')}`);
    }
    if (!/^\/[\x21\x23-\x7e]+$/.test(path)) {
      const mend = `give the page of ${status} as a path that begins with /, such as /errors/${status}.html`;
      throw new InvalidPropertyError(scope, 'errorPages', path, mend);
    }
    return {
      httpStatus: Number(status),
      responseHttpStatus: Number(status),
      responsePagePath: path,
      ttl: status.startsWith('5') ? KEPT.serverError : KEPT.clientError,
    };
  });
}

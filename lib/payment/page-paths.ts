import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import type { PaymentPageProps } from './payment-page-props';
import { refuseInexactPath } from './script-address';

/** Paths of a payment page. */
export interface PagePaths {
  readonly page: string;
  /** Pattern of the distribution's behavior. */
  readonly pattern: string;
  /** Where violation reports go. */
  readonly reports?: string;
}

/**
 * The paths that the properties give, and the default ones.
 *
 * @throws InvalidPropertyError when one is no path, or the pattern does not match the page
 */
export function pagePaths(scope: Construct, props: PaymentPageProps): PagePaths {
  const page = props.path ?? '/checkout';
  refuseInexactPath(scope, 'path', page);
  const pattern = props.pathPattern ?? `${page}*`;
  if (!matches(pattern, page)) {
    throw new InvalidPropertyError(scope, 'pathPattern', pattern, `give a pattern that matches the path, ${page}`);
  }
  if (props.withoutViolationReports === true) {
    if (props.reportsPath !== undefined) {
      const mend = 'leave it out: withoutViolationReports is set';
      throw new InvalidPropertyError(scope, 'reportsPath', props.reportsPath, mend);
    }
    return { page, pattern };
  }
  const reports = props.reportsPath ?? '/_reports/violations';
  refuseInexactPath(scope, 'reportsPath', reports);
  return { page, pattern, reports };
}

/** As CloudFront matches: `*` is any text, `?` any character ("Cache behavior settings", Amazon CloudFront Developer Guide). */
function matches(pattern: string, path: string): boolean {
  const literal = (text: string) => text.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  const expression = literal(pattern).replaceAll('*', '.*').replaceAll('?', '.');
  return pattern.startsWith('/') && new RegExp(`^${expression}$`).test(path);
}

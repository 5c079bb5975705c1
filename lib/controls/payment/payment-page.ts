import { type Check, each } from '../check';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { PAYMENT_PAGE_METADATA } from '../template-metadata';
import { notApplicable, type Verdict } from '../verdict';

/** Judges the response headers policies of payment pages: those whose metadata says that they are one. */
export function eachPaymentPage(judge: (page: Resource, metadata: Position) => Verdict): Check {
  return each('AWS::CloudFront::ResponseHeadersPolicy', (policy) => {
    const metadata = policy.metadata(PAYMENT_PAGE_METADATA);
    return metadata.absent().kind === 'compliant' ? notApplicable() : judge(policy, metadata);
  });
}

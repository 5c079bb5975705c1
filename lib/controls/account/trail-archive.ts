import type { Resource } from '../resource';
import { compliant, unknown, type Verdict, violation } from '../verdict';

/** Holds when a trail delivers to a bucket. */
export function keepsTrail(bucket: Resource): Verdict {
  const { found, undecided } = bucket.relatedBy('AWS::CloudTrail::Trail', 'S3BucketName');
  if (found.length > 0) return compliant();
  // A parameter can only name a bucket whose name is known before it is deployed.
  const named = bucket.at('BucketName').present().kind !== 'violation';
  return named && undecided.length > 0
    ? unknown('', 'the template does not tell whether a trail delivers to it')
    : violation('', 'no trail delivers to it');
}

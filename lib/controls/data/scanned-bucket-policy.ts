import { certainText } from '../certain-value';
import { type Check, each } from '../check';
import type { Example } from '../control';
import { isForEverybody, type PolicyCondition, type PolicyStatement, statementsOf } from '../policy-statement';
import type { Resource } from '../resource';
import { someRelated } from '../some-related';
import { compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { examplePlan, MALWARE_PLAN, PLAN_BUCKET } from './malware-protection-plan';

/**
 * Judges the bucket policy of each bucket that GuardDuty scans for malware: some statement must deny what `denies` says.
 *
 * @param otherwise what is missing where none does, in a clause
 */
export function eachScannedBucket(denies: (statement: PolicyStatement) => boolean, otherwise: string): Check {
  return each('AWS::S3::Bucket', (bucket) => {
    const plans = bucket.relatedBy(MALWARE_PLAN, PLAN_BUCKET);
    if (plans.found.length === 0) return plans.undecided.length === 0 ? notApplicable() : mayBeScanned(bucket);
    const partly = plans.found.some((plan) => plan.at(PREFIXES).absent().kind !== 'compliant');
    return someRelated(
      bucket.relatedBy('AWS::S3::BucketPolicy', 'Bucket'),
      (policy) => judgePolicy(policy, (each) => denies(each) && (partly || coversEverything(each))),
      violation('', otherwise),
    );
  });
}

/** Where a plan scans a part of the bucket alone, the policy may speak of that part. */
const PREFIXES = 'ProtectedResource.S3Bucket.ObjectPrefixes';

function coversEverything({ resources, notResources }: PolicyStatement): boolean {
  if (notResources.texts.length > 0) return false;
  const objects = resources.texts.map(
    (text) =>
      text
        .replace(/\$\{[^}]*\}/g, 'name')
        .split(':')
        .at(-1) ?? '',
  );
  return resources.undecided || objects.some((text) => /^[^/]*\/?\*$/.test(text));
}

/** Whether a condition does no more than spare somebody: the scanner, or who takes infected files away. */
export function sparesSomebody({ key }: PolicyCondition): boolean {
  return /^aws:(principal|userid)/.test(key);
}

/** A plan that takes the name of its bucket from elsewhere can only mean one whose name is known before. */
function mayBeScanned(bucket: Resource): Verdict {
  return certainText(bucket.at('BucketName')) === undefined
    ? notApplicable()
    : unknown('', 'the template does not tell whether it is scanned');
}

function judgePolicy(policy: Resource, denies: (statement: PolicyStatement) => boolean): Verdict {
  const { statements, undecided } = statementsOf(policy.at('PolicyDocument'));
  const isEverybodys = (each: PolicyStatement) => isForEverybody(each) || each.hasNotPrincipal;
  const holds = statements.some(
    (each) => each.effect === 'Deny' && !each.position.optional && isEverybodys(each) && denies(each),
  );
  if (holds) return compliant();
  return undecided === undefined ? violation('', 'no statement of it does') : unknown('', undecided);
}

/** A bucket that is scanned, with a policy of one statement, for examples. */
export function exampleScannedBucket(statement: object | undefined, Bucket: unknown = { Ref: 'Uploads' }): Example {
  const Statement = [{ Effect: 'Deny', Principal: '*', Resource: '*', ...statement }];
  return {
    Resources: {
      Uploads: { Type: 'AWS::S3::Bucket' },
      Scan: examplePlan(),
      ...(statement === undefined
        ? {}
        : { Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket, PolicyDocument: { Statement } } } }),
    },
  };
}

import type { Template } from 'aws-cdk-lib/assertions';

type Statement = {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

/** What a request says of itself: condition keys with their values, as the template would write them. */
export type RequestContext = Readonly<Record<string, unknown>>;

/**
 * The Deny statements of the only bucket policy in a template that refuse a write, by Sid or, without one, by
 * condition operator. Fails on an operator that it does not know, lest a statement pass unjudged.
 */
export function denyingStatements(template: Template, request: RequestContext): string[] {
  const [policy, ...others] = Object.values(template.findResources('AWS::S3::BucketPolicy'));
  if (policy === undefined || others.length > 0) throw new Error('expected one bucket policy');
  return (policy.Properties.PolicyDocument.Statement as Statement[])
    .filter(
      ({ Effect, Action }) => Effect === 'Deny' && ['s3:*', 's3:PutObject'].some((a) => [Action].flat().includes(a)),
    )
    .filter(({ Condition }) =>
      Object.entries(Condition ?? {}).every(([operator, keys]) =>
        Object.entries(keys).every(([key, value]) => matches(operator, request[key], value)),
      ),
    )
    .map(({ Sid, Condition }) => Sid ?? Object.keys(Condition ?? {}).join());
}

/** "IAM JSON policy elements: Condition operators": a negated operator matches an absent key, a plain one does not. */
function matches(operator: string, actual: unknown, expected: unknown): boolean {
  const equal = JSON.stringify(actual) === JSON.stringify(expected);
  switch (operator) {
    case 'Bool':
    case 'StringEquals':
      return actual !== undefined && equal;
    case 'StringNotEquals':
    case 'ArnNotEquals':
      return !equal;
    case 'Null':
      return (actual === undefined) === (expected === 'true');
    case 'NumericLessThan':
      return actual !== undefined && Number(actual) < Number(expected);
    default:
      throw new Error(`unknown condition operator ${operator}`);
  }
}

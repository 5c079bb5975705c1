import type { Resource } from '../resource';
import { any, compliant, type Verdict, violation } from '../verdict';
import { beside } from './account-and-region';

/** The type of what Security Hub checks an account against. */
export const STANDARD = 'AWS::SecurityHub::Standard';

/** The standards that templates declare for the account and region of a hub. */
export function declaredStandards(hub: Resource): readonly Resource[] {
  return beside(hub, STANDARD);
}

/** Holds when a standard whose ARN matches is declared for a hub; `name` says in words which. */
export function declares(hub: Resource, arn: RegExp, name: string): Verdict {
  const missing = violation('', `no standard of the templates is ${name}`);
  return any(missing, ...declaredStandards(hub).map((standard) => hasArn(standard, arn, missing)));
}

/** The region and partition of an ARN may be known only at deployment. */
function hasArn(standard: Resource, arn: RegExp, missing: Verdict): Verdict {
  const place = standard.at('StandardsArn');
  return place.judge((value) => {
    if (value.kind !== 'text') return place.matches(arn, 'the ARN of the standard');
    return arn.test(value.text) ? compliant() : missing;
  });
}

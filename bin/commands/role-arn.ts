import { UsageError } from '../../lib/errors';
import { printedValue } from '../../lib/input/printed-value';

/** Of one role: a policy that names it must not name others. */
const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/[^\s*?]+$/;

/**
 * Understands `--role-arn`.
 *
 * @throws UsageError in one line
 */
export function roleArns(values: readonly string[]): readonly string[] {
  const wrong = values.find((value) => !ROLE_ARN.test(value));
  if (wrong === undefined) return values;
  throw new UsageError(
    `--role-arn is ${printedValue(wrong)}; write the ARN of a role such as arn:aws:iam::111122223333:role/Auditor`,
  );
}

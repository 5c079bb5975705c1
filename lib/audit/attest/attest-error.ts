import { accessError } from '../../account/aws-access-error';
import { AwsFailureKind, awsFailure } from '../../account/aws-failure';
import { UserError } from '../../errors';
import { type AuditScope, scopeName } from '../audit-scope';

/** An attestation that AWS did not take. */
export class AttestError extends UserError {}

/**
 * Does one step of an attestation.
 *
 * @param what what failed where it fails, in a clause, such as `the evidence cannot be kept`
 * @throws AttestError in one line, when AWS refuses or does not answer
 * @throws AwsAccessError in one line, when AWS does not take the credentials or cannot be reached
 */
export async function attestStep<Result>(
  scope: AuditScope,
  what: string,
  step: () => Promise<Result>,
): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    const failure = awsFailure(error);
    if (failure === undefined) throw error;
    const { kind, code, message } = failure;
    if (kind === AwsFailureKind.CREDENTIALS) throw accessError(failure, scope.region);
    const mend =
      kind === AwsFailureKind.DENIED
        ? 'allow what `storefront-baseline permissions attest` prints'
        : 'mend that and attest again';
    throw new AttestError(`${scopeName(scope)}: ${what} (${code === message ? code : `${code}: ${message}`}); ${mend}`);
  }
}

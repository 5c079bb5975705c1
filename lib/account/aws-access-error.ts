import { UserError } from '../errors';
import { type AwsFailure, AwsFailureKind } from './aws-failure';

/** AWS cannot be asked at all: no credentials, ones that AWS does not take, or no way to reach it. */
export class AwsAccessError extends UserError {}

/** What to tell the user when a call failed in a way that lets no other succeed. */
export function accessError(failure: AwsFailure, region: string, profile?: string): AwsAccessError {
  const { kind, code, message } = failure;
  const signIn = profile === undefined ? 'sign in, or name a profile with --profile' : `sign in to ${profile} again`;
  if (code === 'CredentialsProviderError' || code === 'TokenProviderError') {
    const reason = message.replace(/\.$/, '');
    return new AwsAccessError(
      profile === undefined
        ? `no AWS credentials: ${reason}; ${signIn}`
        : `--profile ${profile}: ${reason}; name a profile of the AWS configuration, or ${signIn}`,
    );
  }
  if (/Expired/.test(code)) return new AwsAccessError(`the AWS credentials have expired (${code}); ${signIn}`);
  if (kind === AwsFailureKind.CREDENTIALS) {
    return new AwsAccessError(
      `AWS does not take the credentials in ${region} (${code}); ${signIn}, or check that the account has ${region} switched on`,
    );
  }
  if (kind === AwsFailureKind.TIMEOUT || kind === AwsFailureKind.UNREACHABLE) {
    return new AwsAccessError(
      `AWS cannot be reached in ${region} (${message}); check the network, the proxy and the region`,
    );
  }
  return new AwsAccessError(`AWS does not say in ${region} whose the credentials are (${code}: ${message}); try again`);
}

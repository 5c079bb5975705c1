import type { Resource } from '../resource';
import { notApplicable, type Verdict } from '../verdict';

/** The scope of access tokens that read and change their own account; every sign-in through the API gives it. */
export const ACCOUNT_SCOPE = 'aws.cognito.signin.user.admin';

/** The verdict on a user pool client that may use OAuth; not applicable where it does not, which is the default. */
export function whereOAuth(client: Resource, verdict: Verdict): Verdict {
  const used = client.at('AllowedOAuthFlowsUserPoolClient').or(false).isTrue();
  if (used.kind === 'violation') return notApplicable();
  return used.kind === 'unknown' && verdict.kind === 'violation' ? used : verdict;
}

/**
 * Whether only machines use the client: `client_credentials` is then its sole OAuth flow ("CreateUserPoolClient",
 * Amazon Cognito API Reference), and nobody signs in with it.
 */
export function isForMachines(client: Resource): boolean {
  const flows = client.at('AllowedOAuthFlows').every((flow) => flow.equals('client_credentials'));
  return whereOAuth(client, flows).kind === 'compliant';
}

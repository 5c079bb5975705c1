import { Logger } from '@aws-lambda-powertools/logger';
import { AccountClient } from '@aws-sdk/client-account';
import { IAMClient } from '@aws-sdk/client-iam';
import { UserError } from '../../errors';
import { answerTo, type Outcome } from '../custom-resource/answer';
import { type CustomResourceEvent, customResourceEvent } from '../custom-resource/custom-resource-event';
import { inTime } from '../custom-resource/in-time';
import { onceAllowed } from '../custom-resource/once-allowed';
import { responseAddress } from '../custom-resource/response-address';
import { SENDING_MS, sendAnswer } from '../custom-resource/send-answer';
import { applyPasswordPolicy } from './apply-password-policy';
import { applySecurityContact } from './apply-security-contact';
import { type Settings, settingsRequest } from './settings-request';

/** Where the context does not tell: less than the function's time limit of a minute. */
const USUAL_TIME_MS = 55_000;

const logger = new Logger();
const options = { maxAttempts: 4, requestHandler: { connectionTimeout: 3_000, requestTimeout: 6_000 } };

/**
 * The sign-in settings of an account, as a custom resource of CloudFormation: the IAM password policy and the alternate
 * contact for security. Neither the contact nor the signed address is ever logged.
 *
 * Every event of CloudFormation is answered, in time and in at most three attempts. A deletion changes nothing.
 *
 * @throws UserError when the event is none of CloudFormation's; Error when CloudFormation cannot be reached
 */
export async function handler(event: unknown, context?: { getRemainingTimeInMillis?(): number }): Promise<Outcome> {
  const request = customResourceEvent(event);
  const address = responseAddress(request.ResponseURL, process.env.AWS_REGION ?? '');
  const remaining = (context?.getRemainingTimeInMillis?.() ?? USUAL_TIME_MS) - SENDING_MS - 1_000;
  const outcome = await outcomeOf(request, remaining);
  logger[outcome.status === 'SUCCESS' ? 'info' : 'error'](outcome.reason, { ...outcome.data });
  await sendAnswer(address, answerTo(request, outcome));
  return outcome;
}

async function outcomeOf(event: CustomResourceEvent, milliseconds: number): Promise<Outcome> {
  try {
    const request = settingsRequest(event);
    if (request.type === 'Delete') return { status: 'SUCCESS', reason: 'the settings of the account stay as they are' };
    const { settings } = request;
    return await inTime(
      milliseconds,
      onceAllowed(() => apply(settings)),
    );
  } catch (error) {
    return { status: 'FAILED', reason: reasonOf(error) };
  }
}

/** Names of our own errors say nothing: they are shortened in the bundle. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error instanceof UserError ? error.message : `${error.name}: ${error.message}`;
}

async function apply(settings: Settings): Promise<Outcome> {
  const { policy, kept, changed } = await applyPasswordPolicy(new IAMClient(options), settings);
  const contact = await applySecurityContact(new AccountClient(options), settings);
  return {
    status: 'SUCCESS',
    reason: `the password policy was ${changed ? 'made stricter' : 'strict enough'}; security contact: ${contact}`,
    data: {
      MinimumPasswordLength: String(policy.MinimumPasswordLength),
      PasswordReusePrevention: String(policy.PasswordReusePrevention),
      MaxPasswordAge: String(policy.MaxPasswordAge ?? 'none'),
      KeptPasswordSettings: kept.join(', ') || 'none',
      SecurityContact: contact,
    },
  };
}

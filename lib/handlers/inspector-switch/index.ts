import { Logger } from '@aws-lambda-powertools/logger';
import { Inspector2Client } from '@aws-sdk/client-inspector2';
import { UserError } from '../../errors';
import { answerTo, type Outcome } from '../custom-resource/answer';
import { type CustomResourceEvent, customResourceEvent } from '../custom-resource/custom-resource-event';
import { inTime } from '../custom-resource/in-time';
import { onceAllowed } from '../custom-resource/once-allowed';
import { responseAddress } from '../custom-resource/response-address';
import { SENDING_MS, sendAnswer } from '../custom-resource/send-answer';
import { switchOn } from './switch-on';
import { switchRequest } from './switch-request';

/** Where the context does not tell: less than the function's time limit of five minutes. */
const USUAL_TIME_MS = 295_000;

/** Between two looks at what Inspector has switched on. */
const PAUSE_MS = 5_000;

/** For the last look, so that it can tell what is missing. */
const LAST_LOOK_MS = 10_000;

/** What the resource is called: an account has one Inspector in each region. */
const PHYSICAL_ID = 'inspector-switch';

const logger = new Logger();
const options = { maxAttempts: 4, requestHandler: { connectionTimeout: 3_000, requestTimeout: 6_000 } };

/**
 * Amazon Inspector, as a custom resource of CloudFormation. The signed address is never logged.
 *
 * Every event of CloudFormation is answered, in time and in at most three attempts. A deletion changes nothing, and
 * neither does an update that asks for fewer scans.
 *
 * @throws UserError when the event is none of CloudFormation's; Error when CloudFormation cannot be reached
 */
export async function handler(event: unknown, context?: { getRemainingTimeInMillis?(): number }): Promise<Outcome> {
  const request = customResourceEvent(event);
  const address = responseAddress(request.ResponseURL, process.env.AWS_REGION ?? '');
  const remaining = (context?.getRemainingTimeInMillis?.() ?? USUAL_TIME_MS) - SENDING_MS - 1_000;
  const outcome = await outcomeOf(request, remaining);
  logger[outcome.status === 'SUCCESS' ? 'info' : 'error'](outcome.reason, { ...outcome.data });
  const { PhysicalResourceId = PHYSICAL_ID } = request;
  await sendAnswer(address, answerTo({ ...request, PhysicalResourceId }, outcome));
  return outcome;
}

async function outcomeOf(event: CustomResourceEvent, milliseconds: number): Promise<Outcome> {
  try {
    const request = switchRequest(event);
    if (request.type === 'Delete') return { status: 'SUCCESS', reason: 'Amazon Inspector stays as it is' };
    const { accountId, scans } = request;
    const patience = { total: milliseconds - LAST_LOOK_MS, pause: PAUSE_MS };
    const wereOff = await inTime(
      milliseconds,
      onceAllowed(() => switchOn(new Inspector2Client(options), accountId, scans, patience)),
    );
    return {
      status: 'SUCCESS',
      reason: wereOff.length === 0 ? 'every scan was on already' : `switched on: ${wereOff.join(', ')}`,
      data: { Scans: scans.join(', ') },
    };
  } catch (error) {
    return { status: 'FAILED', reason: reasonOf(error) };
  }
}

/** Names of our own errors say nothing: they are shortened in the bundle. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof UserError) return error.message;
  const reason = `${error.name}: ${error.message}`;
  // So Inspector answers, too, where it does not offer a scan ("Enable", Amazon Inspector API Reference).
  return /^AccessDenied/.test(error.name)
    ? `${reason}; see whether the region offers every scan, the organization decides, or a policy denies inspector2:Enable`
    : reason;
}

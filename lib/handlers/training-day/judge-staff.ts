import { type ConfigServiceClient, PutEvaluationsCommand } from '@aws-sdk/client-config-service';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { UserError } from '../../errors';
import { calendarDateOf } from '../../exceptions/calendar-date';
import { currencies, registerContents } from '../../training/register-contents';
import { TrainingRegister } from '../../training/training-register';
import { trainingCounts } from '../../training/training-report';
import type { DaySettings } from './day-settings';
import { staffVerdict } from './programme-verdict';

/** As much as is read of an event ("Example Events for AWS Config Rules", AWS Config Developer Guide). */
const ruleEvent = z.object({
  resultToken: z.string().min(1).max(65_536),
  accountId: z.string().regex(/^\d{12}$/),
});

/** Whether AWS Config asks for a verdict. */
export function isRuleEvent(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'resultToken' in event;
}

/** What judging works with. */
export interface JudgeTools {
  readonly settings: DaySettings;
  readonly documents: DynamoDBDocumentClient;
  readonly config: ConfigServiceClient;
  readonly now: Date;
}

/**
 * The custom rule: whether everybody is trained, as one verdict on the account. It names nobody.
 *
 * @throws UserError when the event is none of AWS Config's; Error when the register cannot be read or AWS Config does not
 * take the verdict
 */
export async function judgeStaff(event: unknown, { settings, documents, config, now }: JudgeTools): Promise<void> {
  const { success, data } = ruleEvent.safeParse(event);
  if (!success)
    throw new UserError('the event cannot be read; this function is called by AWS Config, for a custom rule');
  const today = calendarDateOf(now);
  const contents = registerContents(await new TrainingRegister(documents, settings.register).items(), today);
  const { compliance, annotation } = staffVerdict(
    trainingCounts(currencies(contents, settings.programme, today), today, 0),
  );
  const { FailedEvaluations: failed = [] } = await config.send(
    new PutEvaluationsCommand({
      ResultToken: data.resultToken,
      Evaluations: [
        {
          ComplianceResourceType: 'AWS::::Account',
          ComplianceResourceId: data.accountId,
          ComplianceType: compliance,
          Annotation: annotation,
          OrderingTimestamp: now,
        },
      ],
    }),
  );
  if (failed.length > 0) throw new Error('AWS Config did not take the verdict');
}

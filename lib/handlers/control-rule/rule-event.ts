import * as z from 'zod';
import { UserError } from '../../errors';
import type { ConfigurationItem } from '../../live/resource-identifier';

/** Longest event of an asynchronous invocation, in characters ("Lambda quotas", AWS Lambda Developer Guide). */
const LONGEST = 1_048_576;

const instant = z.iso.datetime({ offset: true });

/** As much as a rule reads of a configuration item, or of the summary of one that is too large to send. */
const item = z.object({
  resourceType: z.string().min(1).max(256),
  resourceId: z.string().min(1).max(768),
  resourceName: z.string().nullish(),
  ARN: z.string().nullish(),
  configuration: z.unknown().optional(),
  configurationItemStatus: z.enum([
    'OK',
    'ResourceDiscovered',
    'ResourceNotRecorded',
    'ResourceDeleted',
    'ResourceDeletedNotRecorded',
  ]),
  configurationItemCaptureTime: instant,
});

const invocation = z.discriminatedUnion('messageType', [
  z.object({ messageType: z.literal('ConfigurationItemChangeNotification'), configurationItem: item }),
  z.object({ messageType: z.literal('OversizedConfigurationItemChangeNotification'), configurationItemSummary: item }),
  z.object({ messageType: z.literal('ScheduledNotification'), notificationCreationTime: instant }),
]);

const event = z.object({
  invokingEvent: z.string().max(LONGEST),
  ruleParameters: z.string().max(1_024),
  resultToken: z.string().min(1).max(65_536),
  eventLeftScope: z.boolean().optional(),
  accountId: z.string().regex(/^\d{12}$/),
  configRuleName: z.string().min(1).max(128),
  configRuleArn: z.string().regex(/^arn:[\w-]+:config:[a-z0-9-]+:\d{12}:config-rule\//),
});

const parameters = z.object({ controlId: z.string().regex(/^[A-Z][A-Za-z0-9]{0,99}$/) });

/** What AWS Config asks of a rule. */
export interface RuleEvent {
  readonly controlId: string;
  readonly ruleName: string;
  readonly region: string;
  readonly account: string;
  readonly resultToken: string;
  readonly trigger: Trigger;
}

/** Why a rule runs: a resource changed, or its time has come. */
export type Trigger =
  | { readonly kind: 'change'; readonly item: ConfigurationItem; readonly isGone: boolean; readonly at: Date }
  | { readonly kind: 'schedule'; readonly at: Date };

/** Token of a run whose evaluations AWS Config checks and does not keep. */
export const TEST_TOKEN = 'TESTMODE';

/**
 * Reads an event ("Example Events for AWS Config Rules", AWS Config Developer Guide).
 *
 * @throws UserError when it is none of AWS Config's; it names the place, never a value
 */
export function ruleEvent(received: unknown): RuleEvent {
  const given = checked(event, received, 'event');
  const { controlId } = checked(parameters, json(given.ruleParameters, 'ruleParameters'), 'ruleParameters');
  const invoked = checked(invocation, json(given.invokingEvent, 'invokingEvent'), 'invokingEvent');
  return {
    controlId,
    ruleName: given.configRuleName,
    region: given.configRuleArn.split(':')[3] ?? '',
    account: given.accountId,
    resultToken: given.resultToken,
    trigger: triggerOf(invoked, given.eventLeftScope === true),
  };
}

function triggerOf(invoked: z.infer<typeof invocation>, leftScope: boolean): Trigger {
  if (invoked.messageType === 'ScheduledNotification') {
    return { kind: 'schedule', at: new Date(invoked.notificationCreationTime) };
  }
  const changed =
    invoked.messageType === 'ConfigurationItemChangeNotification'
      ? invoked.configurationItem
      : invoked.configurationItemSummary;
  return {
    kind: 'change',
    item: changed,
    isGone: leftScope || changed.configurationItemStatus.startsWith('ResourceDeleted'),
    at: new Date(changed.configurationItemCaptureTime),
  };
}

function json(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UserError(`${what} is no JSON text; this function is called by AWS Config, for a custom rule`);
  }
}

function checked<Schema extends z.ZodType>(schema: Schema, value: unknown, what: string): z.infer<Schema> {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const places = [...new Set(error.issues.map(({ path }) => [what, ...path].join('.')))].join(', ');
  throw new UserError(`the event cannot be read (${places}); this function is called by AWS Config, for a custom rule`);
}

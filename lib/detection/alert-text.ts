import * as events from 'aws-cdk-lib/aws-events';

/** A field of the event's detail. */
const field = (path: string) => events.EventField.fromPath(`$.detail.${path}`);

/** The words of a message about a call that CloudTrail recorded: who, what, where from, and whether it was refused. */
export function callText(what: string): events.RuleTargetInput {
  return events.RuleTargetInput.fromText(
    `${what}: ${field('userIdentity.arn')} called ${field('eventName')} of ${field('eventSource')} from ` +
      `${field('sourceIPAddress')} in account ${events.EventField.account}, region ${events.EventField.region}, at ` +
      `${field('eventTime')}. CloudTrail event ${field('eventID')}.`,
  );
}

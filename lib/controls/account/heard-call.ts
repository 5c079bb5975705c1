import { EVENT_RULE } from '../data/event-rule';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, any, compliant, type Verdict, violation } from '../verdict';
import { beside, inAccount } from './account-and-region';
import { letsAbsencePass, letsPass } from './event-match';

/** The type of filters that count events of a log group. */
export const METRIC_FILTER = 'AWS::Logs::MetricFilter';

/** A call to an AWS API of which somebody must hear. */
export interface Call {
  /** Service as in `eventSource`, without `.amazonaws.com`. */
  readonly service: string;
  /** As in `eventName`. */
  readonly operation: string;
}

/**
 * Holds when a rule in the region of a subject, or a metric filter anywhere in its account, hears of a call: a trail
 * brings the calls of every region to the log group of a filter.
 */
export function isHeard(subject: Resource, call: Call): Verdict {
  return any(
    violation('', `nothing hears of ${call.operation}`),
    ...beside(subject, EVENT_RULE).map((rule) => hearsCall(rule, call)),
    ...inAccount(subject, METRIC_FILTER).map((filter) => countsCall(filter, call)),
  );
}

/** Holds when a rule is on, has a target, and stands on the bus to which AWS brings its own events. */
export function tells(rule: Resource): Verdict {
  return all(
    rule.at('State').noneOf(['DISABLED']),
    rule.at('Targets').present(),
    isDefaultBus(rule.at('EventBusName')),
  );
}

/** By its name or ARN; a bus of the templates is another one. */
function isDefaultBus(bus: Position): Verdict {
  if (bus.target().kind === 'reference') return violation(bus.path, 'it hears a bus of its own');
  return bus.or('default').matches(/(^|\/)default$/, 'the default bus');
}

/** Holds when what a metric filter counts passes; a pattern that is decided at deployment is unknown. */
export function counts(filter: Resource, test: (pattern: string) => boolean): Verdict {
  const place = filter.at('FilterPattern');
  return place.judge((value) =>
    value.kind === 'text' && test(value.text)
      ? compliant()
      : place.satisfies((text) => test(String(text)), 'the event'),
  );
}

/** A rule that hears only what fails, or that combines conditions, does not hear every call that succeeds. */
function hearsCall(rule: Resource, { service, operation }: Call): Verdict {
  const pattern = rule.at('EventPattern');
  const detail = pattern.at('detail');
  if (detail.absent().kind === 'compliant' && pattern.at('source').absent().kind === 'compliant') {
    return violation('', 'it is about something else');
  }
  return all(
    detail.absent().kind === 'compliant' ? compliant() : detail.at('eventName').present(),
    letsPass(detail.at('eventName'), operation),
    letsPass(detail.at('eventSource'), `${service}.amazonaws.com`),
    letsPass(pattern.at('source'), `aws.${service}`),
    letsPass(pattern.at('detail-type'), 'AWS API Call via CloudTrail'),
    letsAbsencePass(detail.at('errorCode')),
    detail.property('$or').absent(),
    tells(rule),
  );
}

/** The way of the CIS benchmark. */
function countsCall(filter: Resource, { service, operation }: Call): Verdict {
  const named = new RegExp(`eventName\\s*=\\s*"?${operation}\\b`);
  return counts(filter, (pattern) => {
    const elsewhere = pattern.includes('.amazonaws.com') && !pattern.includes(`${service}.amazonaws.com`);
    return named.test(pattern) && !elsewhere;
  });
}

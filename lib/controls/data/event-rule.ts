import type { Resource } from '../resource';
import { all, type Verdict } from '../verdict';

/** The type of rules by which somebody hears of events. */
export const EVENT_RULE = 'AWS::Events::Rule';

/**
 * Holds when a rule hears events that have `value` at `path` of their pattern, is switched on, and tells somebody.
 *
 * @param path dotted path below the pattern, such as `detail.eventName`
 */
export function hears(rule: Resource, path: string, value: string): Verdict {
  return all(
    rule.at(`EventPattern.${path}`).some((item) => item.equals(value), `it does not name ${value}`),
    rule.at('State').noneOf(['DISABLED']),
    rule.at('Targets').present(),
  );
}

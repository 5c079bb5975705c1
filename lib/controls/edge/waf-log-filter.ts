import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, any, compliant, type Verdict, violation } from '../verdict';

/** Holds when the `LoggingFilter` of a web ACL's logging configuration, if any, keeps the requests that were blocked. */
export function keepsBlockedRequests(logging: Resource): Verdict {
  const filter = logging.at('LoggingFilter');
  if (filter.absent().kind === 'compliant') return compliant();
  const filters = filter.at('Filters');
  const byDefault = filter.at('DefaultBehavior').equals('KEEP');
  const byFilter = filters.some(
    (each) => all(each.at('Behavior').equals('KEEP'), decidesOnBlocked(each)),
    'LoggingFilter drops blocked requests by default; expected a filter that keeps them',
  );
  return all(filters.every(dropsNoBlocked), any(byFilter, byDefault));
}

function dropsNoBlocked(filter: Position): Verdict {
  const drops = all(filter.at('Behavior').equals('DROP'), decidesOnBlocked(filter));
  if (drops.kind !== 'compliant') return drops.kind === 'unknown' ? drops : compliant();
  return violation(filter.path, `${filter.path} drops blocked requests; expected them to be kept`);
}

/** Holds when being blocked suffices for the filter to match. */
function decidesOnBlocked(filter: Position): Verdict {
  const conditions = filter.at('Conditions');
  const blocked = conditions.some((condition) => condition.at('ActionCondition.Action').equals('BLOCK'), 'no BLOCK');
  return conditions.items().length === 1 ? blocked : all(filter.at('Requirement').equals('MEETS_ANY'), blocked);
}

import { matchesWildcards } from './wildcard-pattern';

/** Whether an action, with `*` and `?` as wildcards, may be matched by a pattern of a policy; case does not count. */
export function matchesAction(pattern: string, action: string): boolean {
  return matchesWildcards(pattern.toLowerCase(), action.toLowerCase());
}

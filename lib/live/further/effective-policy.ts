import { isObject } from '../../controls/value';
import { matchesWildcards } from '../../controls/wildcard-pattern';
import type { Properties } from '../live-properties';

/**
 * A policy that is attached to one resource, without the statements that name others: they say nothing of it, whatever a
 * control might take them for.
 *
 * @param arn of the resource that the policy is attached to
 */
export function effectivePolicy(document: Properties, arn: string): Properties {
  const { Statement: statements } = document;
  if (statements === undefined) return document;
  const list = Array.isArray(statements) ? statements : [statements];
  return { ...document, Statement: list.filter((statement) => !isObject(statement) || speaksOf(statement, arn)) };
}

/** A statement without a text to compare stays: the control decides. */
function speaksOf({ Resource: resource }: Properties, arn: string): boolean {
  const patterns = Array.isArray(resource) ? resource : [resource];
  return patterns.some((pattern) => typeof pattern !== 'string' || matchesWildcards(pattern, arn));
}

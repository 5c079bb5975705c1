import { TRAINING_TAG } from '../training/quarter';
import type { LadderRung } from './quarter-ladder';
import type { GatedStore } from './training-gate-stores';

/** A statement as it stands in a policy. */
export interface DenyStatement {
  readonly Effect: 'Deny';
  readonly Action: string[];
  readonly Resource: string[];
  readonly Condition: Record<string, Record<string, string | string[]>>;
}

/** Of whom the statements of a gate speak. */
export interface GatedPeople {
  /** ARNs of roles that the gate lets through. */
  readonly exempt: readonly string[];
  /** Patterns of the only principals that it speaks of; absent where whoever the policy is attached to is meant. */
  readonly staff?: readonly string[];
}

/**
 * A statement a rung. A missing tag is none of the accepted ones, so whoever is untagged is denied: an operator that
 * negates matches where the key is absent ("IAM JSON policy elements: Condition operators").
 */
export function rungStatements(
  ladder: readonly LadderRung[],
  { actions, resources }: GatedStore,
  people: GatedPeople,
): DenyStatement[] {
  return ladder.map(({ from, accepted }) => ({
    Effect: 'Deny',
    Action: [...actions],
    Resource: [...resources],
    Condition: {
      ...(from === undefined ? {} : { DateGreaterThanEquals: { 'aws:CurrentTime': `${from}T00:00:00Z` } }),
      ...(accepted.length === 0 ? {} : { StringNotEquals: { [`aws:PrincipalTag/${TRAINING_TAG}`]: [...accepted] } }),
      ...of(people),
    },
  }));
}

/**
 * Nobody but those who keep the register sets the tag, on a user, on a role, or on a session of one. Keys of tags are the
 * same in upper and lower case to IAM ("AssumeRole", AWS STS API Reference): `trainedthrough` would replace the tag.
 */
export function tagStatements(people: GatedPeople, trainedGroupId?: string): DenyStatement[] {
  const tag: DenyStatement = {
    Effect: 'Deny',
    Action: [
      'iam:CreateRole',
      'iam:CreateUser',
      'iam:TagRole',
      'iam:TagUser',
      'iam:UntagRole',
      'iam:UntagUser',
      'sts:TagSession',
    ],
    Resource: ['*'],
    Condition: { 'ForAnyValue:StringEqualsIgnoreCase': { 'aws:TagKeys': TRAINING_TAG }, ...of(people) },
  };
  if (trainedGroupId === undefined) return [tag];
  const group: DenyStatement = {
    Effect: 'Deny',
    Action: ['identitystore:CreateGroupMembership'],
    Resource: [`arn:*:identitystore:::group/${trainedGroupId}`],
    Condition: of(people),
  };
  return [tag, group];
}

function of({ exempt, staff }: GatedPeople): DenyStatement['Condition'] {
  return {
    ...(staff === undefined ? {} : { ArnLike: { 'aws:PrincipalArn': [...staff] } }),
    ...(exempt.length === 0 ? {} : { ArnNotEquals: { 'aws:PrincipalArn': [...exempt] } }),
  };
}

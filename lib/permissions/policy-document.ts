import type { PermissionRow } from './permission-row';

/** One statement of an IAM policy. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Principal?: Readonly<Record<string, string>>;
  readonly Action: readonly string[] | string;
  readonly Resource?: readonly string[] | string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[] | string>>>>;
}

/** An IAM policy, ready to be written as JSON. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

/** Where a policy shall hold. */
export interface PermissionScope {
  /** 12 digits; every account where it is absent. */
  readonly account?: string;
  /** Every region where there is none. */
  readonly regions: readonly string[];
}

/** Writes the policy that allows these rows, and nothing else, in an account and its regions. */
export function policyDocument(rows: readonly PermissionRow[], scope: PermissionScope): PolicyDocument {
  return { Version: '2012-10-17', Statement: rows.map((row) => statement(row, scope)) };
}

function statement(row: PermissionRow, scope: PermissionScope): PolicyStatement {
  const { sid, actions, resources } = row;
  const filled = filledIn(resources, scope);
  const Condition = conditions(row, scope);
  return {
    Sid: sid,
    Effect: 'Allow',
    Action: [...actions].sort(),
    Resource: filled.length === 1 ? (filled[0] ?? '*') : filled,
    ...(Condition === undefined ? {} : { Condition }),
  };
}

function conditions(
  { conditions: own = {}, regional = true, resources }: PermissionRow,
  scope: PermissionScope,
): PolicyStatement['Condition'] {
  const namesRegion = resources.every((resource) => resource.includes('${Region}'));
  const bound = regional && !namesRegion && scope.regions.length > 0;
  const filled = Object.entries(own).map(
    ([operator, keys]) =>
      [
        operator,
        Object.fromEntries(Object.entries(keys).map(([key, values]) => [key, filledIn(values, scope)])),
      ] as const,
  );
  const all = {
    ...Object.fromEntries(filled),
    ...(bound ? { StringEquals: { 'aws:RequestedRegion': [...scope.regions] } } : {}),
  };
  return Object.keys(all).length === 0 ? undefined : all;
}

function filledIn(patterns: readonly string[], { account = '*', regions }: PermissionScope): readonly string[] {
  const places = regions.length === 0 ? ['*'] : regions;
  const filled = patterns.flatMap((pattern) =>
    pattern.includes('${Region}') ? places.map((region) => pattern.replaceAll('${Region}', region)) : [pattern],
  );
  return filled.map((pattern) => pattern.replaceAll('${Account}', account));
}

import { Stack, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { TRAINING_VARIABLES } from '../training/training-names';
import type { StaffTrainingProps } from './staff-training-props';

/** The group of IAM Identity Center that the daily job keeps. */
export interface KeptGroup {
  readonly identityStoreId: string;
  readonly groupId: string;
  /** The region of IAM Identity Center. */
  readonly region: string;
}

/** "CreateGroupMembership", Identity Store API Reference. */
const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const STORE = new RegExp(`^(d-[0-9a-f]{10}|${UUID})$`);
const GROUP = new RegExp(`^([0-9a-f]{10}-)?${UUID}$`, 'i');

/**
 * The group that properties name; `undefined` where they name none.
 *
 * @throws InvalidPropertyError when an id is none, or one of the two is missing
 */
export function keptGroup(scope: Construct, props: StaffTrainingProps): KeptGroup | undefined {
  const { identityStoreId, trainedGroupId, identityCenterRegion = Stack.of(scope).region } = props;
  refuseOther(scope, 'identityStoreId', identityStoreId, STORE, 'give an id such as d-1234567890');
  refuseOther(scope, 'trainedGroupId', trainedGroupId, GROUP, 'give the id that IAM Identity Center shows');
  if (identityStoreId === undefined && trainedGroupId === undefined) return undefined;
  if (identityStoreId === undefined) throw lonely(scope, 'identityStoreId', 'trainedGroupId');
  if (trainedGroupId === undefined) throw lonely(scope, 'trainedGroupId', 'identityStoreId');
  return { identityStoreId, groupId: trainedGroupId, region: identityCenterRegion };
}

/** What a function is told of the group. */
export function groupEnvironment({ identityStoreId, groupId, region }: KeptGroup): Record<string, string> {
  return {
    [TRAINING_VARIABLES.identityStore]: identityStoreId,
    [TRAINING_VARIABLES.group]: groupId,
    [TRAINING_VARIABLES.identityCenterRegion]: region,
  };
}

function refuseOther(
  scope: Construct,
  property: string,
  value: string | undefined,
  pattern: RegExp,
  mend: string,
): void {
  if (value === undefined || Token.isUnresolved(value) || pattern.test(value)) return;
  throw new InvalidPropertyError(scope, property, value, mend);
}

function lonely(scope: Construct, missing: string, other: string): InvalidPropertyError {
  return new InvalidPropertyError(scope, missing, null, `give it with ${other}, or leave both out`);
}

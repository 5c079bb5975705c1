import type { Example } from '../control';
import { STAFF_IDENTITY_METADATA } from '../template-metadata';

const POOL = 'AWS::Cognito::UserPool';

/** A user pool that holds accounts of staff. */
export function staffPool(properties: object = {}): object {
  return { Type: POOL, Metadata: { [STAFF_IDENTITY_METADATA]: { signIn: 'pool' } }, Properties: properties };
}

/** An example: {@link staffPool} alone. */
export function staffPoolExample(properties: object = {}): Example {
  return { Resources: { Staff: staffPool(properties) } };
}

/** An example: a user pool that only its tag tells to be for staff. */
export function taggedPoolExample(properties: object = {}): Example {
  return { Resources: { Staff: { Type: POOL, Properties: { ...properties, UserPoolTags: { audience: 'staff' } } } } };
}

/** An example: an app client, and its user pool for staff. */
export function staffClientExample(properties: object = {}, signIn = 'pool'): Example {
  return {
    Resources: {
      Office: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'Staff' }, ...properties } },
      Staff: { Type: POOL, Metadata: { [STAFF_IDENTITY_METADATA]: { signIn } }, Properties: {} },
    },
  };
}

import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { STAFF_IDENTITY_METADATA } from '../template-metadata';
import { all, any, notApplicable, type Verdict } from '../verdict';

/** Tags that may say `staff`; StaffIdentity sets the last one. */
const AUDIENCE_TAGS = ['audience', 'Audience', 'storefront:audience'];

/** Sign-in at an identity provider, as StaffIdentity notes it. */
const FEDERATED = ['saml', 'oidc'];

/** Whether staff sign in at a user pool: StaffIdentity made it, or a tag of its audience says so. */
export function isStaffPool(userPool: Resource): Verdict {
  const tags = userPool.at('UserPoolTags');
  return any(
    userPool.metadata(STAFF_IDENTITY_METADATA).present(),
    ...AUDIENCE_TAGS.map((tag) => tags.property(tag).equals('staff')),
  );
}

/** Whether the pool itself holds the accounts. Of pools of staff alone it is noted that an identity provider does. */
export function holdsAccounts(userPool: Resource): Verdict {
  return userPool.metadata(STAFF_IDENTITY_METADATA).at('signIn').noneOf(FEDERATED);
}

/** The verdict on a user pool that holds accounts of staff; not applicable to others. */
export function whereStaffAccounts(userPool: Resource, verdict: Verdict): Verdict {
  return onlyWhere(all(isStaffPool(userPool), holdsAccounts(userPool)), verdict);
}

/** The verdict on an app client of a staff pool; not applicable where the templates do not show that pool. */
export function whereStaffClient(client: Resource, verdict: Verdict): Verdict {
  const userPool = userPoolOf(client);
  return userPool === undefined ? notApplicable() : onlyWhere(isStaffPool(userPool), verdict);
}

/** The verdict on an app client of a staff pool whose accounts are at an identity provider. */
export function whereFederatedClient(client: Resource, verdict: Verdict): Verdict {
  const userPool = userPoolOf(client);
  if (userPool === undefined) return notApplicable();
  return onlyWhere(userPool.metadata(STAFF_IDENTITY_METADATA).at('signIn').oneOf(FEDERATED), verdict);
}

/** The user pool of an app client, where it stands in the templates. */
export function userPoolOf(client: Resource): Resource | undefined {
  const target = client.at('UserPoolId').target();
  return target.kind === 'reference' ? target.reference.resource : undefined;
}

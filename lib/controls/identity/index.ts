import type { Control } from '../control';
import { iamAllowsByName } from './iam-allows-by-name';
import { iamDecryptionRestricted } from './iam-decryption-restricted';
import { iamDestructionRestricted } from './iam-destruction-restricted';
import { iamNoAccessKeys } from './iam-no-access-keys';
import { iamNoAdministrativeStatements } from './iam-no-administrative-statements';
import { iamNoPrivilegedManagedPolicies } from './iam-no-privileged-managed-policies';
import { iamNoServiceWildcards } from './iam-no-service-wildcards';
import { iamNoUsers } from './iam-no-users';
import { iamPassRoleRestricted } from './iam-pass-role-restricted';
import { iamPermissionsManagementRestricted } from './iam-permissions-management-restricted';
import { iamPoliciesNotOnUsers } from './iam-policies-not-on-users';
import { iamSecretAccessRestricted } from './iam-secret-access-restricted';
import { identityPoolNoAnonymous } from './identity-pool-no-anonymous';
import { resourcePolicyActionsNamed } from './resource-policy-actions-named';
import { roleTrustRestricted } from './role-trust-restricted';
import { userPoolAccountRecovery } from './user-pool-account-recovery';
import { userPoolAttributeVerification } from './user-pool-attribute-verification';
import { userPoolAuthEventsExported } from './user-pool-auth-events-exported';
import { userPoolClientAuthFlows } from './user-pool-client-auth-flows';
import { userPoolClientCallbackUrls } from './user-pool-client-callback-urls';
import { userPoolClientGenericErrors } from './user-pool-client-generic-errors';
import { userPoolClientOAuthFlows } from './user-pool-client-oauth-flows';
import { userPoolClientTokenLifetime } from './user-pool-client-token-lifetime';
import { userPoolClientWriteAttributes } from './user-pool-client-write-attributes';
import { userPoolDeletionProtection } from './user-pool-deletion-protection';
import { userPoolMfa } from './user-pool-mfa';
import { userPoolMfaFactors } from './user-pool-mfa-factors';
import { userPoolPasswordLength } from './user-pool-password-length';
import { userPoolRiskActions } from './user-pool-risk-actions';
import { userPoolThreatProtection } from './user-pool-threat-protection';
import { userPoolWebAcl } from './user-pool-web-acl';

/** The controls on who signs in to the shop, and on what its identities in AWS may do. */
export const identityControls: readonly Control[] = [
  userPoolMfa,
  userPoolMfaFactors,
  userPoolThreatProtection,
  userPoolRiskActions,
  userPoolPasswordLength,
  userPoolDeletionProtection,
  userPoolAccountRecovery,
  userPoolAttributeVerification,
  userPoolWebAcl,
  userPoolAuthEventsExported,
  userPoolClientGenericErrors,
  userPoolClientOAuthFlows,
  userPoolClientCallbackUrls,
  userPoolClientTokenLifetime,
  userPoolClientWriteAttributes,
  userPoolClientAuthFlows,
  identityPoolNoAnonymous,
  iamNoAdministrativeStatements,
  iamNoServiceWildcards,
  iamNoPrivilegedManagedPolicies,
  iamPassRoleRestricted,
  iamAllowsByName,
  iamPermissionsManagementRestricted,
  iamSecretAccessRestricted,
  iamDecryptionRestricted,
  iamDestructionRestricted,
  iamNoUsers,
  iamPoliciesNotOnUsers,
  iamNoAccessKeys,
  roleTrustRestricted,
  resourcePolicyActionsNamed,
];

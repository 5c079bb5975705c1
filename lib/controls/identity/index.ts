import type { Control } from '../control';
import { caaAdmitsAmazon } from './caa-admits-amazon';
import { configurationSetTls } from './configuration-set-tls';
import { dmarcPolicyEnforced } from './dmarc-policy-enforced';
import { dmarcReports } from './dmarc-reports';
import { dmarcRolloutEnforced } from './dmarc-rollout-enforced';
import { hostedZoneIssuers } from './hosted-zone-issuers';
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
import { identityPoolNoAnonymousRole } from './identity-pool-no-anonymous-role';
import { identityPoolRoleMapping } from './identity-pool-role-mapping';
import { identityPoolTokensChecked } from './identity-pool-tokens-checked';
import { mailIdentityDkim } from './mail-identity-dkim';
import { mailIdentityMailFrom } from './mail-identity-mail-from';
import { mtaStsRolloutEnforced } from './mta-sts-rollout-enforced';
import { receiptRuleScanned } from './receipt-rule-scanned';
import { resourcePolicyActionsNamed } from './resource-policy-actions-named';
import { roleTrustRestricted } from './role-trust-restricted';
import { samlRequestsSigned } from './saml-requests-signed';
import { samlResponsesEncrypted } from './saml-responses-encrypted';
import { samlSignInRequested } from './saml-sign-in-requested';
import { spfRefusesOthers } from './spf-refuses-others';
import { staffClientFederated } from './staff-client-federated';
import { staffClientTokenLifetime } from './staff-client-token-lifetime';
import { staffPoolDevices } from './staff-pool-devices';
import { staffPoolMfa } from './staff-pool-mfa';
import { staffPoolMfaFactors } from './staff-pool-mfa-factors';
import { staffPoolNoSelfSignUp } from './staff-pool-no-self-sign-up';
import { staffPoolPasswordHistory } from './staff-pool-password-history';
import { staffPoolPasswords } from './staff-pool-passwords';
import { staffPoolSeparate } from './staff-pool-separate';
import { userPoolAccountRecovery } from './user-pool-account-recovery';
import { userPoolAttributeVerification } from './user-pool-attribute-verification';
import { userPoolAuthEventsExported } from './user-pool-auth-events-exported';
import { userPoolAuthenticatorApps } from './user-pool-authenticator-apps';
import { userPoolClientAuthFlows } from './user-pool-client-auth-flows';
import { userPoolClientAuthSession } from './user-pool-client-auth-session';
import { userPoolClientCallbackUrls } from './user-pool-client-callback-urls';
import { userPoolClientConfidential } from './user-pool-client-confidential';
import { userPoolClientGenericErrors } from './user-pool-client-generic-errors';
import { userPoolClientLeakedPasswords } from './user-pool-client-leaked-passwords';
import { userPoolClientLogoutUrls } from './user-pool-client-logout-urls';
import { userPoolClientOAuthFlows } from './user-pool-client-oauth-flows';
import { userPoolClientReadAttributes } from './user-pool-client-read-attributes';
import { userPoolClientRefreshRotation } from './user-pool-client-refresh-rotation';
import { userPoolClientRotationAccepted } from './user-pool-client-rotation-accepted';
import { userPoolClientScopes } from './user-pool-client-scopes';
import { userPoolClientTokenLifetime } from './user-pool-client-token-lifetime';
import { userPoolClientWriteAttributes } from './user-pool-client-write-attributes';
import { userPoolCustomAuthProtected } from './user-pool-custom-auth-protected';
import { userPoolDeletionProtection } from './user-pool-deletion-protection';
import { userPoolDomainOwn } from './user-pool-domain-own';
import { userPoolFirstFactorsAccepted } from './user-pool-first-factors-accepted';
import { userPoolMailSender } from './user-pool-mail-sender';
import { userPoolMfa } from './user-pool-mfa';
import { userPoolMfaFactors } from './user-pool-mfa-factors';
import { userPoolNoCardAttributes } from './user-pool-no-card-attributes';
import { userPoolNoTextMessages } from './user-pool-no-text-messages';
import { userPoolPasskeyDomain } from './user-pool-passkey-domain';
import { userPoolPasskeyVerification } from './user-pool-passkey-verification';
import { userPoolPasskeysOffered } from './user-pool-passkeys-offered';
import { userPoolPasswordComposition } from './user-pool-password-composition';
import { userPoolPasswordHistory } from './user-pool-password-history';
import { userPoolPasswordLength } from './user-pool-password-length';
import { userPoolPlanSuffices } from './user-pool-plan-suffices';
import { userPoolRecoveryChannel } from './user-pool-recovery-channel';
import { userPoolRetained } from './user-pool-retained';
import { userPoolRiskActions } from './user-pool-risk-actions';
import { userPoolRiskLevels } from './user-pool-risk-levels';
import { userPoolTemporaryPasswords } from './user-pool-temporary-passwords';
import { userPoolThreatProtection } from './user-pool-threat-protection';
import { userPoolWebAcl } from './user-pool-web-acl';

/** The controls on who signs in to the shop, on what its identities in AWS may do, and on mail in its name. */
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
  userPoolAuthenticatorApps,
  userPoolCustomAuthProtected,
  userPoolFirstFactorsAccepted,
  userPoolMailSender,
  userPoolNoCardAttributes,
  userPoolNoTextMessages,
  userPoolPasskeyDomain,
  userPoolPasskeyVerification,
  userPoolPasskeysOffered,
  userPoolPasswordComposition,
  userPoolPasswordHistory,
  userPoolPlanSuffices,
  userPoolRecoveryChannel,
  userPoolRetained,
  userPoolRiskLevels,
  userPoolTemporaryPasswords,
  userPoolClientGenericErrors,
  userPoolClientOAuthFlows,
  userPoolClientCallbackUrls,
  userPoolClientTokenLifetime,
  userPoolClientWriteAttributes,
  userPoolClientAuthFlows,
  userPoolClientAuthSession,
  userPoolClientConfidential,
  userPoolClientLeakedPasswords,
  userPoolClientLogoutUrls,
  userPoolClientReadAttributes,
  userPoolClientRefreshRotation,
  userPoolClientRotationAccepted,
  userPoolClientScopes,
  userPoolDomainOwn,
  identityPoolNoAnonymous,
  identityPoolNoAnonymousRole,
  identityPoolRoleMapping,
  identityPoolTokensChecked,
  samlRequestsSigned,
  samlResponsesEncrypted,
  samlSignInRequested,
  staffClientFederated,
  staffClientTokenLifetime,
  staffPoolDevices,
  staffPoolMfaFactors,
  staffPoolMfa,
  staffPoolNoSelfSignUp,
  staffPoolPasswordHistory,
  staffPoolPasswords,
  staffPoolSeparate,
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
  mailIdentityDkim,
  mailIdentityMailFrom,
  configurationSetTls,
  dmarcPolicyEnforced,
  dmarcReports,
  dmarcRolloutEnforced,
  spfRefusesOthers,
  mtaStsRolloutEnforced,
  receiptRuleScanned,
  caaAdmitsAmazon,
  hostedZoneIssuers,
];

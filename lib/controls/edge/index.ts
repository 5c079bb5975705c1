import type { Control } from '../control';
import { accessLogsWithoutSecrets } from './access-logs-without-secrets';
import { apiBackendHttps } from './api-backend-https';
import { apiCacheEncrypted } from './api-cache-encrypted';
import { apiDomainTlsPolicy } from './api-domain-tls-policy';
import { apiLogsWithoutContents } from './api-logs-without-contents';
import { apiOriginGuarded } from './api-origin-guarded';
import { apiStageAccessLogs } from './api-stage-access-logs';
import { apiStageThrottling } from './api-stage-throttling';
import { certificateDnsValidation } from './certificate-dns-validation';
import { certificateExpiryWatched } from './certificate-expiry-watched';
import { certificateKeyAlgorithm } from './certificate-key-algorithm';
import { certificateTransparencyLogging } from './certificate-transparency-logging';
import { classicLoadBalancerTls } from './classic-load-balancer-tls';
import { contentSecurityPolicy } from './content-security-policy';
import { contentTypeAndFramingHeaders } from './content-type-and-framing-headers';
import { corsCredentials } from './cors-credentials';
import { crossOriginIsolationHeaders } from './cross-origin-isolation-headers';
import { distributionAccessLogs } from './distribution-access-logs';
import { distributionApiHttpsOnly } from './distribution-api-https-only';
import { distributionHttpsOnly } from './distribution-https-only';
import { distributionOriginAccessControl } from './distribution-origin-access-control';
import { distributionOriginTls } from './distribution-origin-tls';
import { distributionRecorded } from './distribution-recorded';
import { distributionResponseHeaders } from './distribution-response-headers';
import { distributionRootObject } from './distribution-root-object';
import { distributionSni } from './distribution-sni';
import { distributionTlsPolicy } from './distribution-tls-policy';
import { distributionWebAcl } from './distribution-web-acl';
import { functionUrlOriginAccessControl } from './function-url-origin-access-control';
import { graphqlApiAuthorization } from './graphql-api-authorization';
import { graphqlApiLogging } from './graphql-api-logging';
import { graphqlApiWebAcl } from './graphql-api-web-acl';
import { httpApiRouteAuthorization } from './http-api-route-authorization';
import { listenerTls } from './listener-tls';
import { loadBalancerAccessLogs } from './load-balancer-access-logs';
import { loadBalancerDeletionProtection } from './load-balancer-deletion-protection';
import { loadBalancerDesyncMode } from './load-balancer-desync-mode';
import { loadBalancerInvalidHeaders } from './load-balancer-invalid-headers';
import { loadBalancerOriginPrivate } from './load-balancer-origin-private';
import { loadBalancerWebAcl } from './load-balancer-web-acl';
import { permissionsPolicyHeader } from './permissions-policy-header';
import { personalPagesNoStore } from './personal-pages-no-store';
import { personalPagesNotCached } from './personal-pages-not-cached';
import { reportingEndpointsDefined } from './reporting-endpoints-defined';
import { responseHeadersWithinLimits } from './response-headers-within-limits';
import { restApiMethodAuthorization } from './rest-api-method-authorization';
import { restApiRequestValidation } from './rest-api-request-validation';
import { restApiStageWebAcl } from './rest-api-stage-web-acl';
import { securityHeadersOverride } from './security-headers-override';
import { serverHeadersRemoved } from './server-headers-removed';
import { strictTransportSecurity } from './strict-transport-security';
import { violationReporting } from './violation-reporting';
import { webAclAntiDdosExemptionsAnchored } from './web-acl-anti-ddos-exemptions-anchored';
import { webAclAntiDdosFirst } from './web-acl-anti-ddos-first';
import { webAclBotControlScoped } from './web-acl-bot-control-scoped';
import { webAclCapacityBudget } from './web-acl-capacity-budget';
import { webAclCapacityMaximum } from './web-acl-capacity-maximum';
import { webAclCaptchaSparesMfaSetup } from './web-acl-captcha-spares-mfa-setup';
import { webAclCountedRulesFollowed } from './web-acl-counted-rules-followed';
import { webAclFraudControlPaths } from './web-acl-fraud-control-paths';
import { webAclFraudControlSupported } from './web-acl-fraud-control-supported';
import { webAclLogRedaction } from './web-acl-log-redaction';
import { webAclLogging } from './web-acl-logging';
import { webAclManagedRuleGroups } from './web-acl-managed-rule-groups';
import { webAclMetrics } from './web-acl-metrics';
import { webAclOversizeBodiesBlocked } from './web-acl-oversize-bodies-blocked';
import { webAclPinnedVersionsWatched } from './web-acl-pinned-versions-watched';
import { webAclRateLimit } from './web-acl-rate-limit';
import { webAclRateRulesAccepted } from './web-acl-rate-rules-accepted';
import { webAclRolloutsEnforced } from './web-acl-rollouts-enforced';
import { webAclRuleGroupsEnforced } from './web-acl-rule-groups-enforced';
import { webAclSamplesMasked } from './web-acl-samples-masked';
import { webAclSensitivePathsLimited } from './web-acl-sensitive-paths-limited';
import { webAclSqlInjectionRules } from './web-acl-sql-injection-rules';
import { webAclTokenDomains } from './web-acl-token-domains';

/** The controls on what faces the internet: web ACLs, distributions, response headers, load balancers and APIs. */
export const edgeControls: readonly Control[] = [
  distributionWebAcl,
  loadBalancerWebAcl,
  restApiStageWebAcl,
  webAclManagedRuleGroups,
  webAclRuleGroupsEnforced,
  webAclRateLimit,
  webAclLogging,
  webAclLogRedaction,
  webAclCapacityBudget,
  distributionHttpsOnly,
  distributionTlsPolicy,
  distributionOriginTls,
  distributionOriginAccessControl,
  distributionAccessLogs,
  distributionResponseHeaders,
  distributionRootObject,
  strictTransportSecurity,
  contentSecurityPolicy,
  contentTypeAndFramingHeaders,
  corsCredentials,
  listenerTls,
  loadBalancerInvalidHeaders,
  loadBalancerAccessLogs,
  restApiMethodAuthorization,
  httpApiRouteAuthorization,
  apiStageAccessLogs,
  apiStageThrottling,
  apiCacheEncrypted,
  apiLogsWithoutContents,
  apiDomainTlsPolicy,
  apiBackendHttps,
  graphqlApiAuthorization,
  graphqlApiWebAcl,
  graphqlApiLogging,
  loadBalancerDeletionProtection,
  classicLoadBalancerTls,
  webAclSqlInjectionRules,
  webAclCountedRulesFollowed,
  webAclRolloutsEnforced,
  webAclSensitivePathsLimited,
  webAclRateRulesAccepted,
  webAclOversizeBodiesBlocked,
  webAclCapacityMaximum,
  webAclBotControlScoped,
  webAclTokenDomains,
  webAclFraudControlSupported,
  webAclFraudControlPaths,
  webAclCaptchaSparesMfaSetup,
  webAclAntiDdosFirst,
  webAclAntiDdosExemptionsAnchored,
  webAclPinnedVersionsWatched,
  webAclSamplesMasked,
  loadBalancerOriginPrivate,
  functionUrlOriginAccessControl,
  apiOriginGuarded,
  distributionApiHttpsOnly,
  distributionSni,
  personalPagesNotCached,
  personalPagesNoStore,
  responseHeadersWithinLimits,
  securityHeadersOverride,
  crossOriginIsolationHeaders,
  permissionsPolicyHeader,
  serverHeadersRemoved,
  violationReporting,
  reportingEndpointsDefined,
  certificateDnsValidation,
  certificateKeyAlgorithm,
  certificateTransparencyLogging,
  certificateExpiryWatched,
  loadBalancerDesyncMode,
  restApiRequestValidation,
  distributionRecorded,
  accessLogsWithoutSecrets,
  webAclMetrics,
];

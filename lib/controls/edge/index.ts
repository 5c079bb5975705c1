import type { Control } from '../control';
import { apiBackendHttps } from './api-backend-https';
import { apiCacheEncrypted } from './api-cache-encrypted';
import { apiDomainTlsPolicy } from './api-domain-tls-policy';
import { apiLogsWithoutContents } from './api-logs-without-contents';
import { apiStageAccessLogs } from './api-stage-access-logs';
import { apiStageThrottling } from './api-stage-throttling';
import { classicLoadBalancerTls } from './classic-load-balancer-tls';
import { contentSecurityPolicy } from './content-security-policy';
import { contentTypeAndFramingHeaders } from './content-type-and-framing-headers';
import { corsCredentials } from './cors-credentials';
import { distributionAccessLogs } from './distribution-access-logs';
import { distributionHttpsOnly } from './distribution-https-only';
import { distributionOriginAccessControl } from './distribution-origin-access-control';
import { distributionOriginTls } from './distribution-origin-tls';
import { distributionResponseHeaders } from './distribution-response-headers';
import { distributionRootObject } from './distribution-root-object';
import { distributionTlsPolicy } from './distribution-tls-policy';
import { distributionWebAcl } from './distribution-web-acl';
import { graphqlApiAuthorization } from './graphql-api-authorization';
import { graphqlApiLogging } from './graphql-api-logging';
import { graphqlApiWebAcl } from './graphql-api-web-acl';
import { httpApiRouteAuthorization } from './http-api-route-authorization';
import { listenerTls } from './listener-tls';
import { loadBalancerAccessLogs } from './load-balancer-access-logs';
import { loadBalancerDeletionProtection } from './load-balancer-deletion-protection';
import { loadBalancerInvalidHeaders } from './load-balancer-invalid-headers';
import { loadBalancerWebAcl } from './load-balancer-web-acl';
import { restApiMethodAuthorization } from './rest-api-method-authorization';
import { restApiStageWebAcl } from './rest-api-stage-web-acl';
import { strictTransportSecurity } from './strict-transport-security';
import { webAclCapacityBudget } from './web-acl-capacity-budget';
import { webAclLogRedaction } from './web-acl-log-redaction';
import { webAclLogging } from './web-acl-logging';
import { webAclManagedRuleGroups } from './web-acl-managed-rule-groups';
import { webAclRateLimit } from './web-acl-rate-limit';
import { webAclRuleGroupsEnforced } from './web-acl-rule-groups-enforced';

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
];

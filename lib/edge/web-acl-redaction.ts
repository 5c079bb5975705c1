import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { MONITOR_HEADER } from '../page/monitor-header';

/** Request headers that hold credentials, sessions among them. */
const HEADERS = [
  'authorization',
  'cookie',
  'proxy-authorization',
  'x-amz-security-token',
  'x-api-key',
  'x-auth-token',
  'x-csrf-token',
  MONITOR_HEADER,
];

/**
 * Query arguments that hold credentials or personal data in shops, OAuth redirects and mailed links. The
 * others stay readable: attacks are mostly told by the query string.
 */
const QUERY_ARGUMENTS = [
  'access_token',
  'api_key',
  'apikey',
  'client_secret',
  'code',
  'email',
  'id_token',
  'new_password',
  'otp',
  'password',
  'phone',
  'pwd',
  'refresh_token',
  'reset_token',
  'secret',
  'session',
  'session_id',
  'sid',
  'signature',
  'token',
  'username',
];

/**
 * The header fields that AWS WAF writes as REDACTED in its log.
 *
 * @param headers further headers that hold credentials, in lower case
 */
export function redactedFields(headers: readonly string[] = []): wafv2.CfnLoggingConfiguration.FieldToMatchProperty[] {
  return withFurther(headers).map((header) => ({ singleHeader: { Name: header } }));
}

/**
 * Replaces the same headers, credentials in the query string, and every excerpt of a body, in sampled
 * requests and Security Lake too, which redaction of the log leaves alone. The log never holds a body, only
 * the excerpts that matched; those can be a password or a card number (PCI DSS 4.0.1 requirement 3.3.1).
 *
 * Rules still see the true values. Source: "Data protection limitations", AWS WAF Developer Guide.
 *
 * @param headers further headers that hold credentials, in lower case
 */
export function dataProtection(headers: readonly string[] = []): wafv2.CfnWebACL.DataProtectionConfigProperty {
  return {
    dataProtections: [
      { field: { fieldType: 'SINGLE_HEADER', fieldKeys: withFurther(headers) }, action: 'SUBSTITUTION' },
      { field: { fieldType: 'SINGLE_QUERY_ARGUMENT', fieldKeys: QUERY_ARGUMENTS }, action: 'SUBSTITUTION' },
      { field: { fieldType: 'BODY' }, action: 'SUBSTITUTION' },
    ],
  };
}

function withFurther(headers: readonly string[]): string[] {
  return [...new Set([...HEADERS, ...headers])];
}

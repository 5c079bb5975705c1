import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';

/** Request headers that hold credentials, sessions among them. */
const HEADERS = [
  'authorization',
  'cookie',
  'proxy-authorization',
  'x-amz-security-token',
  'x-api-key',
  'x-auth-token',
  'x-csrf-token',
];

/**
 * Query arguments that hold credentials or personal data in shops, OAuth redirects and mailed links. The
 * others stay readable: attacks are mostly told by the query string.
 */
const QUERY_ARGUMENTS = [
  'access_token',
  'api_key',
  'apikey',
  'code',
  'email',
  'id_token',
  'otp',
  'password',
  'phone',
  'refresh_token',
  'secret',
  'session',
  'session_id',
  'sid',
  'signature',
  'token',
  'username',
];

/** The header fields that AWS WAF writes as REDACTED in its log. */
export const redactedFields: readonly wafv2.CfnLoggingConfiguration.FieldToMatchProperty[] = HEADERS.map((header) => ({
  singleHeader: { Name: header },
}));

/**
 * Replaces the same headers, credentials in the query string, and every excerpt of a body, in sampled
 * requests and Security Lake too, which redaction of the log leaves alone. The log never holds a body, only
 * the excerpts that matched; those can be a password or a card number (PCI DSS 4.0.1 requirement 3.3.1).
 *
 * Rules still see the true values. Source: "Data protection limitations", AWS WAF Developer Guide.
 */
export const dataProtection: wafv2.CfnWebACL.DataProtectionConfigProperty = {
  dataProtections: [
    { field: { fieldType: 'SINGLE_HEADER', fieldKeys: HEADERS }, action: 'SUBSTITUTION' },
    { field: { fieldType: 'SINGLE_QUERY_ARGUMENT', fieldKeys: QUERY_ARGUMENTS }, action: 'SUBSTITUTION' },
    { field: { fieldType: 'BODY' }, action: 'SUBSTITUTION' },
  ],
};

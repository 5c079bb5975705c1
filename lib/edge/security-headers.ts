import { Duration, Token } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { type CustomHeadersProps, customHeaders } from './custom-headers';

/** Nothing but the shop's own origin; what a page needs from elsewhere, its own policy names. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  'upgrade-insecure-requests',
].join('; ');
/** "Quotas", Amazon CloudFront Developer Guide, in characters. */
const LONGEST_CONTENT_SECURITY_POLICY = 1_783;
/** OWASP ASVS 5.0.0, V3.4.1. */
const SHORTEST_HSTS = Duration.days(365);

/** Properties of {@link SecurityHeaders}. */
export interface SecurityHeadersProps extends CustomHeadersProps {
  /**
   * Value of `Content-Security-Policy`, on one line of at most 1,783 characters.
   * @default - everything from the shop's own origin and nowhere else; no plug-ins, no base element, no framing
   */
  readonly contentSecurityPolicy?: string;
  /**
   * For how long browsers refuse plain HTTP to the domain and all its subdomains; at least one year.
   * @default Duration.days(730)
   */
  readonly hstsMaxAge?: Duration;
  /**
   * Whether browser vendors may put the domain and all its subdomains on their HTTPS-only lists. It takes
   * months to get off them.
   * @default false
   */
  readonly hstsPreload?: boolean;
}

/**
 * The response headers that make browsers defend the shop and its shoppers.
 *
 * Every header replaces the origin's. `Server` and `X-Powered-By` are taken out. No CORS header is sent: other
 * origins' scripts cannot read responses.
 *
 * Beforehand: every subdomain of the shop's domain must answer over HTTPS. CloudFront allows 20 response
 * headers policies an account.
 *
 * Satisfies: StrictTransportSecurity, ContentSecurityPolicy, ContentTypeAndFramingHeaders
 */
export class SecurityHeaders extends Construct {
  public readonly responseHeadersPolicy: cloudfront.ResponseHeadersPolicy;

  /** @throws InvalidPropertyError when CloudFront would refuse a header, or HSTS is shorter than a year */
  public constructor(scope: Construct, id: string, props: SecurityHeadersProps = {}) {
    super(scope, id);
    this.responseHeadersPolicy = new cloudfront.ResponseHeadersPolicy(this, 'Policy', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: this.contentSecurityPolicy(props), override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override: true },
        referrerPolicy: {
          referrerPolicy: cloudfront.HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
          override: true,
        },
        strictTransportSecurity: {
          accessControlMaxAge: this.hstsMaxAge(props),
          includeSubdomains: true,
          preload: props.hstsPreload ?? false,
          override: true,
        },
      },
      customHeadersBehavior: { customHeaders: customHeaders(this, props) },
      removeHeaders: ['Server', 'X-Powered-By'],
    });
  }

  private contentSecurityPolicy({ contentSecurityPolicy: policy = CONTENT_SECURITY_POLICY }: SecurityHeadersProps) {
    if (Token.isUnresolved(policy)) {
      return policy;
    }
    if (policy.length > LONGEST_CONTENT_SECURITY_POLICY) {
      throw new InvalidPropertyError(
        this,
        'contentSecurityPolicy',
        `${policy.slice(0, 40)}...`,
        `shorten it from ${policy.length} to at most ${LONGEST_CONTENT_SECURITY_POLICY} characters`,
      );
    }
    if (!/^[\x20-\x7e]*[\x21-\x7e][\x20-\x7e]*$/.test(policy)) {
      throw new InvalidPropertyError(
        this,
        'contentSecurityPolicy',
        policy,
        'write the directives on one line in ASCII, separated by semicolons',
      );
    }
    return policy;
  }

  private hstsMaxAge({ hstsMaxAge: maxAge = Duration.days(730) }: SecurityHeadersProps): Duration {
    if (maxAge.toSeconds() < SHORTEST_HSTS.toSeconds()) {
      throw new InvalidPropertyError(
        this,
        'hstsMaxAge',
        maxAge.toString(),
        'give at least one year, Duration.days(365)',
      );
    }
    return maxAge;
  }
}

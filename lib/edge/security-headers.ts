import { Duration, Token } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { contentSecurityPolicy, frameAncestors } from './content-security-policy';
import { type CustomHeadersProps, customHeaders } from './custom-headers';
import { absentHeaders, removedHeaders } from './removed-headers';
import { violationReports } from './reporting-endpoints';

/** OWASP ASVS 5.0.0, V3.4.1. */
const SHORTEST_HSTS = Duration.days(365);
const REFERRER_POLICY = cloudfront.HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN;

/** Properties of {@link SecurityHeaders}. */
export interface SecurityHeadersProps extends CustomHeadersProps {
  /**
   * Value of `Content-Security-Policy`, on one line of at most 1,783 characters.
   * @default - everything from the shop's own origin and nowhere else; no plug-ins, no base element, no framing
   */
  readonly contentSecurityPolicy?: string;
  /**
   * Name of the endpoint in `reportingEndpoints` that violations of the Content-Security-Policy go to. The policy gets
   * `report-to` with the name, and `report-uri` with its address for browsers that know no endpoints.
   * @default - the policy stays as it is
   */
  readonly reportTo?: string;
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
  /**
   * Names of further headers to take out of the origin's responses.
   * @default - `Server` and `X-Powered-By` alone
   */
  readonly removedHeaders?: string[];
}

/**
 * The response headers that make browsers defend the shop and its shoppers.
 *
 * Every header replaces the origin's. `Server` and `X-Powered-By` are taken out; CloudFront then writes a `Server` of
 * its own. `X-Frame-Options` follows `frame-ancestors` of the Content-Security-Policy, and is left out where that
 * names other sites: the old header cannot. No CORS header is sent: other origins' scripts cannot read responses.
 *
 * Beforehand: every subdomain of the shop's domain must answer over HTTPS. CloudFront allows 20 response
 * headers policies an account.
 *
 * Satisfies: StrictTransportSecurity, ContentSecurityPolicy, ContentTypeAndFramingHeaders,
 * CrossOriginIsolationHeaders, PermissionsPolicyHeader, ServerHeadersRemoved, SecurityHeadersOverride,
 * ResponseHeadersWithinLimits, ViolationReporting and ReportingEndpointsDefined (with `reportTo`)
 */
export class SecurityHeaders extends Construct {
  public readonly responseHeadersPolicy: cloudfront.ResponseHeadersPolicy;
  /** Every header that is sent, by lower-case name, with the value that a browser receives. */
  public readonly headers: { [lowerCaseName: string]: string };
  /** Lower-case names of the headers that no browser receives; `server` is not one: CloudFront writes its own. */
  public readonly removedHeaders: string[];

  /** @throws InvalidPropertyError when CloudFront would refuse a header, or HSTS is shorter than a year */
  public constructor(scope: Construct, id: string, props: SecurityHeadersProps = {}) {
    super(scope, id);
    const reports = violationReports(this, props.reportTo, props.reportingEndpoints);
    const policy = contentSecurityPolicy(this, props.contentSecurityPolicy, reports);
    const frameOption = frameOptionOf(policy);
    const maxAge = this.hstsMaxAge(props);
    const preload = props.hstsPreload ?? false;
    const custom = customHeaders(this, props);
    this.headers = {
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      ...(frameOption === undefined ? {} : { 'x-frame-options': frameOption }),
      'referrer-policy': REFERRER_POLICY,
      'strict-transport-security': `max-age=${maxAge.toSeconds()}; includeSubDomains${preload ? '; preload' : ''}`,
      ...Object.fromEntries(custom.map(({ header, value }) => [header.toLowerCase(), value])),
    };
    const removed = removedHeaders(this, props.removedHeaders ?? [], Object.keys(this.headers));
    this.removedHeaders = absentHeaders(removed);
    this.responseHeadersPolicy = new cloudfront.ResponseHeadersPolicy(this, 'Policy', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: policy, override: true },
        contentTypeOptions: { override: true },
        ...(frameOption === undefined ? {} : { frameOptions: { frameOption, override: true } }),
        referrerPolicy: { referrerPolicy: REFERRER_POLICY, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: maxAge,
          includeSubdomains: true,
          preload,
          override: true,
        },
      },
      customHeadersBehavior: { customHeaders: custom },
      removeHeaders: removed,
    });
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

/** What `X-Frame-Options` can say of `frame-ancestors`: nobody, the shop itself, or, of other sites, nothing. */
function frameOptionOf(policy: string): cloudfront.HeadersFrameOption | undefined {
  const ancestors = Token.isUnresolved(policy) ? undefined : frameAncestors(policy);
  if (ancestors === undefined) return cloudfront.HeadersFrameOption.DENY;
  const others = ancestors.filter((source) => source.toLowerCase() !== "'none'");
  if (others.length === 0) return cloudfront.HeadersFrameOption.DENY;
  const own = others.every((source) => source.toLowerCase() === "'self'");
  return own ? cloudfront.HeadersFrameOption.SAMEORIGIN : undefined;
}

import { Token } from 'aws-cdk-lib';
import type * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { reportingEndpoints } from './reporting-endpoints';

/** "Quotas", Amazon CloudFront Developer Guide; lengths in characters. */
const LIMITS = { count: 10, name: 256, value: 1_783, total: 10_240 };

/** CloudFront has settings of its own for these and refuses them as custom headers. */
const NOT_CUSTOM =
  /^(access-control-.*|content-security-policy|referrer-policy|strict-transport-security|x-content-type-options|x-frame-options|x-xss-protection)$/i;

const PERMISSIONS_POLICY = [
  'accelerometer=()',
  'camera=()',
  'geolocation=()',
  'gyroscope=()',
  'magnetometer=()',
  'microphone=()',
  'payment=(self)',
  'publickey-credentials-create=(self)',
  'publickey-credentials-get=(self)',
  'usb=()',
].join(', ');

/** The response headers that CloudFront has no setting of its own for. */
export interface CustomHeadersProps {
  /**
   * Value of `Permissions-Policy`.
   * @default - payment and passkeys on the shop's own pages; no sensors, camera, microphone, location or USB
   */
  readonly permissionsPolicy?: string;
  /**
   * Whether windows that a page opens keep a reference to it, which payment providers that open a pop-up need:
   * `Cross-Origin-Opener-Policy` becomes `same-origin-allow-popups`.
   * @default false
   */
  readonly allowPopups?: boolean;
  /**
   * Whether pages of other sites may embed the shop's files, such as product images:
   * `Cross-Origin-Resource-Policy` becomes `cross-origin`.
   * @default false
   */
  readonly allowCrossOriginEmbedding?: boolean;
  /**
   * Whether neither browsers nor caches may keep a copy, for pages that show personal data: `Cache-Control: no-store`.
   * @default false
   */
  readonly noStore?: boolean;
  /**
   * Where browsers send reports, by name: https URLs, or paths of the shop. They become `Reporting-Endpoints`.
   * @default - browsers send no reports
   */
  readonly reportingEndpoints?: { [name: string]: string };
  /**
   * Value of `Integrity-Policy`, such as `blocked-destinations=(script)`: browsers then run no script without
   * integrity metadata.
   * @default - the header is not sent
   */
  readonly integrityPolicy?: string;
  /**
   * Value of `Integrity-Policy-Report-Only`: browsers report what such a policy would block.
   * @default - the header is not sent
   */
  readonly integrityPolicyReportOnly?: string;
  /**
   * Further headers by name. CloudFront takes ten custom headers a policy; those above are among them.
   * @default - none
   */
  readonly additionalHeaders?: { [name: string]: string };
}

/**
 * The custom headers of a response headers policy, each replacing the origin's.
 *
 * @throws InvalidPropertyError when a header is given twice, or CloudFront would refuse one or their number
 */
export function customHeaders(scope: Construct, props: CustomHeadersProps): cloudfront.ResponseCustomHeader[] {
  const headers = new Map<string, string>();
  for (const [property, name, value] of ownHeaders(scope, props)) {
    refuseValue(scope, property, name, value);
    headers.set(name, value);
  }
  for (const [name, value] of Object.entries(props.additionalHeaders ?? {})) {
    refuseName(scope, name, [...headers.keys()]);
    refuseValue(scope, 'additionalHeaders', name, value);
    headers.set(name, value);
  }
  refuseSum(scope, headers);
  return [...headers].map(([header, value]) => ({ header, value, override: true }));
}

/** Property, header and value of what the properties other than `additionalHeaders` ask for. */
function ownHeaders(scope: Construct, props: CustomHeadersProps): [string, string, string][] {
  const { integrityPolicy, integrityPolicyReportOnly, reportingEndpoints: endpoints } = props;
  const opener = props.allowPopups === true ? 'same-origin-allow-popups' : 'same-origin';
  const resource = props.allowCrossOriginEmbedding === true ? 'cross-origin' : 'same-site';
  const headers: [string, string, string | undefined][] = [
    ['permissionsPolicy', 'Permissions-Policy', props.permissionsPolicy ?? PERMISSIONS_POLICY],
    ['allowPopups', 'Cross-Origin-Opener-Policy', opener],
    ['allowCrossOriginEmbedding', 'Cross-Origin-Resource-Policy', resource],
    ['noStore', 'Cache-Control', props.noStore === true ? 'no-store' : undefined],
    ['reportingEndpoints', 'Reporting-Endpoints', endpoints && reportingEndpoints(scope, endpoints)],
    ['integrityPolicy', 'Integrity-Policy', integrityPolicy],
    ['integrityPolicyReportOnly', 'Integrity-Policy-Report-Only', integrityPolicyReportOnly],
  ];
  return headers.flatMap(([property, name, value]) => (value === undefined ? [] : [[property, name, value]]));
}

function refuseName(scope: Construct, name: string, taken: readonly string[]): void {
  if (NOT_CUSTOM.test(name) || taken.some((other) => other.toLowerCase() === name.toLowerCase())) {
    throw new InvalidPropertyError(
      scope,
      'additionalHeaders',
      name,
      'leave the header out: it is set already or has a setting of its own',
    );
  }
  if (name.length > LIMITS.name) {
    const mend = `shorten the header's name to at most ${LIMITS.name} characters`;
    throw new InvalidPropertyError(scope, 'additionalHeaders', name, mend);
  }
}

function refuseValue(scope: Construct, property: string, name: string, value: string): void {
  if (Token.isUnresolved(value)) return;
  if (value.length > LIMITS.value) {
    const mend = `shorten the header's value from ${value.length} to at most ${LIMITS.value} characters`;
    throw new InvalidPropertyError(scope, property, name, mend);
  }
  if (!/^[\x20-\x7e]*$/.test(value)) {
    throw new InvalidPropertyError(scope, property, value, "write the header's value on one line in ASCII");
  }
}

function refuseSum(scope: Construct, headers: ReadonlyMap<string, string>): void {
  if (headers.size > LIMITS.count) {
    const mend = `leave out ${headers.size - LIMITS.count}: a policy takes ${LIMITS.count} custom headers`;
    throw new InvalidPropertyError(scope, 'additionalHeaders', [...headers.keys()], mend);
  }
  const total = [...headers].reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (total > LIMITS.total) {
    const mend = `shorten names and values from ${total} to at most ${LIMITS.total} characters in all`;
    throw new InvalidPropertyError(scope, 'additionalHeaders', [...headers.keys()], mend);
  }
}

import type * as acm from 'aws-cdk-lib/aws-certificatemanager';
import { SecurityPolicyProtocol } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** The names a distribution answers to, and how it proves them. */
export interface ViewerCertificateProps {
  /**
   * The names that shoppers type. All need `certificate`.
   * @default - only the name that CloudFront gives, over TLS 1.0 and later: CloudFront sets a floor for own names alone
   */
  readonly domainNames?: string[];
  /**
   * The certificate of `domainNames`, in us-east-1.
   * @default - CloudFront's own certificate
   */
  readonly certificate?: acm.ICertificate;
  /**
   * Oldest TLS version, with its ciphers, that `domainNames` are served over: TLSv1.2_2021 or newer.
   * @default SecurityPolicyProtocol.TLS_V1_2_2021
   */
  readonly minimumProtocolVersion?: SecurityPolicyProtocol;
}

/** "Supported protocols and ciphers between viewers and CloudFront", Amazon CloudFront Developer Guide. */
export const SECURITY_POLICIES: readonly SecurityPolicyProtocol[] = [
  SecurityPolicyProtocol.TLS_V1_2_2021,
  SecurityPolicyProtocol.TLS_V1_2_2025,
  SecurityPolicyProtocol.TLS_V1_3_2025,
];

/**
 * What a distribution is told about its names: all of them with a certificate and a TLS floor, or nothing.
 *
 * @throws InvalidPropertyError when one is given without what it needs, or the TLS floor is too low
 */
export function viewerCertificate(scope: Construct, props: ViewerCertificateProps): ViewerCertificateProps {
  const { certificate, domainNames = [], minimumProtocolVersion = SecurityPolicyProtocol.TLS_V1_2_2021 } = props;
  refuseOldProtocols(scope, minimumProtocolVersion);
  if (certificate !== undefined && domainNames.length > 0) {
    return { certificate, domainNames, minimumProtocolVersion };
  }
  if (domainNames.length > 0) {
    throw new InvalidPropertyError(scope, 'domainNames', domainNames, 'give a certificate of these names as well');
  }
  if (certificate !== undefined) {
    throw new InvalidPropertyError(scope, 'domainNames', domainNames, 'name what the certificate is for');
  }
  if (props.minimumProtocolVersion !== undefined) {
    const mend = 'give domainNames and a certificate as well: without them CloudFront sets no floor';
    throw new InvalidPropertyError(scope, 'minimumProtocolVersion', minimumProtocolVersion, mend);
  }
  return {};
}

/** @throws InvalidPropertyError when a TLS floor is too low */
export function refuseOldProtocols(
  scope: { readonly node: { readonly path: string } },
  minimumProtocolVersion: SecurityPolicyProtocol | undefined,
): void {
  if (minimumProtocolVersion !== undefined && !SECURITY_POLICIES.includes(minimumProtocolVersion)) {
    const mend = `give one of ${SECURITY_POLICIES.join(', ')}`;
    throw new InvalidPropertyError(scope, 'minimumProtocolVersion', minimumProtocolVersion, mend);
  }
}

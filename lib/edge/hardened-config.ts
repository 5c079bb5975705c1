import { isGlobalWebAcl } from './cloudfront-web-acl';
import { SECURITY_POLICIES } from './viewer-certificate';

/** What a distribution gets where it has less. */
export interface ConfigFloor {
  readonly webAclArn: string;
  readonly minimumProtocolVersion: string;
  readonly responseHeadersPolicyId?: string | undefined;
}

type Properties = Readonly<Record<string, unknown>>;

/**
 * A distribution's configuration with the floor under it. What is as strict already stays, and so does what only
 * deployment decides.
 *
 * @param config resolved, with the names that CDK gives the properties
 */
export function hardenedConfig(config: unknown, floor: ConfigFloor): unknown {
  if (!isProperties(config)) return config;
  const { webAclId, httpVersion, cacheBehaviors } = config;
  const keepsWebAcl = typeof webAclId === 'string' ? isGlobalWebAcl(webAclId) : !isAbsent(webAclId);
  return {
    ...config,
    webAclId: keepsWebAcl ? webAclId : floor.webAclArn,
    httpVersion:
      isAbsent(httpVersion) || httpVersion === 'http1.1' || httpVersion === 'http2' ? 'http2and3' : httpVersion,
    viewerCertificate: hardenedCertificate(config.viewerCertificate, floor),
    defaultCacheBehavior: hardenedBehavior(config.defaultCacheBehavior, floor),
    cacheBehaviors: Array.isArray(cacheBehaviors)
      ? cacheBehaviors.map((behavior: unknown) => hardenedBehavior(behavior, floor))
      : cacheBehaviors,
  };
}

/** CloudFront sets a floor for certificates of one's own alone, and with `vip` only when AWS Support has allowed it. */
function hardenedCertificate(certificate: unknown, floor: ConfigFloor): unknown {
  if (!isProperties(certificate) || certificate.sslSupportMethod !== 'sni-only') return certificate;
  const { minimumProtocolVersion: given } = certificate;
  const isLow = isAbsent(given) || (typeof given === 'string' && !SECURITY_POLICIES.some((one) => one === given));
  return isLow ? { ...certificate, minimumProtocolVersion: floor.minimumProtocolVersion } : certificate;
}

function hardenedBehavior(behavior: unknown, floor: ConfigFloor): unknown {
  if (!isProperties(behavior)) return behavior;
  const { viewerProtocolPolicy, responseHeadersPolicyId } = behavior;
  const hasHeaders = !isAbsent(responseHeadersPolicyId) && responseHeadersPolicyId !== '';
  return {
    ...behavior,
    viewerProtocolPolicy: viewerProtocolPolicy === 'allow-all' ? 'redirect-to-https' : viewerProtocolPolicy,
    responseHeadersPolicyId: hasHeaders ? responseHeadersPolicyId : floor.responseHeadersPolicyId,
  };
}

function isAbsent(value: unknown): boolean {
  return (
    value === undefined ||
    (typeof value === 'object' && value !== null && 'Ref' in value && value.Ref === 'AWS::NoValue')
  );
}

/** Whether a resolved value is a set of properties, and no call of an intrinsic function. */
function isProperties(value: unknown): value is Properties {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));
}

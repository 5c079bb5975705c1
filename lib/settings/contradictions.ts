import { PaymentIntegration } from './settings';
import type { CheckedKeys } from './settings-schema';

/**
 * RFC 5280 bounds a certificate's common name, and ACM puts the first domain name there (ACM User Guide, "Request a
 * public certificate").
 */
const LONGEST_COMMON_NAME = 64;

/**
 * The first two keys that each are fine but do not go together.
 *
 * @returns `key is value; mend`, or undefined when all agree
 */
export function firstContradiction(keys: CheckedKeys): string | undefined {
  const { domainName, homeRegion, allowedRegions, hostedZoneId, hostedZoneName, certificateArn, account } = keys;
  if (allowedRegions !== undefined && !allowedRegions.includes(homeRegion)) {
    return `homeRegion is "${homeRegion}"; allowedRegions lacks it: add it there, or choose ${allowedRegions.join(', ')}`;
  }
  if (certificateArn === undefined && domainName.length > LONGEST_COMMON_NAME) {
    return `domainName has ${domainName.length} characters; ACM makes certificates for up to ${LONGEST_COMMON_NAME}: shorten it, or set certificateArn`;
  }
  const { paymentIntegration, paymentProvider, paymentScripts } = keys;
  if (paymentProvider === undefined && paymentIntegration !== PaymentIntegration.REDIRECT) {
    return `paymentIntegration is "${paymentIntegration}"; it needs paymentProvider, whose hosts the payment page may use`;
  }
  if (paymentProvider === undefined && paymentScripts !== undefined) {
    return `paymentScripts lists scripts; add paymentProvider: without one there is no payment page`;
  }
  if (hostedZoneName !== undefined && hostedZoneId === undefined) {
    return `hostedZoneName is "${hostedZoneName}"; a zone is found by its id: add hostedZoneId`;
  }
  if (hostedZoneName !== undefined && !`.${domainName}`.endsWith(`.${hostedZoneName}`)) {
    return `hostedZoneName is "${hostedZoneName}"; it must be ${domainName} or a parent of it`;
  }
  if (certificateArn !== undefined && account !== undefined && certificateArn.split(':')[4] !== account) {
    return `certificateArn is "${certificateArn}"; CloudFront takes certificates of its own account, which is ${account}`;
  }
  return undefined;
}

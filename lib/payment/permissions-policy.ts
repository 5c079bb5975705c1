/** Features that no payment page needs: a skimmer would. */
const DENIED = ['accelerometer', 'camera', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'usb'];

/**
 * `Permissions-Policy` of a payment page: the Payment Request API and passkeys for the page and the provider's frames, no
 * sensors, camera, microphone, location or USB for anybody.
 *
 * @param frameOrigins sources of the page's frames; only exact origins count
 */
export function paymentPermissionsPolicy(frameOrigins: readonly string[]): string {
  const exact = frameOrigins.filter((origin) => origin.startsWith('https://') && !origin.includes('*'));
  const allowed = ['self', ...exact.map((origin) => `"${origin}"`)];
  const payment = `(${allowed.join(' ')})`;
  return [
    ...DENIED.map((feature) => `${feature}=()`),
    `payment=${payment}`,
    'publickey-credentials-create=(self)',
    `publickey-credentials-get=${payment}`,
  ]
    .sort()
    .join(', ');
}

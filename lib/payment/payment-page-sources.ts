import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { PaymentIntegration } from '../settings/settings';
import type { PaymentPageSources } from './content-security-policy';
import { exactOrigin } from './exact-host';
import type { PaymentPageProps } from './payment-page-props';
import type { ProviderHosts } from './provider-hosts';
import type { AuthorizedScript } from './script-inventory';
import { refuseTagManager } from './tag-manager-hosts';

const SELF = "'self'";

/**
 * What a payment page may load and reach, by the way in which it hands over card data.
 *
 * `'self'` stands in `form-action` whatever the way: browsers apply it to the redirects that follow a form too ("CSP:
 * form-action", MDN), and a provider sends the shopper back to the shop.
 *
 * @throws InvalidPropertyError when the integration refuses a host or script, or lacks one
 */
export function paymentPageSources(
  scope: Construct,
  props: PaymentPageProps,
  scripts: readonly AuthorizedScript[],
): PaymentPageSources {
  const { integration } = props;
  if (props.provider.name.trim() === '') {
    throw new InvalidPropertyError(scope, 'provider.name', props.provider.name, 'name the provider');
  }
  const embedded = integration !== PaymentIntegration.REDIRECT;
  const provider = (use: keyof ProviderHosts) => providerOrigins(scope, props, use);
  const additional = (property: AdditionalHosts) => additionalOrigins(scope, props, property);
  const frames = provider('frame');
  const posts = provider('post');
  if (embedded) {
    refuseUnfit(scope, props, frames, posts);
  } else {
    refuseProviderOnShop(scope, props, scripts);
  }
  const data = embedded && props.provider._documented.dataImages === true;
  return {
    script: scripts.flatMap(({ policySources }) => policySources),
    style: [
      SELF,
      ...(props.allowInlineStyles === true ? ["'unsafe-inline'"] : []),
      ...(embedded ? provider('style') : []),
      ...additional('additionalStyleHosts'),
    ],
    image: [
      SELF,
      ...(data ? ['data:'] : []),
      ...(embedded ? provider('image') : []),
      ...additional('additionalImageHosts'),
    ],
    connect: [SELF, ...(embedded ? provider('connect') : []), ...additional('additionalConnectHosts')],
    frame: embedded ? [...frames, ...(props.allowIssuerFrames === true ? ['https:'] : [])] : [],
    form: [
      SELF,
      ...provider('checkout'),
      ...(integration === PaymentIntegration.DIRECT_POST ? posts : []),
      ...additional('additionalFormHosts'),
    ],
  };
}

type AdditionalHosts =
  | 'additionalStyleHosts'
  | 'additionalImageHosts'
  | 'additionalConnectHosts'
  | 'additionalFormHosts';

function additionalOrigins(scope: Construct, props: PaymentPageProps, property: AdditionalHosts): string[] {
  return (props[property] ?? []).map((host) => trusted(scope, props, property, host));
}

function providerOrigins(scope: Construct, props: PaymentPageProps, use: keyof ProviderHosts): string[] {
  const { hosts, subdomains } = props.provider._documented;
  const exact = (hosts[use] ?? []).map((host) => trusted(scope, props, `provider.${use}Hosts`, host));
  const wide = props.allowProviderSubdomains === true ? (subdomains?.[use] ?? []) : [];
  return [...exact, ...wide.map((host) => `https://${host}`)];
}

function trusted(scope: Construct, props: PaymentPageProps, property: string, host: string): string {
  const origin = exactOrigin(scope, property, host);
  if (props.allowTagManagers !== true) refuseTagManager(scope, property, host, host);
  return origin;
}

function refuseUnfit(
  scope: Construct,
  { integration, provider }: PaymentPageProps,
  frames: readonly string[],
  posts: readonly string[],
): void {
  if (integration === PaymentIntegration.IFRAME && frames.length === 0) {
    const mend = 'give it frameHosts: with PaymentIntegration.IFRAME its page stands in a frame of the shop';
    throw new InvalidPropertyError(scope, 'provider', provider.name, mend);
  }
  if (integration === PaymentIntegration.DIRECT_POST && posts.length === 0) {
    const mend = 'take PaymentProvider.custom with postHosts: PaymentIntegration.DIRECT_POST posts card data to them';
    throw new InvalidPropertyError(scope, 'provider', provider.name, mend);
  }
}

function refuseProviderOnShop(scope: Construct, props: PaymentPageProps, scripts: readonly AuthorizedScript[]): void {
  if (props.allowIssuerFrames === true) {
    const mend = 'leave it out: with PaymentIntegration.REDIRECT the page has no frames';
    throw new InvalidPropertyError(scope, 'allowIssuerFrames', true, mend);
  }
  const { hosts, subdomains } = props.provider._documented;
  const exact = Object.values(hosts).flat();
  const domains = Object.values(subdomains ?? {})
    .flat()
    .map((host) => host.slice('*'.length));
  for (const { name, source, host } of scripts) {
    if (host !== undefined && (exact.includes(host) || domains.some((domain) => host.endsWith(domain)))) {
      const mend = "leave it out: with PaymentIntegration.REDIRECT the provider's scripts run on its own page alone";
      throw new InvalidPropertyError(scope, `scripts[${name}].source`, source, mend);
    }
  }
}

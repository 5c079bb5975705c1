import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { any, compliant, notApplicable, type Verdict } from '../verdict';

interface CorsPaths {
  readonly cors: string;
  readonly origins: string;
  readonly credentials: string;
}

const PATHS: Readonly<Record<string, CorsPaths>> = {
  'AWS::CloudFront::ResponseHeadersPolicy': {
    cors: 'ResponseHeadersPolicyConfig.CorsConfig',
    origins: 'AccessControlAllowOrigins.Items',
    credentials: 'AccessControlAllowCredentials',
  },
  'AWS::ApiGatewayV2::Api': {
    cors: 'CorsConfiguration',
    origins: 'AllowOrigins',
    credentials: 'AllowCredentials',
  },
};
const ANY_ORIGIN = /^(https?:\/\/)?\*$/;

function judgeCors(resource: Resource): Verdict {
  const paths = PATHS[resource.type];
  if (paths === undefined) return notApplicable();
  const cors = resource.at(paths.cors);
  if (cors.absent().kind === 'compliant') return notApplicable();
  const named = cors
    .at(paths.origins)
    .every((origin) => origin.satisfies((value) => !ANY_ORIGIN.test(String(value)), 'exact origins'));
  if (named.kind === 'not-applicable') return compliant();
  return any(named, cors.at(paths.credentials).or(false).isFalse());
}

const api = (origins: readonly unknown[], credentials: unknown) => ({
  Type: 'AWS::ApiGatewayV2::Api',
  Properties: { ProtocolType: 'HTTP', CorsConfiguration: { AllowOrigins: origins, AllowCredentials: credentials } },
});
const headers = (origins: readonly unknown[], credentials: unknown) => ({
  Type: 'AWS::CloudFront::ResponseHeadersPolicy',
  Properties: {
    ResponseHeadersPolicyConfig: {
      CorsConfig: { AccessControlAllowOrigins: { Items: origins }, AccessControlAllowCredentials: credentials },
    },
  },
});

/** No foreign site reads the shop with a shopper's session. */
export const corsCredentials = control({
  id: 'CorsCredentials',
  area: 'edge',
  title: 'Cross-origin requests from anywhere never carry credentials',
  rationale: "Any page a shopper opens could read the shopper's orders and addresses with their session.",
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('6.2.4')], gdpr: ['5.1.f', '25.2'], 'nist-csf-2.0': ['PR.DS-10'] },
  since: '0.1.0',
  check: each(Object.keys(PATHS), judgeCors),
  remedy: 'List the exact origins that may call with credentials, or switch credentials off.',
  detect: single(),
  examples: {
    compliant: [
      { Resources: { Api: api(['*'], false) } },
      { Resources: { Headers: headers(['https://shop.example'], true) } },
    ],
    violating: [
      { faultAt: 'CorsConfiguration.AllowOrigins[0]', Resources: { Api: api(['*'], true) } },
      {
        faultAt: 'ResponseHeadersPolicyConfig.CorsConfig.AccessControlAllowOrigins.Items[1]',
        Resources: { Headers: headers(['https://shop.example', 'https://*'], 'true') },
      },
    ],
    unknown: [
      { Parameters: { Credentials: { Type: 'String' } }, Resources: { Api: api(['*'], { Ref: 'Credentials' }) } },
    ],
  },
});

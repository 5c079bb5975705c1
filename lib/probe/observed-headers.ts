import { shortened } from '../report/shortened';
import { corsSettings, type Headers, overriding, securitySettings } from './header-settings';
import { livePolicy, staleNonces } from './live-policy';
import type { ObservedPage } from './page-observation';
import { TELLING_HEADERS, tellingHeaders } from './telling-headers';

/** The headers of a page as the response headers policy that would send them. */
export interface ObservedHeaders {
  /** `ResponseHeadersPolicyConfig` of an `AWS::CloudFront::ResponseHeadersPolicy`. */
  readonly config: object;
  /** What stood in the answer, by the path below `Properties` that was made of it. */
  readonly observed: ReadonlyMap<string, string>;
}

const CONFIG = 'ResponseHeadersPolicyConfig';
const SECURITY = `${CONFIG}.SecurityHeadersConfig`;
const POLICY = 'content-security-policy';
/** Of a header, in characters. */
const LONGEST_TEXT = 160;

/** Settings of CloudFront by the header that each sends. */
const SETTINGS = {
  ContentSecurityPolicy: POLICY,
  ContentTypeOptions: 'x-content-type-options',
  FrameOptions: 'x-frame-options',
  ReferrerPolicy: 'referrer-policy',
  StrictTransportSecurity: 'strict-transport-security',
};

/**
 * CloudFront has settings of its own for these. A header that tells the software would pass for one that replaces it;
 * cookies are judged apart, and their values are nobody's business.
 */
const NOT_CUSTOM =
  /^(access-control-.*|content-security-policy|referrer-policy|server|set-cookie|strict-transport-security|x-content-type-options|x-frame-options|x-powered-by|x-xss-protection)$/;

/** Reads the headers of a page. */
export function observedHeaders({ response: { headers }, again }: ObservedPage): ObservedHeaders {
  const policies = headers[POLICY] ?? [];
  const second = again?.headers[POLICY] ?? [];
  const custom = Object.entries(headers).filter(([name]) => !NOT_CUSTOM.test(name));
  const telling = tellingHeaders(headers);
  const named = [...telling].map(([name, value]) => told(name.toLowerCase(), [value])).join('; ');
  const settings = Object.entries(SETTINGS).map(([setting, name]) => {
    const remark = name === POLICY ? remarkOn(headers, second) : '';
    return [`${SECURITY}.${setting}`, `${told(name, headers[name] ?? [])}${remark}`] as const;
  });
  const items = custom.map(
    ([name, values], index) => [`${CONFIG}.CustomHeadersConfig.Items[${index}]`, told(name, values)] as const,
  );
  return {
    config: {
      SecurityHeadersConfig: {
        ContentSecurityPolicy: overriding('ContentSecurityPolicy', livePolicy(policies, second)),
        ...securitySettings(headers),
      },
      CorsConfig: corsSettings(headers),
      CustomHeadersConfig: {
        Items: custom.map(([name, values]) => ({ Header: asWritten(name), Value: values.join(', '), Override: true })),
      },
      RemoveHeadersConfig: {
        Items: TELLING_HEADERS.filter((name) => !telling.has(name)).map((Header) => ({ Header })),
      },
    },
    observed: new Map([
      ...settings,
      ...items,
      ...(telling.size === 0 ? [] : [[`${CONFIG}.RemoveHeadersConfig`, named] as const]),
    ]),
  };
}

/** As templates write it: `Permissions-Policy`. */
function asWritten(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}

function told(header: string, values: readonly string[]): string {
  return values.length === 0 ? `no ${header}` : shortened(`${header}: ${values.join(', ')}`, LONGEST_TEXT);
}

function remarkOn(headers: Headers, second: readonly string[]): string {
  const policies = headers[POLICY] ?? [];
  if (policies.length > 0) {
    return staleNonces(policies, second).length === 0 ? '' : '; its nonce was the same in two answers';
  }
  return headers[`${POLICY}-report-only`] === undefined ? '' : `, only ${POLICY}-report-only, which stops nothing`;
}

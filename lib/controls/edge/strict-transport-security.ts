import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { all } from '../verdict';

/** One year: OWASP ASVS 5.0.0, V3.4.1. */
const MINIMUM_AGE_SECONDS = 31_536_000;

const headers = (hsts: unknown) => ({
  Type: 'AWS::CloudFront::ResponseHeadersPolicy',
  Properties: { ResponseHeadersPolicyConfig: { SecurityHeadersConfig: { StrictTransportSecurity: hsts } } },
});
const year = { AccessControlMaxAgeSec: 31_536_000, IncludeSubdomains: true, Override: true };
const path = 'ResponseHeadersPolicyConfig.SecurityHeadersConfig.StrictTransportSecurity';

/** Browsers are told to come back over HTTPS for a year. */
export const strictTransportSecurity = control({
  id: 'StrictTransportSecurity',
  area: 'edge',
  title: 'Response headers policies send Strict-Transport-Security for a year, subdomains included',
  rationale: 'Without it, the first plain request of a visit can be caught and answered by an attacker on the network.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('4.2.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-02'] },
  since: '0.1.0',
  check: each('AWS::CloudFront::ResponseHeadersPolicy', (policy) => {
    const hsts = policy.at(path);
    const present = hsts.present();
    if (present.kind === 'violation') return present;
    return all(
      hsts.at('AccessControlMaxAgeSec').atLeast(MINIMUM_AGE_SECONDS),
      hsts.at('IncludeSubdomains').isTrue(),
      hsts.at('Override').isTrue(),
    );
  }),
  remedy:
    'Set strictTransportSecurity with a year or more, includeSubdomains: true and override: true, or use SecurityHeaders.',
  detect: single(),
  examples: {
    compliant: [{ Resources: { Headers: headers(year) } }],
    violating: [
      { faultAt: path, Resources: { Headers: headers(undefined) } },
      {
        faultAt: `${path}.AccessControlMaxAgeSec`,
        Resources: { Headers: headers({ ...year, AccessControlMaxAgeSec: 300 }) },
      },
      {
        faultAt: `${path}.IncludeSubdomains`,
        Resources: { Headers: headers({ ...year, IncludeSubdomains: false }) },
      },
      { faultAt: `${path}.Override`, Resources: { Headers: headers({ ...year, Override: false }) } },
    ],
    unknown: [
      {
        Parameters: { Age: { Type: 'Number' } },
        Resources: { Headers: headers({ ...year, AccessControlMaxAgeSec: { Ref: 'Age' } }) },
      },
    ],
  },
});

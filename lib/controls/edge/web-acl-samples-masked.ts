import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, any, type Verdict } from '../verdict';
import { protectsHeader } from './protected-field';

/** What lets its holder act as the shopper. */
const SECRET_HEADERS = ['authorization', 'cookie'];

function judgeWebAcl(webAcl: Resource): Verdict {
  const hides = all(...SECRET_HEADERS.map((header) => protectsHeader(webAcl, header)));
  const samples = (place: Position) => place.at('VisibilityConfig.SampledRequestsEnabled').isTrue();
  return onlyWhere(any(samples(webAcl), webAcl.at('Rules').some(samples, 'no rule keeps samples')), hides);
}

const shop = (sampled: unknown, ...DataProtections: readonly object[]) => ({
  Resources: {
    Shop: {
      Type: 'AWS::WAFv2::WebACL',
      Properties: {
        VisibilityConfig: { SampledRequestsEnabled: sampled },
        DataProtectionConfig: { DataProtections },
        Rules: [],
      },
    },
  },
});
const hidden = (type: string, ...keys: readonly string[]) => ({
  Action: 'SUBSTITUTION',
  Field: { FieldType: type, FieldKeys: keys },
});
const faultAt = 'DataProtectionConfig.DataProtections';

/** The samples that AWS WAF keeps hold no session. */
export const webAclSamplesMasked = control({
  id: 'WebAclSamplesMasked',
  area: 'edge',
  title: 'Sampled requests of web ACLs hide the authorization and cookie headers',
  rationale: 'Everybody who may look at the web ACL in the console reads sessions there, and takes one over.',
  severity: 'low',
  frameworks: { 'pci-dss-4.0.1': [judged('10.3.1')], gdpr: ['5.1.c'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each('AWS::WAFv2::WebACL', judgeWebAcl),
  remedy: 'Set dataProtectionConfig with SINGLE_HEADER fields for both headers, or use StorefrontWebAcl.',
  detect: single(),
  examples: {
    compliant: [
      shop(true, hidden('SINGLE_HEADER', 'authorization', 'Cookie')),
      shop(true, hidden('SINGLE_HEADER', 'Authorization'), hidden('SINGLE_COOKIE')),
    ],
    violating: [
      { faultAt, ...shop(true) },
      { faultAt, ...shop('true', hidden('SINGLE_HEADER', 'cookie')) },
    ],
    unknown: [{ Parameters: { Sampled: { Type: 'String' } }, ...shop({ Ref: 'Sampled' }) }],
  },
});

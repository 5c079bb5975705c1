import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import { all, compliant, unknown, type Verdict, violation } from '../verdict';
import { type CspDirectives, directivesOf, isClosed, isUndecided } from './csp-directives';
import { scriptFaults } from './csp-script-sources';

const PATH = 'ResponseHeadersPolicyConfig.SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy';
const JUDGED = /^(default-src|script-src(-elem|-attr)?|object-src|base-uri|form-action|frame-ancestors)$/;

function judgeHeader(header: Position): Verdict {
  return header.judge((value) => {
    if (value.kind === 'text') return judgePolicy(header.path, directivesOf(value.text));
    if (value.kind === 'scalar') return judgePolicy(header.path, directivesOf(String(value.value)));
    return header.satisfies(() => false, 'a policy');
  });
}

function judgePolicy(path: string, directives: CspDirectives): Verdict {
  const parts = [...directives].flatMap(([name, sources]) => (JUDGED.test(name) ? sources : [name]));
  const faults = [
    ...scriptFaults(directives),
    ...objectFaults(directives),
    ...['base-uri', 'form-action', 'frame-ancestors'].flatMap((name) => closedFaults(directives, name)),
  ];
  const hidden = [...directives.keys()].some(isUndecided);
  if (hidden || (faults.length === 0 && parts.some(isUndecided))) {
    return unknown(path, 'part of the policy is decided at deployment');
  }
  return all(compliant(), ...faults.map((fault) => violation(path, fault)));
}

function objectFaults(directives: CspDirectives): readonly string[] {
  const sources = directives.get('object-src') ?? directives.get('default-src') ?? [];
  return sources.join(' ').toLowerCase() === "'none'" ? [] : ["object-src lets plug-ins run; expected 'none'"];
}

/** These directives do not fall back to `default-src`. */
function closedFaults(directives: CspDirectives, name: string): readonly string[] {
  const sources = directives.get(name);
  if (isClosed(sources)) return [];
  return [`${name} is ${sources?.join(' ') ?? 'absent'}; expected 'none', 'self' or exact hosts`];
}

const headers = (policy: unknown) => ({
  Type: 'AWS::CloudFront::ResponseHeadersPolicy',
  Properties: {
    ResponseHeadersPolicyConfig: {
      SecurityHeadersConfig: { ContentSecurityPolicy: { ContentSecurityPolicy: policy, Override: true } },
    },
  },
});
const REST = "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** Response headers policies keep injected scripts from running. */
export const contentSecurityPolicy = control({
  id: 'ContentSecurityPolicy',
  area: 'edge',
  title: 'Response headers policies send a Content-Security-Policy that stops injected scripts',
  rationale: 'A script that slips into one page of the shop reads card numbers and passwords as they are typed.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('6.2.4'), judged('6.4.3')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.PS-01'],
  },
  since: '0.1.0',
  check: each('AWS::CloudFront::ResponseHeadersPolicy', (policy) => judgeHeader(policy.at(PATH))),
  remedy:
    'List exact hosts or hashes in script-src, close the directive that the finding names, or use SecurityHeaders.',
  detect: single(),
  examples: {
    compliant: [
      { Resources: { Headers: headers(`script-src 'self' https://js.example.com; ${REST}`) } },
      { Resources: { Headers: headers(`script-src 'sha256-abc=' 'strict-dynamic' 'unsafe-inline' https:; ${REST}`) } },
    ],
    violating: [
      { faultAt: PATH, Resources: { Headers: headers(undefined) } },
      { faultAt: PATH, Resources: { Headers: headers(`script-src 'self' 'unsafe-inline'; ${REST}`) } },
      { faultAt: PATH, Resources: { Headers: headers(`default-src 'self' https:; ${REST}`) } },
      { faultAt: PATH, Resources: { Headers: headers(`script-src 'nonce-c2hvcA=='; ${REST}`) } },
      { faultAt: PATH, Resources: { Headers: headers("default-src 'none'; base-uri 'none'; form-action 'self'") } },
    ],
    unknown: [
      { Parameters: { Policy: { Type: 'String' } }, Resources: { Headers: headers({ Ref: 'Policy' }) } },
      {
        Parameters: { Host: { Type: 'String' } },
        Resources: { Headers: headers({ 'Fn::Sub': `script-src 'self' \${Host}; ${REST}` }) },
      },
    ],
  },
});

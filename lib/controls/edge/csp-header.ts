import type { Position } from '../position';
import type { Resource } from '../resource';
import { notApplicable, unknown, type Verdict } from '../verdict';
import { type CspDirectives, directivesOf } from './csp-directives';

/** Where a response headers policy has its Content-Security-Policy. */
export const CSP_PATH = 'ResponseHeadersPolicyConfig.SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy';

/**
 * The verdict on the directives of a response headers policy's Content-Security-Policy. One without is not applicable:
 * ContentSecurityPolicy speaks of it.
 */
export function judgeDirectives(
  policy: Resource,
  judge: (directives: CspDirectives, at: Position) => Verdict,
): Verdict {
  const header = policy.at(CSP_PATH);
  return header.judge((value) => {
    if (value.kind === 'absent') return notApplicable();
    if (value.kind === 'text') return judge(directivesOf(value.text), header);
    if (value.kind === 'scalar') return judge(directivesOf(String(value.value)), header);
    return unknown(header.path, 'the policy is decided at deployment');
  });
}

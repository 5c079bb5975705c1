import type { Position } from '../position';
import { compliant, unknown, type Verdict } from '../verdict';

const EXPECTATION = "an exact https URL of the shop's, or an app's scheme in reverse domain order";

/** The placeholder that CDK sets where no callback URL is given, and the developer's own machine. */
const NOT_THE_SHOP = /^https:\/\/(example\.com|localhost|127\.0\.0\.1|\[::1\])([:/?]|$)/i;

/** https without a wildcard, or a scheme such as `com.shop.app:/` (RFC 8252, section 7.1: reverse domain order). */
const EXACT = /^(https:\/\/[^*#\s]+|[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:\/[^*#\s]*)$/i;

/** Whether an address to which managed login sends browsers is an exact one of the shop's. */
export function isExactRedirect(url: Position): Verdict {
  return url.judge((value) => {
    if (value.kind === 'absent') return compliant();
    if (value.kind === 'scalar') return isExact(String(value.value)) ? compliant() : url.fault(value, EXPECTATION);
    if (value.kind !== 'text' || !/^[a-z]/i.test(value.text)) {
      return unknown(url.path, value.kind === 'unknown' ? value.reason : 'the address is known only at deployment');
    }
    return isExact(value.text.replace(/\$\{[^}]*\}/g, 'x')) ? compliant() : url.fault(value, EXPECTATION);
  });
}

function isExact(url: string): boolean {
  return EXACT.test(url) && !NOT_THE_SHOP.test(url);
}

import type { Position } from '../position';
import { compliant, notApplicable, unknown, type Verdict } from '../verdict';

/** Holds when the address that stands here begins with `https://`; nothing here, or a resource, is not applicable. */
export function httpsAddress(address: Position): Verdict {
  return address.judge((value) => {
    switch (value.kind) {
      case 'absent':
      case 'reference':
        return notApplicable();
      case 'scalar':
      case 'text': {
        const text = value.kind === 'text' ? value.text : String(value.value);
        if (/^https:\/\//i.test(text)) return compliant();
        if (/^http:\/\//i.test(text)) return address.fault(value, 'an https:// address');
        return unknown(address.path, 'the template does not tell how the address begins');
      }
      case 'unknown':
        return unknown(address.path, value.reason);
      default:
        return unknown(address.path, 'the address stands outside the template');
    }
  });
}

import type { Position } from '../position';
import { compliant, unknown, type Verdict } from '../verdict';

/**
 * Aliases of the keys that AWS makes for a service: `alias/aws/s3`, `alias/aws/dynamodb` ... (AWS KMS Developer Guide,
 * "AWS KMS keys").
 */
const AWS_MANAGED = /(^|\/)aws\//;

/** Holds when a key stands here that the account manages itself: neither nothing nor one of AWS's own aliases. */
export function customerManagedKey(position: Position): Verdict {
  const expected = 'a customer managed key';
  return position.judge((value) => {
    switch (value.kind) {
      case 'reference':
        return compliant();
      case 'scalar':
      case 'text': {
        const name = value.kind === 'text' ? value.text : String(value.value);
        return name === '' || AWS_MANAGED.test(name) ? position.fault(value, expected) : compliant();
      }
      case 'dynamic':
        return unknown(position.path, 'the key is named outside the template');
      case 'unknown':
        return unknown(position.path, value.reason);
      default:
        return position.fault(value, expected);
    }
  });
}

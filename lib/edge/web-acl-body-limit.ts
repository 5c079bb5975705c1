/**
 * How much of a request's body AWS WAF inspects, and with that the largest body of an upload. Application Load Balancers
 * and AppSync pass 8,192 bytes on whatever is set here, so larger bodies are blocked in front of them.
 *
 * More than 16 KB costs $0.30 per million requests for each further 16 KB, charged only for requests whose bodies are
 * larger than 16 KB (secondary source of AWS WAF Pricing, read 2026-08-19; "Considerations for managing body inspection
 * in AWS WAF", AWS WAF Developer Guide).
 */
export enum BodyInspectionLimit {
  /** 16,384 bytes: in the base price. */
  KB_16 = 'KB_16',
  /** 32,768 bytes. */
  KB_32 = 'KB_32',
  /** 49,152 bytes. */
  KB_48 = 'KB_48',
  /** 65,536 bytes: the most that AWS WAF inspects. */
  KB_64 = 'KB_64',
}

/** The limit in bytes. */
export function bytesOf(limit: BodyInspectionLimit): number {
  return Number(limit.slice('KB_'.length)) * 1024;
}

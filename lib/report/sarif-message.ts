import { oneLine } from './one-line';

/**
 * Text of a SARIF message. Viewers turn `[text](target)` into a link in plain text too (SARIF 2.1.0, 3.11.6), so what
 * an app names its resources must not hold one; a message must not be empty either.
 */
export function sarifMessage(text: string): string {
  return oneLine(text).replaceAll('](', '] (') || 'no message';
}

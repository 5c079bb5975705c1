import { createHash } from 'node:crypto';

/**
 * The Content-Security-Policy of a page that loads nothing and runs nothing but its own style and script.
 *
 * Images are allowed as data URLs only: the page's icon is one, so that a browser asks no server for `/favicon.ico`.
 *
 * @param style the text of the page's style element, to the byte
 * @param script the text of the page's script element, to the byte
 */
export function securityPolicy(style: string, script: string): string {
  return [
    "default-src 'none'",
    `style-src ${sourceOf(style)}`,
    `script-src ${sourceOf(script)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function sourceOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

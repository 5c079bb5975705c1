import { type Content, html, Markup } from './markup';
import { PAGE_SCRIPT } from './page-script';
import { securityPolicy } from './security-policy';
import { STYLESHEET } from './stylesheet';

/** A shield, for the tab of the browser. */
const ICON =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 16 16%22%3E%3Cpath fill=%22%231a56a8%22 d=%22M8 1l6 2v5c0 4-3 6-6 7-3-1-6-3-6-7V3z%22/%3E%3C/svg%3E';

/** A part of a page, with an entry in its navigation. */
export interface PageSection {
  /** Of the section's element. */
  readonly id: string;
  readonly title: string;
  /** Absent where there is nothing to say: then there is no entry either. */
  readonly body: Markup | undefined;
}

/** What a page is made of. */
export interface PageContent {
  /** Of this package. */
  readonly version: string;
  /** For the tab of the browser. */
  readonly title: string;
  readonly heading: string;
  /** Beneath the heading. */
  readonly meta: Content;
  /** Where the second link for keyboards leads: `findings-title`, and what it is called. */
  readonly skip: { readonly id: string; readonly text: string };
  readonly sections: readonly PageSection[];
  readonly footer: string;
  /**
   * Style beside that of every page.
   *
   * @default ''
   */
  readonly style?: string;
}

/**
 * A report as one HTML file that loads nothing: for a browser, for paper, and for an archive. It is whole without
 * JavaScript, which only adds the filters and the switch between themes. The same content gives the same bytes.
 */
export function htmlPage({ version, title, heading, meta, skip, sections, footer, style = '' }: PageContent): string {
  const shown = sections.filter(({ body }) => body !== undefined);
  const stylesheet = STYLESHEET + style;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(securityPolicy(stylesheet, PAGE_SCRIPT))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="generator" content="storefront-security-baseline ${version}">
<title>${title}</title>
<link rel="icon" href="${ICON}">
<style>${new Markup(stylesheet)}</style>
<script>${new Markup(PAGE_SCRIPT)}</script>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<a class="skip" href="#${skip.id}">${skip.text}</a>
<header class="top"><div class="frame">
<div><p class="product">storefront-security-baseline ${version}</p>
<h1>${heading}</h1>
<p class="meta">${meta}</p></div>
<button type="button" id="theme" aria-pressed="false">Dark theme</button>
</div></header>
<nav class="sections" aria-label="Sections"><ul class="frame">${shown.map(
    ({ id, title: name }) => html`<li><a href="#${id}">${name}</a></li>`,
  )}</ul></nav>
<main id="main" class="frame" tabindex="-1">
${shown.map(({ body }) => body)}</main>
<footer><div class="frame">${footer}</div></footer>
</body>
</html>
`.source;
}

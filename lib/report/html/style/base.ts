/** Text, the head of the page, sections, and words in their colours. */
export const BASE_STYLE = `
*, ::before, ::after { box-sizing: border-box; }
:root { scroll-padding-top: 4rem; }
body { margin: 0; background: var(--page); color: var(--text); font: 0.9375rem/1.5 system-ui, sans-serif; overflow-wrap: break-word; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
h1, h2, h3, p, ul, ol, dl, dd { margin: 0; padding: 0; }
h1, h2, h3 { line-height: 1.25; font-weight: 600; text-wrap: balance; }
h1 { font-size: 1.625rem; letter-spacing: -0.01em; }
h2 { font-size: 1.25rem; letter-spacing: -0.005em; }
h3 { font-size: 1rem; }
ul, ol { list-style: none; }
code { font: 0.875em/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; unicode-bidi: isolate; overflow-wrap: anywhere; }
a { color: var(--link); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
h2:focus-visible { outline-offset: 4px; }
summary { cursor: pointer; }
abbr { text-decoration: none; }
button { flex: none; min-height: 2.25rem; padding: 0.25rem 0.875rem; border: 1px solid var(--control); border-radius: 6px; background: var(--surface); color: var(--text); font: inherit; cursor: pointer; }
button:hover { background: var(--sunken); }
button[aria-pressed="true"] { border-color: var(--link); box-shadow: inset 0 0 0 1px var(--link); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 1rem; top: -6rem; z-index: 3; padding: 0.5rem 1rem; border-radius: 6px; background: var(--surface); color: var(--link); }
.skip:focus { top: 0.5rem; }
.frame { max-width: 90rem; margin: 0 auto; padding: 0 clamp(1rem, 3vw, 2.5rem); }
.top .frame { display: flex; gap: 1rem; align-items: flex-start; justify-content: space-between; padding-top: 1.75rem; padding-bottom: 1.25rem; }
.product { color: var(--muted); font-size: 0.8125rem; font-weight: 500; letter-spacing: 0.01em; }
.meta > * { min-width: 0; }
.meta { display: flex; flex-wrap: wrap; gap: 0.125rem 1.25rem; margin-top: 0.375rem; color: var(--muted); }
.sections { position: sticky; top: 0; z-index: 2; border-block: 1px solid var(--line); background: var(--surface); }
.sections ul { display: flex; gap: 0 1.5rem; overflow-x: auto; }
.sections a { display: block; padding: 0.625rem 0; color: var(--text); text-decoration: none; white-space: nowrap; }
.sections a:hover { color: var(--link); box-shadow: inset 0 -2px var(--link); }
.sections a:focus-visible { outline-offset: -3px; }
@media (max-width: 40rem) { h1 { font-size: 1.375rem; } }
main.frame { padding-bottom: 3rem; }
main > section, .explorer { padding-top: 2.25rem; }
.lead, .note { color: var(--muted); }
.lead { max-width: 52rem; margin-top: 0.25rem; }
.note { font-size: 0.8125rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.top .frame > div { min-width: 0; }
.tag { display: inline-block; padding: 0.0625rem 0.5rem; border-radius: 4px; font-size: 0.75rem; font-weight: 500; line-height: 1.25rem; white-space: nowrap; background: var(--low); color: var(--low-text); }
.tag.violation, .tag.violated, .tag.error { background: var(--critical); color: var(--critical-text); }
.tag.unknown, .tag.warning { background: var(--medium); color: var(--medium-text); }
.tag.new { background: var(--link); color: var(--surface); }
.tag.unchanged { padding-inline: 0.25rem; background: none; color: var(--muted); }
.tag.excepted { background: var(--quiet); color: var(--quiet-text); }
.tag.fixed, .tag.met { background: var(--good); color: var(--good-text); }
.outcome { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: baseline; margin-top: 0.75rem; padding: 0.75rem 1rem; border-radius: 8px; overflow-wrap: anywhere; }
.outcome .code { margin-left: auto; font-size: 0.8125rem; }
.outcome ul { flex-basis: 100%; padding-left: 1.25rem; list-style: disc; }
.outcome.good { background: var(--good); color: var(--good-text); }
.outcome.critical { background: var(--critical); color: var(--critical-text); }
.outcome.medium { background: var(--medium); color: var(--medium-text); }
.tiles { display: flex; flex-wrap: wrap; gap: 1px; margin-top: 1rem; overflow: hidden; border: 1px solid var(--line); border-radius: 8px; background: var(--line); }
.tiles > div { flex: 1 1 8.5rem; padding: 0.875rem 1rem; background: var(--surface); }
.tiles dt { font-size: 0.8125rem; font-weight: 500; color: var(--muted); }
.figure { display: block; font-size: 1.75rem; font-weight: 600; line-height: 1.25; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }
#notices h3 { margin-top: 1rem; }
.entries { margin-top: 0.5rem; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); }
.entries li { padding: 0.5rem 1rem; overflow-wrap: anywhere; }
.entries li + li { border-top: 1px solid var(--line); }
footer { padding-block: 1.25rem 2.5rem; border-top: 1px solid var(--line); color: var(--muted); font-size: 0.8125rem; }
`;

/** Rules with their findings. */
export const FINDING_STYLE = `
.group { margin-bottom: 0.75rem; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); }
.group > summary { display: flex; gap: 0.75rem; align-items: baseline; padding: 0.75rem 1rem; border-radius: 8px; }
.group > summary::before { content: ""; flex: none; align-self: center; width: 0.4375rem; height: 0.4375rem; border: solid var(--muted); border-width: 0 2px 2px 0; transform: rotate(-45deg); }
.group[open] > summary::before { transform: rotate(45deg); }
.group > summary::-webkit-details-marker { display: none; }
.group > summary:hover { background: var(--sunken); }
.group > summary h3 { flex: 1; min-width: 0; }
.group > summary .rule { margin-left: 0.375rem; }
.severity { flex: none; min-width: 4.75rem; padding: 0.0625rem 0.5rem; border-radius: 4px; font-size: 0.75rem; font-weight: 600; line-height: 1.25rem; text-align: center; }
.severity.critical { background: var(--critical-text); color: var(--critical); }
.severity.high { background: var(--high); color: var(--high-text); }
.severity.medium { background: var(--medium); color: var(--medium-text); }
.severity.low { background: var(--low); color: var(--low-text); }
.about { display: grid; gap: 0.375rem; padding: 0.125rem 1rem 0.875rem; }
.about > div { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: 0.75rem; }
.about dt, .places dt { color: var(--muted); font-size: 0.8125rem; }
.about dt { line-height: 1.4063rem; }
.about dd { max-width: 52rem; overflow-wrap: anywhere; }
.about .mapping strong { color: var(--muted); font-weight: 400; }
.finding { position: relative; padding: 0.75rem 1rem 0.75rem 1.25rem; border-top: 1px solid var(--line); }
.finding::before { content: ""; position: absolute; inset: 0 auto 0 0; width: 4px; background: var(--bar-violated); forced-color-adjust: none; }
.group > ol:last-child > .finding:last-child, .group > ol:last-child > .finding:last-child::before { border-bottom-left-radius: 7px; }
.finding.unknown::before { background: var(--bar-unknown); }
.finding.excepted::before { background: var(--bar-excepted); }
.finding.fixed::before { background: var(--bar-met); }
.finding:target { background: var(--sunken); }
.resource { display: flex; flex-wrap: wrap; gap: 0.125rem 0.75rem; align-items: baseline; }
.resource .name { font-size: 0.9375rem; font-weight: 600; }
.type { color: var(--muted); font-size: 0.8125rem; overflow-wrap: anywhere; }
.tags { margin-left: auto; }
.message { max-width: 60rem; margin-top: 0.125rem; overflow-wrap: anywhere; white-space: pre-line; }
.places { display: flex; flex-wrap: wrap; gap: 0.125rem 1.5rem; margin-top: 0.25rem; }
.places > div { display: flex; gap: 0.5rem; align-items: baseline; min-width: 0; }
.places code { user-select: all; }
.excuse { margin-top: 0.375rem; padding: 0.375rem 0.75rem; border-radius: 6px; background: var(--quiet); color: var(--quiet-text); font-size: 0.875rem; overflow-wrap: anywhere; }
@media (max-width: 40rem) {
  .sections { position: static; }
  :root { scroll-padding-top: 0.5rem; }
  .group > summary { flex-wrap: wrap; gap: 0.375rem 0.75rem; }
  .group > summary h3 { flex-basis: 100%; order: 1; }
  .group > summary .number { margin-left: auto; }
  .about > div { grid-template-columns: 1fr; gap: 0; }
  .tags { margin-left: 0; flex-basis: 100%; }
  .places { flex-direction: column; }
}
`;

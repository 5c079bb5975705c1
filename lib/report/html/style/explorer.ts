/** The findings beside their filters: in one column where the window is narrow, in two where it is wide. */
export const EXPLORER_STYLE = `
:root:not(.scripted) .filters, :root:not(.scripted) #theme { display: none; }
[hidden] { display: none !important; }
.filters { margin-bottom: 1rem; padding: 1rem; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); }
.search label { display: block; margin-bottom: 0.25rem; font-weight: 600; }
.search input { width: 100%; min-height: 2.5rem; padding: 0.25rem 0.75rem; border: 1px solid var(--control); border-radius: 6px; background: var(--surface); color: var(--text); font: inherit; }
.search input::placeholder { color: var(--muted); opacity: 1; }
.facets { margin-top: 0.75rem; }
.facets > summary { font-weight: 600; }
.chosen { margin-left: 0.5rem; color: var(--muted); font-weight: 400; }
fieldset { min-width: 0; margin: 0.75rem 0 0; padding: 0; border: 0; }
legend { padding: 0; font-size: 0.8125rem; font-weight: 600; }
fieldset label { display: flex; gap: 0.5rem; align-items: center; min-height: 1.75rem; padding-inline: 0.25rem; border-radius: 4px; overflow-wrap: anywhere; cursor: pointer; }
fieldset label:hover { background: var(--sunken); }
fieldset input { flex: none; width: 1rem; height: 1rem; margin: 0; accent-color: var(--link); }
fieldset .number { margin-left: auto; color: var(--muted); font-size: 0.8125rem; }
.actions { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-top: 1rem; }
.results { min-width: 0; }
.count { margin: 0.125rem 0 0.75rem; color: var(--muted); }
.nothing { padding: 1.5rem 1rem; border: 1px dashed var(--control); border-radius: 8px; color: var(--muted); text-align: center; }
#fixed { margin-top: 2rem; }
#fixed h2 { margin-bottom: 0.75rem; }
@media (min-width: 64rem) {
  :root.scripted .explorer:has(.filters) { display: grid; grid-template-columns: 16rem minmax(0, 1fr); gap: 1.75rem; align-items: start; }
  .filters { position: sticky; top: 3.75rem; max-height: calc(100vh - 4.75rem); margin: 0; overflow-y: auto; }
}
`;

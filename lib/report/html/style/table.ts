/** Tables, their bars, and what folds beneath them. Where the window is narrow, a row of a wide table becomes a block. */
export const TABLE_STYLE = `
table { width: 100%; border-collapse: collapse; }
caption { padding: 0.875rem 1rem 0.25rem; text-align: left; font-weight: 600; }
th, td { overflow-wrap: anywhere; padding: 0.5rem 0.75rem; text-align: left; vertical-align: top; font-weight: 400; }
th:first-child, td:first-child { padding-left: 1rem; }
th:last-child, td:last-child { padding-right: 1rem; }
thead th, .number, .evidence td { overflow-wrap: normal; }
thead th { vertical-align: bottom; color: var(--muted); font-size: 0.8125rem; line-height: 1.25; }
tbody tr { border-top: 1px solid var(--line); }
.number { text-align: right; }
.zero { color: var(--muted); }
.sheet, .fold, .panel { overflow: hidden; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); }
.sheet { margin-top: 1rem; }
.panels { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 25rem), 1fr)); gap: 1rem; margin-top: 1rem; align-items: start; }
.posture th[scope="row"] { width: 40%; overflow-wrap: anywhere; }
.posture .number { padding-inline: 0.375rem; }
.posture .number:last-child { padding-right: 1rem; }
.key { display: block; width: 0.625rem; height: 0.625rem; margin: 0 0 0.25rem auto; border-radius: 2px; forced-color-adjust: none; }
.bar { display: block; width: 100%; height: 0.5rem; margin-top: 0.375rem; border-radius: 2px; forced-color-adjust: none; }
.key.bar-met { background: var(--bar-met); } rect.bar-met { fill: var(--bar-met); }
.key.bar-violated { background: var(--bar-violated); } rect.bar-violated { fill: var(--bar-violated); }
.key.bar-unknown { background: var(--bar-unknown); } rect.bar-unknown { fill: var(--bar-unknown); }
.key.bar-excepted { background: var(--bar-excepted); } rect.bar-excepted { fill: var(--bar-excepted); }
.key.bar-not-applicable { background: var(--bar-not-applicable); } rect.bar-not-applicable { fill: var(--bar-not-applicable); }
.fold { margin-top: 0.75rem; }
.fold > summary { padding: 0.75rem 1rem; }
.fold > summary h3 { display: inline; }
.fold > summary:focus-visible, .evidence summary:focus-visible { outline-offset: -2px; }
.fold > table { border-top: 1px solid var(--line); }
.requirements th[scope="row"] { min-width: 7rem; font-variant-numeric: tabular-nums; }
.rules { columns: 20rem; column-gap: 2rem; }
.rules li { break-inside: avoid; overflow-wrap: anywhere; }
.evidence .section th { padding-block: 0.375rem; background: var(--sunken); font-weight: 600; }
.evidence thead th:first-child { width: 50%; }
.evidence tr:target th, .evidence tr:target td { background: var(--sunken); }
.evidence .title { display: block; }
.mapping { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
.rule { color: var(--muted); font-size: 0.8125rem; font-weight: 400; overflow-wrap: anywhere; }
.evidence .mapping { color: var(--muted); font-size: 0.8125rem; }
.evidence .more { border-top: 0; }
.evidence .more td { padding-top: 0; font-size: 0.8125rem; }
.evidence details summary { width: fit-content; color: var(--link); }
.evidence details > ul { margin-top: 0.25rem; padding-left: 0.75rem; border-left: 2px solid var(--line); }
.evidence details > ul > li > code { color: var(--muted); }
.evidence details > ul > li > code::after { content: ":"; }
.evidence .inline { display: inline; }
.inline li { display: inline; }
.inline li:not(:last-child)::after { content: ", "; }
@media (max-width: 48rem) {
  .posture .number { padding-inline: 0.25rem; }
  .posture thead .number { font-size: 0.75rem; }
  .stacked thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stacked, .stacked tbody { display: block; }
  .stacked tbody tr { display: grid; gap: 0.25rem 0.5rem; padding: 0.625rem 1rem; }
  .stacked tbody tr > * { grid-column: span 2; width: auto; padding: 0; overflow-wrap: anywhere; }
  .stacked tbody tr > th { grid-column: 1 / -1; }
  .stacked td::before { content: attr(data-label); display: block; color: var(--muted); font-size: 0.75rem; }
  .stacked td.number { text-align: left; }
  .evidence tbody tr, .templates tbody tr { grid-template-columns: repeat(4, minmax(0, 1fr)); }
  .evidence td.number { grid-column: auto; }
  .evidence tbody .more { padding-top: 0; }
  .evidence tbody .more > td { grid-column: 1 / -1; }
  .evidence tbody .section { padding-block: 0.375rem; background: var(--sunken); }
  .requirements tbody tr { grid-template-columns: 1fr auto; }
  .requirements tbody tr > th { grid-column: auto; font-weight: 600; }
  .requirements tbody tr > td:nth-child(2) { grid-column: auto; }
}
@media (max-width: 40rem) {
  .posture thead .number { writing-mode: vertical-rl; padding-block: 0.5rem; text-align: left; transform: rotate(180deg); }
  .posture thead .key { display: inline-block; margin: 0 0 0.375rem; }
}
`;

/** Paper shows everything that was folded on the screen; the page's script brings back what was filtered away. */
export const PRINT_STYLE = `
@media print {
  @page { margin: 16mm 14mm; }
  :root { font-size: 78%; }
  body { background: none; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .skip, .sections, .filters, #theme { display: none !important; }
  ol[class] { content-visibility: visible; }
  .finding { break-inside: avoid; }
  details::details-content { content-visibility: visible !important; display: block !important; height: auto !important; }
  .frame { max-width: none; padding: 0; }
  :root.scripted .explorer { display: block; }
  main > section, .explorer { padding-top: 1.25rem; }
  #posture, #requirements, .explorer, #evidence { break-before: page; }
  h2, h3, summary, .about, thead { break-after: avoid; }
  tr, .tiles, .panel { break-inside: avoid; }
  .evidence .more { break-inside: auto; break-before: avoid; }
  .evidence details summary::marker { content: none; }
  .sheet, .fold, .panel { overflow: visible; }
  .panels { grid-template-columns: 1fr; }
  .group > summary::before { display: none; }
  a { color: inherit; text-decoration: none; }
}
`;

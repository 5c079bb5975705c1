/** What an audit shows beside a report of `check`: standings, and the resources of a control. */
export const AUDIT_STYLE = `
.finding.met::before { background: var(--bar-met); }
.finding.not-judged::before { background: var(--bar-not-applicable); }
.tag.drift { background: var(--link); color: var(--surface); }
.finding > details { margin-top: 0.375rem; }
.finding > details > summary { width: fit-content; color: var(--link); font-size: 0.8125rem; }
.found { margin-top: 0.25rem; padding-left: 0.75rem; border-left: 2px solid var(--line); }
.found li { padding: 0.125rem 0; overflow-wrap: anywhere; }
.found .type, .found .note { margin-left: 0.5rem; }
.recorders td { overflow-wrap: anywhere; }
#notices .sheet { margin-top: 0.5rem; }
`;

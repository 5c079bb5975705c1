/**
 * Searches and filters the findings. Within a facet one match suffices, between facets and words all must match. What is
 * searched is the text on the page, indexed at the first search. Paper shows all findings: a printed report that leaves
 * some out would pass for the whole.
 */
export const FILTER_SCRIPT = `
addEventListener('DOMContentLoaded', () => {
  const form = document.getElementById('filters');
  const search = document.getElementById('search');
  const facets = document.querySelector('.facets');
  const count = document.getElementById('count');
  const nothing = document.getElementById('nothing');
  const chosen = document.getElementById('chosen');
  const fold = document.getElementById('fold');
  if (!(form instanceof HTMLFormElement) || !(search instanceof HTMLInputElement) || !count || !nothing || !chosen || !fold) return;

  /** @param {Element} element */
  const textOf = (element) => (element.textContent ?? '').toLowerCase();
  const boxes = [...form.querySelectorAll('fieldset input')].filter((box) => box instanceof HTMLInputElement);
  const names = [...new Set(boxes.map((box) => box.name))];
  const groups = [...document.querySelectorAll('details.group')].filter((group) => group instanceof HTMLDetailsElement).map((group) => ({
    group,
    head: '',
    number: group.querySelector('summary .number'),
    size: group.querySelectorAll('.finding').length,
    lists: [...group.querySelectorAll('ol')].map((list) => ({
      list,
      findings: [...list.querySelectorAll('li.finding')].filter((item) => item instanceof HTMLElement).map((item) => ({
        item,
        text: '',
        values: names.map((name) => (item.dataset[name] ?? group.dataset[name] ?? '').split(' ')),
      })),
    })),
  }));
  const total = groups.reduce((sum, { size }) => sum + size, 0);
  const all = count.textContent;

  const filter = (everything = false) => {
    const words = (everything ? '' : search.value).toLowerCase().split(/\\s+/).filter((word) => word !== '');
    const wanted = names.map((name) => new Set(boxes.filter((box) => !everything && box.checked && box.name === name).map((box) => box.value)));
    const active = wanted.reduce((sum, values) => sum + values.size, 0);
    let shown = 0;
    for (const entry of groups) {
      const { group, lists, number } = entry;
      if (words.length > 0 && entry.head === '') {
        entry.head = [...group.querySelectorAll(':scope > summary h3, :scope > .about')].map(textOf).join(' ');
      }
      const rest = words.filter((word) => !entry.head.includes(word));
      let here = 0;
      for (const { list, findings } of lists) {
        let listed = 0;
        for (const finding of findings) {
          if (rest.length > 0 && finding.text === '') finding.text = textOf(finding.item);
          const fits =
            wanted.every((values, index) => values.size === 0 || finding.values[index]?.some((value) => values.has(value))) &&
            rest.every((word) => finding.text.includes(word));
          if (finding.item.hidden === fits) finding.item.hidden = !fits;
          if (fits) listed += 1;
        }
        list.hidden = listed === 0;
        if (listed > 0) list.className = 'length-' + listed;
        here += listed;
      }
      group.hidden = here === 0;
      const size = entry.size.toLocaleString('en-US');
      if (number) number.textContent = here === entry.size ? size : here.toLocaleString('en-US') + ' of ' + size;
      shown += here;
    }
    const fixed = document.getElementById('fixed');
    if (fixed) fixed.hidden = !fixed.querySelector('.group:not([hidden])');
    nothing.hidden = shown > 0;
    chosen.textContent = active === 0 ? '' : active + ' chosen';
    count.textContent = words.length + active === 0 ? all : 'Showing ' + shown.toLocaleString('en-US') + ' of ' + total.toLocaleString('en-US');
  };

  let timer = 0;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => filter(), 100);
  };
  search.addEventListener('input', soon);
  form.addEventListener('change', () => filter());
  form.addEventListener('reset', () => setTimeout(() => filter()));
  form.addEventListener('submit', (event) => event.preventDefault());
  fold.addEventListener('click', () => {
    const open = groups.every(({ group }) => !group.open);
    for (const { group } of groups) group.open = open;
    fold.textContent = open ? 'Collapse rules' : 'Expand rules';
  });
  for (const link of document.querySelectorAll('a[data-facet]')) {
    if (!(link instanceof HTMLAnchorElement)) continue;
    link.addEventListener('click', () => {
      search.value = '';
      for (const box of boxes) box.checked = box.name === link.dataset.facet && box.value === link.dataset.value;
      filter();
    });
  }
  addEventListener('beforeprint', () => filter(true));
  addEventListener('afterprint', () => filter());
  if (facets instanceof HTMLDetailsElement && matchMedia('(max-width: 64rem)').matches) facets.open = false;
});
`;

/** Unfolds everything for paper, and folds it again afterwards: not every browser lets the style do it. */
export const PRINT_SCRIPT = `
{
  /** @type {HTMLDetailsElement[]} */
  let folded = [];
  addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll('details')].filter((details) => !details.open);
    for (const details of folded) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of folded) details.open = false;
    folded = [];
  });
}
`;

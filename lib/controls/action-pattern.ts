/**
 * Whether an action, with `*` and `?` as wildcards, may be matched by a pattern of a policy; case does not count. Its time
 * grows with the product of the lengths: as a regular expression, a pattern of a few dozen wildcards would not end.
 */
export function matchesAction(pattern: string, action: string): boolean {
  const [wanted, text] = [pattern.toLowerCase(), action.toLowerCase()];
  let [at, here] = [0, 0];
  // Where to go on when a character does not fit: the last `*` then takes one more.
  let [star, taken] = [-1, 0];
  while (here < text.length) {
    if (wanted[at] === '*') {
      [star, taken] = [at, here];
      at += 1;
    } else if (wanted[at] === '?' || wanted[at] === text[here]) {
      at += 1;
      here += 1;
    } else if (star >= 0) {
      taken += 1;
      [at, here] = [star + 1, taken];
    } else {
      return false;
    }
  }
  return /^\**$/.test(wanted.slice(at));
}

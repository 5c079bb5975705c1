/**
 * Whether a text is matched by a pattern in which `*` stands for any text and `?` for any character. Its time grows with
 * the product of the lengths: as a regular expression, a pattern of a few dozen wildcards would not end.
 */
export function matchesWildcards(pattern: string, text: string): boolean {
  let [at, here] = [0, 0];
  // Where to go on when a character does not fit: the last `*` then takes one more.
  let [star, taken] = [-1, 0];
  while (here < text.length) {
    if (pattern[at] === '*') {
      [star, taken] = [at, here];
      at += 1;
    } else if (pattern[at] === '?' || pattern[at] === text[here]) {
      at += 1;
      here += 1;
    } else if (star >= 0) {
      taken += 1;
      [at, here] = [star + 1, taken];
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(at));
}

/**
 * Whether an exception's path covers a construct: segment by segment from the start, so that the construct itself and all
 * below it are covered and `A/Bc` is not covered by `A/B`.
 */
export function pathCovers(pattern: string, constructPath: string): boolean {
  const segments = constructPath.split('/');
  return pattern.split('/').every((expected, index) => {
    const segment = segments[index];
    return segment !== undefined && (expected === '*' || expected === segment);
  });
}

/**
 * What is wrong with a path that an exception may not have, as a mend; undefined for a good one. What would cover a whole
 * application is refused: such an exception switches a control off.
 */
export function pathMend(pattern: string): string | undefined {
  const segments = pattern.split('/');
  if (segments.includes('**'))
    return '** would cover too much: name the construct, with * for at most one segment each';
  if (segments.includes('')) return 'write a construct path such as Shop/Data/Orders, without a / at the start or end';
  if (segments.every((segment) => segment === '*')) return 'this covers the whole application: name the construct';
  if (segments.some((segment) => segment !== '*' && segment.includes('*'))) return 'write * for a whole segment only';
  return undefined;
}

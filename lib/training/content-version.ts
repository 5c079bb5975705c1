/** A version of a course's content: one to four numbers with dots between them, such as `2027.1`. */
export type ContentVersion = string;

/** Whether a text is a version of content. */
export function isContentVersion(text: string): text is ContentVersion {
  return /^\d{1,6}(\.\d{1,6}){0,3}$/.test(text);
}

/** Whether one version is as new as another, or newer; a number that is left out counts as 0. */
export function isAsNewAs(version: ContentVersion, other: ContentVersion): boolean {
  const [left, right] = [version, other].map((text) => text.split('.').map(Number));
  for (let place = 0; place < 4; place++) {
    const difference = (left?.[place] ?? 0) - (right?.[place] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

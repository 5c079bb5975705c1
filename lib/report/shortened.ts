/** The text, or its beginning and an ellipsis, in at most `limit` UTF-16 code units; no character is cut in two. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** What about a page is other than its inventory says. */
export enum DifferenceKind {
  /** The page came from another address. */
  REDIRECTED = 'redirected',
  /** A header is missing. */
  HEADER_MISSING = 'header-missing',
  /** A header has another value. */
  HEADER_CHANGED = 'header-changed',
  /** A header is there that must not be. */
  HEADER_PRESENT = 'header-present',
  /** A script is not in the inventory. */
  SCRIPT_UNKNOWN = 'script-unknown',
  /** A script's content is not what the inventory pins. */
  SCRIPT_CHANGED = 'script-changed',
  /** A script's content is pinned, but could not be read. */
  SCRIPT_UNREAD = 'script-unread',
  /** A script of the inventory did not come. */
  SCRIPT_MISSING = 'script-missing',
}

/** One difference between a page as received and its inventory. */
export interface PageDifference {
  readonly kind: DifferenceKind;
  /** Which header, script or address differs. */
  readonly subject: string;
  /** What the inventory says, where it says something. */
  readonly expected?: string;
  /** What was received, where something was. */
  readonly observed?: string;
}

/** How many characters of a value a message shows. */
const SHOWN = 120;

/** The difference as one line. */
export function differenceText({ kind, subject, expected, observed }: PageDifference): string {
  const parts = [`${kind} ${shortened(subject)}`];
  if (expected !== undefined) parts.push(`expected ${shortened(expected)}`);
  if (observed !== undefined) parts.push(`received ${shortened(observed)}`);
  return parts.join(', ');
}

function shortened(value: string): string {
  return value.length > SHOWN ? `${value.slice(0, SHOWN)}...` : value;
}

import { INLINE, type ObservedPage, type ObservedScript } from './observed-page';
import { DifferenceKind, type PageDifference } from './page-difference';
import type { InventoryScript, PageInventory } from './page-inventory';
import { absoluteSource, entryOf, isPattern } from './script-source';

/**
 * Holds a page as received against its inventory: changes, additions and deletions of headers and scripts (PCI DSS 4.0.1
 * requirement 11.6.1).
 *
 * Deletions of scripts are judged only where a browser ran the page: in the HTML alone, a script that another one adds is
 * absent. Conditional entries, and those with a final `*`, may be absent; the content of the latter is not pinned.
 */
export function comparePage(inventory: PageInventory, page: ObservedPage): readonly PageDifference[] {
  return [
    ...redirect(inventory, page),
    ...headerDifferences(inventory, page),
    ...page.scripts.flatMap((script) => scriptDifference(inventory, script)),
    ...(page.ran ? deletions(inventory, page) : []),
  ];
}

function redirect(inventory: PageInventory, page: ObservedPage): readonly PageDifference[] {
  const expected = withoutQuery(inventory.url);
  const observed = withoutQuery(page.url);
  return expected === observed ? [] : [{ kind: DifferenceKind.REDIRECTED, subject: expected, observed }];
}

function headerDifferences(inventory: PageInventory, { headers }: ObservedPage): readonly PageDifference[] {
  const changed = Object.entries(inventory.headers).flatMap(([subject, expected]): PageDifference[] => {
    const observed = headers[subject];
    if (observed === undefined) return [{ kind: DifferenceKind.HEADER_MISSING, subject, expected }];
    return observed === expected ? [] : [{ kind: DifferenceKind.HEADER_CHANGED, subject, expected, observed }];
  });
  const present = inventory.absentHeaders.flatMap((subject): PageDifference[] => {
    const observed = headers[subject];
    return observed === undefined ? [] : [{ kind: DifferenceKind.HEADER_PRESENT, subject, observed }];
  });
  return [...changed, ...present];
}

function scriptDifference(inventory: PageInventory, script: ObservedScript): readonly PageDifference[] {
  return script.source === INLINE ? inlineDifference(inventory, script) : externalDifference(inventory, script);
}

/** Inline code has no name: it is known by its content alone. */
function inlineDifference(inventory: PageInventory, script: ObservedScript): readonly PageDifference[] {
  const known = inventory.scripts.some((entry) => entry.source === INLINE && holds(entry, script));
  if (known) return [];
  const observed = script.excerpt ?? script.integrity?.join(' ');
  return [{ kind: DifferenceKind.SCRIPT_UNKNOWN, subject: INLINE, ...(observed === undefined ? {} : { observed }) }];
}

function externalDifference(inventory: PageInventory, script: ObservedScript): readonly PageDifference[] {
  const subject = script.source;
  const entry = entryOf(subject, inventory.scripts, originOf(inventory));
  if (entry === undefined) return [{ kind: DifferenceKind.SCRIPT_UNKNOWN, subject }];
  const { integrity: expected } = entry;
  if (expected === undefined) return [];
  if (script.integrity === undefined) return [{ kind: DifferenceKind.SCRIPT_UNREAD, subject, expected }];
  if (holds(entry, script)) return [];
  const observed = script.integrity.find((value) => value.startsWith(algorithmOf(expected)));
  return [{ kind: DifferenceKind.SCRIPT_CHANGED, subject, expected, ...(observed === undefined ? {} : { observed }) }];
}

function deletions(inventory: PageInventory, page: ObservedPage): readonly PageDifference[] {
  const origin = originOf(inventory);
  return inventory.scripts
    .filter(({ conditional, source }) => conditional !== true && !isPattern(source))
    .filter((entry) => !page.scripts.some((script) => isOf(entry, script, origin)))
    .map(({ name, source }) => ({
      kind: DifferenceKind.SCRIPT_MISSING,
      subject: source === INLINE ? `${INLINE} ${name}` : absoluteSource(source, origin),
    }));
}

function isOf(entry: InventoryScript, script: ObservedScript, origin: string): boolean {
  if (entry.source === INLINE) return script.source === INLINE && holds(entry, script);
  return script.source === absoluteSource(entry.source, origin);
}

/** Whether the script's content is one of those that the entry pins. */
function holds({ integrity }: InventoryScript, script: ObservedScript): boolean {
  const allowed = (integrity ?? '').split(/\s+/);
  return script.integrity?.some((value) => allowed.includes(value)) ?? false;
}

function algorithmOf(integrity: string): string {
  return integrity.slice(0, integrity.indexOf('-') + 1);
}

function originOf(inventory: PageInventory): string {
  return new URL(inventory.url).origin;
}

function withoutQuery(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

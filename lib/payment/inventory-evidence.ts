import { createHash } from 'node:crypto';
import type { ScriptMetadata } from '../controls/template-metadata';
import type { InventoryScript } from '../page/page-inventory';
import type { AuthorizedScript } from './script-inventory';

/** A script as the inventory shows it: to assessors, and in the template. */
export function inventoryEntry(script: AuthorizedScript): ScriptMetadata {
  const { name, source, owner, justification, authorizedBy, authorizedOn, reviewBy } = script;
  return { name, source, owner, justification, authorizedBy, authorizedOn, reviewBy, ...contentOf(script) };
}

/** A script as those who watch the page need it. */
export function watchedScript(script: AuthorizedScript): InventoryScript {
  return {
    name: script.name,
    source: script.source,
    ...contentOf(script),
    ...(script.conditional ? { conditional: true } : {}),
  };
}

/**
 * What tells which inventory is deployed, well under the 4 KB of a standard parameter ("Managing parameter tiers", AWS Systems
 * Manager User Guide) however long the inventory is.
 *
 * @param document the inventory's JSON document; the digest is of its bytes
 */
export function inventoryDigest(page: string, document: string, scripts: readonly AuthorizedScript[]): string {
  const [nextReview] = scripts.map(({ reviewBy }) => reviewBy).sort();
  const inventory = `sha256:${createHash('sha256').update(document).digest('hex')}`;
  return JSON.stringify({ page, inventory, scripts: scripts.length, nextReview });
}

function contentOf({ integrity, noIntegrityReason }: AuthorizedScript) {
  return {
    ...(integrity === undefined ? {} : { integrity }),
    ...(noIntegrityReason === undefined ? {} : { noIntegrityReason }),
  };
}

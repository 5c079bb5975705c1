import { catalogue } from './catalogue';
import type { Control } from './control';
import type { PackName } from './pack-names';

/** The controls of a pack, in the order of the catalogue: `storefront` and `all` are the whole of it. */
export function controlsOfPack(name: PackName): readonly Control[] {
  if (name === 'storefront' || name === 'all') return catalogue;
  return catalogue.filter((control) => (control.frameworks[name] ?? []).length > 0);
}

/** The controls of several packs, each once, in the order of the catalogue. */
export function controlsOfPacks(names: readonly PackName[]): readonly Control[] {
  const chosen = new Set(names.flatMap((name) => controlsOfPack(name)));
  return catalogue.filter((control) => chosen.has(control));
}

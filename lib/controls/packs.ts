import { catalogue } from './catalogue';
import type { Control } from './control';
import { frameworks } from './frameworks';
import type { FrameworkId } from './frameworks/framework';

/** The names under which controls are taken together: all of them, or those that support a framework version. */
export const PACK_NAMES: readonly string[] = ['storefront', ...frameworks.map(({ id }) => id), 'all'];

/**
 * The controls of a pack, in the order of the catalogue.
 *
 * @param name one of {@link PACK_NAMES}; `storefront` and `all` are the whole catalogue
 */
export function controlsOfPack(name: string): readonly Control[] {
  if (name === 'storefront' || name === 'all') return catalogue;
  return catalogue.filter((control) => (control.frameworks[name as FrameworkId] ?? []).length > 0);
}

import { contentDigests } from '../../page/content-digests';
import { INLINE, type ObservedScript } from '../../page/observed-page';
import type { CompiledScripts } from './compiled-scripts';
import { type ReceivedScripts, withoutFragment } from './received-scripts';

/** How much of inline code evidence shows. */
const EXCERPT = 80;

/** Merges what was received with what was compiled: each content of each script once. */
export async function observedScripts(
  received: ReceivedScripts,
  compiled: CompiledScripts,
): Promise<readonly ObservedScript[]> {
  const bodies = await received.all();
  const external = [...bodies].flatMap(([source, contents]) =>
    contents.map((content) => ({ source, ...digestsOf(content) })),
  );
  const ran = (await compiled.all()).flatMap(({ address, text }): ObservedScript[] => {
    const source = sourceOf(address, received);
    // The bytes of the network tell more than the engine's text.
    if (bodies.has(source)) return [];
    const excerpt = source === INLINE && text !== undefined ? { excerpt: text.trim().slice(0, EXCERPT) } : {};
    return [{ source, ...digestsOf(text), ...excerpt }];
  });
  const distinct = new Map([...external, ...ran].map((script) => [JSON.stringify(script), script]));
  return [...distinct.values()];
}

/** Addresses of `blob:` and `data:` differ in every run, or are the code itself: their scheme stands for them. */
function sourceOf(address: string, received: ReceivedScripts): string {
  if (address === '' || address.startsWith('about:') || received.isDocument(address)) return INLINE;
  const local = /^(blob|data|javascript):/.exec(address);
  return local === null ? withoutFragment(address) : local[0];
}

function digestsOf(content: Buffer | string | undefined): { readonly integrity?: readonly string[] } {
  return content === undefined ? {} : { integrity: contentDigests(content) };
}

/** How long a path may be in the log. */
const LONGEST_PATH = 200;

/** What stands for a host where there is none: what the browser blocked had no address. */
export enum NoHost {
  /** Code or style in the page itself. */
  INLINE = 'inline',
  /** Code made of text. */
  EVAL = 'eval',
  /** `data:`, `blob:` and the like. */
  LOCAL = 'local',
  /** A browser extension of the shopper. */
  EXTENSION = 'extension',
  /** Nothing was said. */
  NONE = 'none',
}

const WORDS: ReadonlyMap<string, NoHost> = new Map([
  ['', NoHost.NONE],
  ['inline', NoHost.INLINE],
  ['eval', NoHost.EVAL],
  ['wasm-eval', NoHost.EVAL],
  ['trusted-types-policy', NoHost.INLINE],
  ['trusted-types-sink', NoHost.INLINE],
  ['about', NoHost.LOCAL],
  ['blob', NoHost.LOCAL],
  ['data', NoHost.LOCAL],
  ['filesystem', NoHost.LOCAL],
  ['javascript', NoHost.INLINE],
]);

/** The host of an address, or what stands for it. Path, query, fragment, user name and password are dropped. */
export function hostOf(address: string): string {
  const text = address.trim().toLowerCase();
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  const scheme = /^([a-z][a-z0-9+.-]*):?/.exec(text)?.[1] ?? '';
  if (isExtension(scheme)) return NoHost.EXTENSION;
  return WORDS.get(scheme) ?? parsed(text)?.hostname ?? NoHost.NONE;
}

/** The path of an address: no query, no fragment, and no host, which is the shop's. */
export function pathOf(address: string): string {
  return (parsed(address)?.pathname ?? '').slice(0, LONGEST_PATH);
}

/** `chrome-extension`, `moz-extension`, `safari-web-extension` and what comes next. */
function isExtension(scheme: string): boolean {
  return /^[a-z-]+-extension$/.test(scheme);
}

function parsed(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}

import { certainText } from '../certain-value';
import type { Position } from '../position';

/** An entry of a payment page's inventory, as far as a policy speaks of it. */
export interface ListedScript {
  readonly name: string;
  /** `inline`, an absolute https URL, or a path of the shop; a final `*` stands for the rest of an address. */
  readonly source: string;
  /** Its content hashes, such as `sha384-...`; empty where it is not pinned. */
  readonly hashes: readonly string[];
}

/** Reads an entry; `undefined` where part of it is decided at deployment. */
export function readScript(entry: Position): ListedScript | undefined {
  const [name, source] = [certainText(entry.at('name')), certainText(entry.at('source'))];
  const integrity = certainText(entry.at('integrity'));
  if (source === undefined) return undefined;
  return { name: name ?? source, source, hashes: (integrity ?? '').split(/\s+/).filter((hash) => hash !== '') };
}

/** Whether a source of `script-src` lets a script of the inventory run. */
export function admits(source: string, script: ListedScript): boolean {
  const hash = /^'(sha(?:256|384|512)-.+)'$/i.exec(source)?.[1];
  if (hash !== undefined) return script.hashes.includes(hash);
  if (source.toLowerCase() === "'self'") return script.source.startsWith('/');
  return script.source.startsWith('https://') && coversAddress(source, script.source);
}

/** As "Matching Expressions" of W3C Content Security Policy Level 3 has it: sources know no query. */
function coversAddress(source: string, address: string): boolean {
  const [allowed, script] = [splitAddress(source), splitAddress(address.replace(/\*$/, ''))];
  const sameHost = allowed.host.startsWith('*.')
    ? script.host.endsWith(allowed.host.slice(1))
    : allowed.host === script.host;
  if (!sameHost) return false;
  if (allowed.path === '' || allowed.path === '/') return true;
  return allowed.path.endsWith('/') ? script.path.startsWith(allowed.path) : script.path === allowed.path;
}

function splitAddress(address: string): { readonly host: string; readonly path: string } {
  const [text = ''] = address.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').split(/[?#]/);
  const slash = text.indexOf('/');
  if (slash < 0) return { host: text.toLowerCase(), path: '' };
  return { host: text.slice(0, slash).toLowerCase(), path: text.slice(slash) };
}

import { existsSync, readFileSync } from 'node:fs';
import {
  applyEdits,
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { UsageError } from '../../lib/errors';
import { printedValue } from '../../lib/input/printed-value';
import { systemErrorCode } from '../../lib/input/system-error-code';
import { type Additions, insertionOf } from './json-insertion';

const FILE = 'cdk.json';

/** The settings without which no shop can be made; the domain is one that deploys nothing. */
const SETTINGS = { domainName: 'shop.example.com', homeRegion: 'eu-central-1' };

/** What `cdk.json` of the working directory comes to. */
export interface SetupSettings {
  /** The file's text with what was missing; absent where nothing is to be written. */
  readonly text?: string;
  /** What is added, or why nothing is, in a line. */
  readonly told: string;
  /** The command that runs the app, where the file has one. */
  readonly app?: string;
}

/**
 * Reads `cdk.json`, and adds the settings of a shop that are missing.
 *
 * @throws UsageError `file:line: what is wrong; mend`
 */
export function setupSettings(): SetupSettings {
  if (!existsSync(FILE)) {
    return { told: `${FILE}: there is none; add the context key "storefront" where your app has its own` };
  }
  const text = readText();
  const root = objectIn(text);
  const app = findNodeAtLocation(root, ['app'])?.value;
  const completed = complete(text, root);
  return typeof app === 'string' ? { ...completed, app } : completed;
}

function complete(text: string, root: Node): SetupSettings {
  const context = findNodeAtLocation(root, ['context']);
  if (context === undefined) return added(text, root, { context: { storefront: SETTINGS } }, Object.keys(SETTINGS));
  requireObject(text, context, 'context');
  const storefront = findNodeAtLocation(context, ['storefront']);
  if (storefront === undefined) return added(text, context, { storefront: SETTINGS }, Object.keys(SETTINGS));
  requireObject(text, storefront, 'context.storefront');
  const missing = Object.entries(SETTINGS).filter(([key]) => findNodeAtLocation(storefront, [key]) === undefined);
  if (missing.length === 0) return { told: `${FILE}: has context.storefront, left as it is` };
  return added(
    text,
    storefront,
    Object.fromEntries(missing),
    missing.map(([key]) => key),
  );
}

function added(text: string, object: Node, additions: Additions, keys: readonly string[]): SetupSettings {
  return {
    text: applyEdits(text, [...insertionOf(text, object, additions)]),
    told: `${FILE}: added to context.storefront; set ${keys.join(' and ')}`,
  };
}

/** The parser passes over a byte-order mark, which so stays. */
function readText(): string {
  try {
    return readFileSync(FILE, 'utf8');
  } catch (error) {
    const code = systemErrorCode(error);
    throw new UsageError(`${FILE}: the file cannot be read (${code}); mend it or remove it`);
  }
}

function objectIn(text: string): Node {
  const errors: ParseError[] = [];
  const root = parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error !== undefined) {
    const what = printParseErrorCode(error.error)
      .replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`)
      .toLowerCase();
    throw new UsageError(`${FILE}:${lineAt(text, error.offset)}: this is not JSON (${what}); mend it`);
  }
  if (root?.type === 'object') return root;
  throw new UsageError(`${FILE}: this is ${printedValue(root && getNodeValue(root))}; write an object`);
}

function requireObject(text: string, node: Node, name: string): void {
  if (node.type === 'object') return;
  const line = lineAt(text, node.offset);
  throw new UsageError(`${FILE}:${line}: ${name} is ${printedValue(getNodeValue(node))}; write an object`);
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

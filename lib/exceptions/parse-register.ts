import { isMap, isSeq, type ParsedNode, type Scalar, type YAMLMap } from 'yaml';
import { ExceptionsError } from '../errors';
import { printedKey, printedValue } from '../input/printed-value';
import { firstUnknownKey } from '../input/unknown-key';
import { readBoundedYaml, type YamlText } from './bounded-yaml';
import type { Exception } from './exception';
import { exceptionFromFields } from './exception-from-fields';

/** A mapping of the file with its keys' lines. */
interface Mapping {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly lineOf: (key: string) => number;
  readonly nodes: ReadonlyMap<string, ParsedNode | null>;
}

/**
 * Reads a register: YAML (or JSON) with the one key `exceptions`, a list of entries. A text without content holds none.
 *
 * @param file how errors and each exception's source name the file
 * @throws ExceptionsError `file:line: what is wrong; mend`, for the first thing that cannot be read
 */
export function parseRegister(text: string, file: string): readonly Exception[] {
  const yaml = readBoundedYaml(text, file);
  const root = yaml.document.contents;
  if (root === null || isEmptyScalar(root)) return [];
  if (!isMap(root)) {
    throw fault(file, yaml.lineAt(root.range[0]), `the register is ${shown(root, yaml)}; write exceptions: and a list`);
  }
  const mapping = readMapping(root, yaml, file);
  const unknown = firstUnknownKey(mapping.fields, ['exceptions']);
  if (unknown !== undefined) {
    const line = mapping.lineOf(unknown.key);
    throw fault(file, line, `${printedKey(unknown.key)} is not a key of a register; ${unknown.mend}`);
  }

  const list = mapping.nodes.get('exceptions') ?? null;
  if (list === null || isEmptyScalar(list)) return [];
  if (!isSeq<ParsedNode>(list)) {
    throw fault(file, mapping.lineOf('exceptions'), `exceptions is ${shown(list, yaml)}; write a list of entries`);
  }
  return list.items.map((item) => readEntry(item, yaml, file));
}

function readEntry(item: ParsedNode, yaml: YamlText, file: string): Exception {
  const source = { file, line: yaml.lineAt(item.range[0]) };
  if (!isMap(item)) return exceptionFromFields(plain(item, yaml), source);
  const { fields, lineOf } = readMapping(item, yaml, file);
  return exceptionFromFields(fields, source, lineOf);
}

function readMapping(map: YAMLMap.Parsed, yaml: YamlText, file: string): Mapping {
  const lines = new Map<string, number>();
  const nodes = new Map<string, ParsedNode | null>();
  for (const { key, value } of map.items as { key: Scalar.Parsed; value: ParsedNode | null }[]) {
    const name = String(key.value);
    const line = yaml.lineAt(key.range[0]);
    const first = lines.get(name);
    if (first !== undefined)
      throw fault(file, line, `${printedKey(name)} stands twice, first on line ${first}; keep one`);
    lines.set(name, line);
    nodes.set(name, value);
  }
  const fields = Object.fromEntries([...nodes].map(([name, node]) => [name, node === null ? null : plain(node, yaml)]));
  return { fields, nodes, lineOf: (key) => lines.get(key) ?? yaml.lineAt(map.range[0]) };
}

function plain(node: ParsedNode, yaml: YamlText): unknown {
  return node.toJS(yaml.document);
}

function shown(node: ParsedNode, yaml: YamlText): string {
  return isSeq(node) ? 'a list' : printedValue(plain(node, yaml));
}

function isEmptyScalar(node: ParsedNode): boolean {
  return 'value' in node && node.value === null;
}

function fault(file: string, line: number, text: string): ExceptionsError {
  return new ExceptionsError(`${file}:${line}: ${text}`);
}

import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { nearestName } from '../input/nearest-name';
import { DuplicateKeys } from './template-duplicates';
import { DEEPEST_NESTING, nestsTooDeep, templateFault } from './template-fault';
import type { TemplateValues } from './template-values';
import { YamlAnchors } from './yaml-anchors';
import type { NotePlace } from './yaml-cursor';
import { parseYaml } from './yaml-document';
import { plainScalar } from './yaml-scalar';
import { longArgument, longForm, SHORT_FORMS } from './yaml-short-form';

const STANDARD_TAG = /^tag:yaml\.org,2002:(null|bool|int|float)$/;

/**
 * Reads a YAML text with everything that the language has: anchors, aliases and merges as well.
 *
 * @param note told where each entry stands
 * @throws AssemblyError `file:line:column: ...`
 */
export function readYamlValues(text: string, file: string, note?: NotePlace): TemplateValues {
  const reader = new YamlValues(text, file, note);
  return { value: reader.read(parseYaml(text, file).contents), unread: reader.duplicates.clauses };
}

interface Entry {
  readonly key: string;
  readonly value: unknown;
  /** Of the key in the text. */
  readonly offset: number;
}

class YamlValues {
  public readonly duplicates: DuplicateKeys;
  private readonly anchors: YamlAnchors;

  public constructor(
    private readonly text: string,
    private readonly file: string,
    private readonly note: NotePlace | undefined,
  ) {
    this.duplicates = new DuplicateKeys(file, text);
    this.anchors = new YamlAnchors((node, message) => this.fault(node, message));
  }

  public read(node: unknown): unknown {
    if (isAlias(node)) return this.anchors.withTarget(node, (target) => this.read(target));
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return null;
    if (this.anchors.depth >= DEEPEST_NESTING && !isScalar(node))
      throw nestsTooDeep(this.file, this.text, offsetOf(node));
    const value = this.anchors.reading(node, () => this.valueOf(node));
    return node.tag?.startsWith('!') === true ? this.function(node, node.tag, value) : value;
  }

  private valueOf(node: Scalar | YAMLMap | YAMLSeq): unknown {
    if (isMap(node)) return this.map(node);
    return isSeq(node) ? this.list(node) : this.scalar(node);
  }

  private scalar(node: Scalar): unknown {
    const text = String(node.value ?? '');
    const { tag } = node;
    if (tag === undefined) return node.type === Scalar.PLAIN || node.type === undefined ? plainScalar(text) : text;
    return STANDARD_TAG.test(tag) ? plainScalar(text) : text;
  }

  private function(node: Node, tag: string, value: unknown): unknown {
    const fn = longForm(tag);
    if (fn === undefined) {
      if (tag === '!') return value;
      const nearest = nearestName(tag, SHORT_FORMS);
      const mend = nearest === undefined ? 'use a function of CloudFormation' : `did you mean ${nearest}?`;
      throw this.fault(node, `${tag} is no short form of a function; ${mend}`);
    }
    const wrapped = { [fn]: longArgument(fn, value) };
    this.note?.(wrapped, fn, offsetOf(node));
    return wrapped;
  }

  private list(node: YAMLSeq): unknown[] {
    const items: unknown[] = [];
    for (const item of node.items) {
      this.note?.(items, String(items.length), offsetOf(item));
      items.push(this.read(item));
    }
    return items;
  }

  private map(node: YAMLMap): Record<string, unknown> {
    const entries = new Map<string, Entry>();
    const merged: Entry[] = [];
    for (const pair of node.items) {
      const key = this.keyOf(pair);
      const offset = offsetOf(pair.key);
      if (key === '<<' && (pair.key as Scalar).type === Scalar.PLAIN) {
        merged.push(...this.mergedEntries(pair.value, offset));
      } else {
        if (entries.has(key)) this.duplicates.add(key, offset);
        entries.set(key, { key, offset, value: this.read(pair.value) });
      }
    }
    // What stands in the object itself goes before what is merged in, and what is merged first before the rest.
    for (const entry of merged) if (!entries.has(entry.key)) entries.set(entry.key, entry);
    const object: Record<string, unknown> = Object.fromEntries([...entries].map(([key, { value }]) => [key, value]));
    if (this.note !== undefined) for (const [key, { offset }] of entries) this.note(object, key, offset);
    return object;
  }

  private keyOf({ key }: Pair): string {
    if (!isScalar(key)) throw this.fault(key, 'a key is an alias, a list or an object; write text');
    if (key.tag?.startsWith('!') === true && key.tag !== '!')
      throw this.fault(key, `a key has the tag ${key.tag}; write text`);
    return String(key.value ?? '');
  }

  /** @param offset of the merge key: what comes from elsewhere is placed there */
  private mergedEntries(source: unknown, offset: number): readonly Entry[] {
    if (isAlias(source)) return this.anchors.withTarget(source, (target) => this.mergedEntries(target, offset));
    if (isSeq(source)) return source.items.flatMap((item) => this.mergedEntries(item, offset));
    if (!isMap(source)) throw this.fault(source, '<< merges objects only; name the anchor of one');
    const merged = this.read(source) as Readonly<Record<string, unknown>>;
    return Object.entries(merged).map(([key, value]) => ({ key, value, offset }));
  }

  private fault(node: unknown, message: string) {
    return templateFault(this.file, this.text, offsetOf(node), message);
  }
}

function offsetOf(node: unknown): number {
  return (isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)) && node.range ? node.range[0] : 0;
}

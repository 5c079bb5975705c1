import type { Alias, Node } from 'yaml';
import type { AssemblyError } from '../errors';

/** Values that aliases may repeat in one template; a few lines can otherwise stand for more than memory holds. */
const MOST_REPEATED_VALUES = 100_000;

/** Follows the aliases of one YAML document while it is read from its start to its end. */
export class YamlAnchors {
  /** The latest node of each anchor. */
  private readonly anchors = new Map<string, Node>();
  /** What each alias means where it stands: an anchor's name may be given again further down. */
  private readonly targets = new Map<Alias, Node>();
  /** The nodes that are being read, and those that aliases among them stand for. */
  private readonly open = new Set<Node>();
  private aliases = 0;
  private repeated = 0;

  /** @param fault makes the error for a node */
  public constructor(private readonly fault: (node: Node, message: string) => AssemblyError) {}

  /** How many nodes are being read, one within the other. */
  public get depth(): number {
    return this.open.size;
  }

  /** Reads a node that is no alias. */
  public reading<Value>(node: Node & { readonly anchor?: string }, read: () => Value): Value {
    if (this.aliases > 0) this.repeated += 1;
    else if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
    if (this.repeated > MOST_REPEATED_VALUES) {
      throw this.fault(node, `aliases repeat more than ${MOST_REPEATED_VALUES} values; write fewer of them`);
    }
    this.open.add(node);
    const value = read();
    this.open.delete(node);
    return value;
  }

  /** Reads what an alias stands for. */
  public withTarget<Value>(alias: Alias, read: (target: Node) => Value): Value {
    const name = alias.source;
    const target = this.targets.get(alias) ?? this.anchors.get(name);
    if (target === undefined)
      throw this.fault(alias, `*${name} has no anchor &${name} before it; name one that is there`);
    if (this.open.has(target)) throw this.fault(alias, `*${name} stands inside what it repeats; write it out`);
    this.targets.set(alias, target);
    this.aliases += 1;
    this.open.add(target);
    const value = read(target);
    this.open.delete(target);
    this.aliases -= 1;
    return value;
  }
}

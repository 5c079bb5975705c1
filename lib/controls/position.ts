import { resolve } from './intrinsic';
import { namesIn, propertyOf } from './property-path';
import { reasonOf, sameTarget, type Target, targetOf } from './target';
import { describe, isNumber, MAX_ALTERNATIVES, type Scalar, unresolved, type Value } from './value';
import { agree, all, any, compliant, notApplicable, unknown, type Verdict, violation } from './verdict';

/**
 * A place in a template, with every value that may stand there. Checks are written with it: each predicate gives a
 * verdict that accounts for what the template leaves open.
 */
export class Position {
  private resolved: readonly Value[] | undefined;
  private listed: readonly Position[] | undefined;
  // Many controls read the same places: each is read once. A place has few that are asked for, so a list serves.
  private children: Position[] | undefined;
  private remembered: Map<unknown, unknown> | undefined;
  private parent: Position | undefined;
  private key = '';

  /**
   * @param start dotted path below the resource's `Properties`, with `[n]` for list items
   * @param read gives the values; called once, at the first need
   * @param optional whether a condition may leave out the list item that stands here
   */
  public constructor(
    private readonly start: string,
    private readonly read: () => readonly Value[],
    public readonly optional = false,
  ) {}

  /** Dotted path below the resource's `Properties`, with `[n]` for list items; empty for the resource. */
  public get path(): string {
    if (this.parent === undefined) return this.start;
    const above = this.parent.path;
    return above === '' ? this.key : `${above}.${this.key}`;
  }

  /** Every value that may stand here; never empty. */
  public get values(): readonly Value[] {
    this.resolved ??= this.parent === undefined ? this.read() : this.parent.valuesOf(this.key);
    return this.resolved;
  }

  /** The place at a dotted path below this one. */
  public at(path: string): Position {
    let position: Position = this;
    for (const name of namesIn(path)) position = position.property(name);
    return position;
  }

  /** What `read` makes of this place: made once, for the several controls that ask. */
  public once<Result>(read: (position: Position) => Result): Result {
    this.remembered ??= new Map();
    if (!this.remembered.has(read)) this.remembered.set(read, read(this));
    return this.remembered.get(read) as Result;
  }

  /** The items of the list here, over all values it may have; what a condition takes out with `AWS::NoValue` is left out. */
  public items(): readonly Position[] {
    this.listed ??= this.values.flatMap((value) => this.itemsOf(value));
    return this.listed;
  }

  /** The property names of the object here; empty where it is none. */
  public keys(): readonly string[] {
    return [...new Set(this.values.flatMap((value) => (value.kind === 'object' ? Object.keys(value.entries) : [])))];
  }

  /** This place, holding `value` where nothing stands: for properties whose AWS default is documented. */
  public or(value: Scalar): Position {
    return new Position(this.path, () =>
      this.values.map((present): Value => (present.kind === 'absent' ? { kind: 'scalar', value } : present)),
    );
  }

  /** The verdict of `judge` for each value that may stand here, where they agree. */
  public judge(judge: (value: Value) => Verdict): Verdict {
    const { values } = this;
    const [only] = values;
    return values.length === 1 && only !== undefined ? judge(only) : agree(this.path, values.map(judge));
  }

  /**
   * Holds when every possible value passes `test`.
   *
   * @param expectation completes the sentence "... is X; expected ..."
   */
  public satisfies(test: (value: Scalar) => boolean, expectation: string): Verdict {
    return this.judge((value) => {
      if (value.kind === 'scalar' && test(value.value)) return compliant();
      if (value.kind === 'scalar' || value.kind === 'absent' || value.kind === 'object' || value.kind === 'list') {
        return this.fault(value, expectation);
      }
      return unknown(this.path, reasonOf(value));
    });
  }

  /** Holds when the value is `expected`; `"True"` and `true`, `"365"` and `365` are the same to CloudFormation. */
  public equals(expected: Scalar): Verdict {
    const text = String(expected);
    const isBoolean = typeof expected === 'boolean';
    const matches = (value: Scalar) => (isBoolean ? String(value).toLowerCase() : String(value)) === text;
    return this.satisfies(matches, JSON.stringify(expected));
  }

  /** Holds when the value is one of `expected`. */
  public oneOf(expected: readonly Scalar[]): Verdict {
    const texts = new Set(expected.map(String));
    return this.satisfies((value) => texts.has(String(value)), `one of ${expected.join(', ')}`);
  }

  /** Holds when the value is none of `refused`, or absent. */
  public noneOf(refused: readonly Scalar[]): Verdict {
    const texts = new Set(refused.map(String));
    return this.or('').satisfies((value) => !texts.has(String(value)), `none of ${refused.join(', ')}`);
  }

  /** Holds when the value is `true`. */
  public isTrue(): Verdict {
    return this.equals(true);
  }

  /** Holds when the value is `false`; absent is a fault: say `.or(false)` where that is the service's default. */
  public isFalse(): Verdict {
    return this.equals(false);
  }

  /** Holds when the value is a number of at least `minimum`. */
  public atLeast(minimum: number): Verdict {
    return this.satisfies((value) => isNumber(value) && Number(value) >= minimum, `at least ${minimum}`);
  }

  /** Holds when the value is a number of at most `maximum`. */
  public atMost(maximum: number): Verdict {
    return this.satisfies((value) => isNumber(value) && Number(value) <= maximum, `at most ${maximum}`);
  }

  /** Holds when the value is a string that matches; `expectation` says in words what the pattern wants. */
  public matches(pattern: RegExp, expectation: string): Verdict {
    return this.satisfies((value) => pattern.test(String(value)), expectation);
  }

  /** Holds when something stands here that is not an empty string or list, even if its value is only known at deployment. */
  public present(): Verdict {
    return this.judge((value) => {
      if (value.kind === 'unknown') return unknown(this.path, value.reason);
      const empty =
        (value.kind === 'scalar' && value.value === '') || (value.kind === 'list' && value.items.length === 0);
      return value.kind === 'absent' || empty ? this.fault(value, 'a value') : compliant();
    });
  }

  /** Holds when nothing stands here. */
  public absent(): Verdict {
    return this.judge((value) => {
      if (value.kind === 'absent') return compliant();
      return value.kind === 'unknown' ? unknown(this.path, value.reason) : this.fault(value, 'nothing');
    });
  }

  /** Holds when every item of the list passes; an absent or empty list is not applicable. */
  public every(judge: (item: Position) => Verdict): Verdict {
    return this.judge((value) => {
      if (value.kind === 'absent') return notApplicable();
      if (value.kind !== 'list') return this.notAList(value);
      return all(...this.itemsIn(value).map((item) => decided(item, judge, 'violation')));
    });
  }

  /** Holds when some item of the list passes; else `otherwise` tells what is missing, in a clause. */
  public some(judge: (item: Position) => Verdict, otherwise: string): Verdict {
    return this.judge((value) => {
      if (value.kind !== 'list' && value.kind !== 'absent') return this.notAList(value);
      const best =
        value.kind === 'list'
          ? any(...this.itemsIn(value).map((item) => decided(item, judge, 'compliant')))
          : undefined;
      return best?.kind === 'compliant' || best?.kind === 'unknown' ? best : violation(this.path, otherwise);
    });
  }

  /** What stands here, where that is one thing: a resource, a text, nothing, or undecided. */
  public target(): Target {
    const [first, ...others] = this.values.map(targetOf);
    if (first === undefined || !others.every((other) => sameTarget(first, other))) {
      return { kind: 'unknown', reason: 'it depends on a condition or parameter of the template' };
    }
    return first;
  }

  /** A violation at this place. */
  public fault(value: Value, expectation: string): Verdict {
    const subject = this.path === '' ? 'it' : this.path;
    return violation(this.path, `${subject} is ${describe(value)}; expected ${expectation}`);
  }

  /** The place of one property below this one; unlike {@link at}, its name may hold dots. */
  public property(name: string): Position {
    if (this.children === undefined) this.children = [];
    else for (const child of this.children) if (child.key === name) return child;
    const child = new Position('', UNREAD);
    child.parent = this;
    child.key = name;
    this.children.push(child);
    return child;
  }

  private valuesOf(name: string): readonly Value[] {
    const { values } = this;
    const [only] = values;
    if (values.length === 1 && only !== undefined) return propertyOf(only, name);
    const found = values.flatMap((value) => propertyOf(value, name));
    return found.length <= MAX_ALTERNATIVES ? found : [unresolved('it has too many possible values')];
  }

  private itemsOf(value: Value): readonly Position[] {
    if (value.kind !== 'list') return [];
    return value.items
      .map((raw, index) => new Position(`${this.path}[${index}]`, () => resolve(raw, value.template)))
      .filter((item) => item.values.some((possible) => possible.kind !== 'absent'))
      .map(whereThere);
  }

  /** The items of one value: those remembered, where it is the only one. */
  private itemsIn(value: Value): readonly Position[] {
    return this.values.length === 1 ? this.items() : this.itemsOf(value);
  }

  private notAList(value: Value): Verdict {
    const literal = value.kind === 'scalar' || value.kind === 'object' || value.kind === 'absent';
    return literal ? this.fault(value, 'a list') : unknown(this.path, reasonOf(value));
  }
}

/** A property is read from its parent. */
const UNREAD = () => [];

/** An item, in the cases in which it stands in the list at all. */
function whereThere(item: Position): Position {
  if (!item.values.some(({ kind }) => kind === 'absent')) return item;
  return new Position(item.path, () => item.values.filter(({ kind }) => kind !== 'absent'), true);
}

/** The verdict on an item; where a condition may leave it out, a verdict of the kind `deciding` proves nothing. */
function decided(item: Position, judge: (item: Position) => Verdict, deciding: Verdict['kind']): Verdict {
  const verdict = judge(item);
  return item.optional && verdict.kind === deciding ? unknown(item.path, 'a condition may leave it out') : verdict;
}

import { printedValue } from '../input/printed-value';
import { TextLines } from './template-offset';

/** More are counted, not listed. */
const MOST_LISTED = 20;

/**
 * Keys that stand twice in one object. CloudFormation accepts them and was seen to take the last, though it promises
 * nothing ("CloudFormation template format"): that the first was not judged, whoever reads the template must know.
 */
export class DuplicateKeys {
  private readonly listed: string[] = [];
  private readonly offsets = new Set<number>();
  private readonly lines: TextLines;

  public constructor(
    private readonly file: string,
    text: string,
  ) {
    this.lines = new TextLines(text);
  }

  /** @param offset of the later one */
  public add(key: string, offset: number): void {
    // An alias brings the same keys again.
    if (this.offsets.has(offset)) return;
    this.offsets.add(offset);
    if (this.offsets.size > MOST_LISTED) return;
    const { line, column } = this.lines.at(offset);
    const place = `${this.file}:${line}:${column}`;
    this.listed.push(`${place}: ${printedValue(key)} stands twice in one object; the last was judged`);
  }

  /** One clause each: `<file>:<line>:<column>: <what>`. */
  public get clauses(): readonly string[] {
    const more = this.offsets.size - this.listed.length;
    return more === 0 ? this.listed : [...this.listed, `${this.file}: ${more} more keys stand twice in one object`];
  }
}

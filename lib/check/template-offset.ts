/** A place in a text, for a person: both counted from 1. */
export interface LineAndColumn {
  readonly line: number;
  readonly column: number;
}

/** Tells lines and columns of offsets in one text; its lines are found at the first question. */
export class TextLines {
  private starts: readonly number[] | undefined;

  /** @param text with line feeds between its lines */
  public constructor(private readonly text: string) {}

  /** Where an offset stands. */
  public at(offset: number): LineAndColumn {
    this.starts ??= lineStarts(this.text);
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.starts[low] ?? 0) + 1 };
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}

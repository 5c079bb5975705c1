/** Where a value stands in the text of a template. */
export interface Place {
  /** Offset of the value's key, of a list item itself, in the text. */
  readonly offset: number;
  /** The place of an entry of the object here, or of an item of the list (by its index as text). */
  child(key: string): Place | undefined;
}

/** A template's text as values. */
export interface TemplateValues {
  /** With YAML's short forms of functions written out; objects have their keys as own properties, whatever their names. */
  readonly value: unknown;
  /** What is not as its author may think, one clause each: `<file>:<line>:<column>: <what>`. */
  readonly unread: readonly string[];
}

/** Prose with what Markdown would read as emphasis, HTML or a cell's end made literal. */
export function prose(text: string): string {
  return text.replace(/[\\*<|]/g, '\\$&');
}

/** Prose that ends in a full stop, whether its writer gave it one or not. */
export function sentence(text: string): string {
  return prose(text.replace(/\.?$/, '.'));
}

/** Text as code. */
export function code(text: string): string {
  return `\`${text}\``;
}

/** A table; the cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A value as indented JSON, in a fence. */
export function json(value: unknown): string {
  return `\`\`\`json\n${JSON.stringify(value, undefined, 2)}\n\`\`\``;
}

/** Something long, folded behind its summary. */
export function folded(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

/** The inventory of a payment page's scripts as an assessor asks for it (PCI DSS 4.0.1, 6.4.3). */
export interface ScriptInventoryDocument {
  /** The page's address. */
  readonly page: string;
  /** Path of the page as the distribution's behavior has it. */
  readonly path: string;
  /** `redirect`, `iframe` or `direct-post`. */
  readonly integration: string;
  /** Name of the payment provider. */
  readonly provider: string;
  /** Value of the header that lets the scripts run. */
  readonly contentSecurityPolicy: string;
  /** Whether browsers block scripts without integrity (`enforced`) or report them (`reported`). */
  readonly integrityPolicy: string;
  readonly scripts: readonly ScriptInventoryEntry[];
}

/** One script of the document. */
export interface ScriptInventoryEntry {
  readonly name: string;
  /** `inline`, an absolute https URL, or a path of the shop. */
  readonly source: string;
  readonly owner: string;
  readonly justification: string;
  readonly authorizedBy: string;
  /** `yyyy-mm-dd` */
  readonly authorizedOn: string;
  /** `yyyy-mm-dd` */
  readonly reviewBy: string;
  /** Subresource integrity value; absent where `noIntegrityReason` stands. */
  readonly integrity?: string;
  /** Why the content cannot be pinned. */
  readonly noIntegrityReason?: string;
}

/** The document as JSON, indented, with a final line feed. */
export function inventoryJson(document: ScriptInventoryDocument): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

const COLUMNS = [
  'Script',
  'Source',
  'Owner',
  'Justification',
  'Authorized by',
  'Authorized on',
  'Review by',
  'Integrity',
];

/** The document as Markdown, for people. */
export function inventoryMarkdown(document: ScriptInventoryDocument): string {
  const { page, path, integration, provider, contentSecurityPolicy, integrityPolicy, scripts } = document;
  const rows = scripts.map((script) => [
    plain(script.name),
    fixed(script.source),
    plain(script.owner),
    plain(script.justification),
    plain(script.authorizedBy),
    script.authorizedOn,
    script.reviewBy,
    script.integrity === undefined ? `not pinned: ${plain(script.noIntegrityReason ?? '')}` : fixed(script.integrity),
  ]);
  return [
    `# Scripts of ${plain(page)}`,
    '',
    'Every script that may run in the consumer’s browser on this page: authorization, integrity and justification (PCI DSS 4.0.1, 6.4.3).',
    '',
    `- Path pattern: ${fixed(path)}`,
    `- Integration: ${plain(integration)}, with ${plain(provider)}`,
    `- Scripts without integrity are ${integrityPolicy === 'enforced' ? 'blocked' : 'reported'} by browsers that know \`Integrity-Policy\``,
    `- \`Content-Security-Policy\`: ${fixed(contentSecurityPolicy)}`,
    '',
    ...(rows.length === 0 ? ['No script may run.'] : [COLUMNS, COLUMNS.map(() => '---'), ...rows].map(row)),
    '',
  ].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Text from outside on one line, without markup. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[&<>\\`*_[\]|~#@]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Text in fixed width. Sources, hashes and policies hold no backtick; a vertical bar would end the cell. */
function fixed(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

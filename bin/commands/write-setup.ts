import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { applyEdits, modify, type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { isObject, own } from '../../lib/controls/value';
import { UsageError } from '../../lib/errors';
import { DEFAULT_REGISTER } from '../../lib/exceptions';
import { version } from '../../lib/version';

const WORKFLOW = '.github/workflows/storefront-baseline.yml';

const WORKFLOW_TEXT = `name: storefront-baseline
on: pull_request
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npm ci
      - run: npx cdk synth --quiet '**'
      - run: npx storefront-baseline check cdk.out --format github
`;

const REGISTER_TEXT = `# Findings that may stand, and why. Each has an owner, a reason and an end; an unused one fails the synth.
exceptions: []
`;

const SETTINGS = { domainName: 'shop.example.com', homeRegion: 'eu-central-1' };

/**
 * Writes what is missing into the working directory, and tells each file.
 *
 * @throws UsageError when cdk.json cannot be read; nothing is written then
 */
export function writeSetup(): void {
  const settings = settingsEdit();
  writeNew(WORKFLOW, WORKFLOW_TEXT);
  writeNew(DEFAULT_REGISTER, REGISTER_TEXT);
  if (typeof settings === 'string') {
    writeFileSync('cdk.json', settings);
    tell('cdk.json: added context.storefront; set domainName and homeRegion');
  } else {
    tell(settings.left);
  }
  tell(`version ${version}: call StorefrontPolicy.enforce(app) right after new App() to enforce the controls at synth`);
}

function writeNew(file: string, text: string): void {
  if (existsSync(file)) {
    tell(`${file}: exists, left as it is`);
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  tell(`${file}: written`);
}

/** cdk.json with the settings added, formatted as it was; or why it is left. */
function settingsEdit(): string | { readonly left: string } {
  if (!existsSync('cdk.json'))
    return { left: 'cdk.json: there is none; add the context key "storefront" where your app has its own' };
  const text = readFileSync('cdk.json', 'utf8');
  const errors: ParseError[] = [];
  const content: unknown = parse(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error !== undefined || !isObject(content)) {
    const what = error === undefined ? 'no object' : printParseErrorCode(error.error);
    throw new UsageError(`cdk.json: this is not JSON (${what}); mend it`);
  }
  const context = own(content, 'context');
  if (isObject(context) && own(context, 'storefront') !== undefined)
    return { left: 'cdk.json: has context.storefront, left as it is' };
  const edits = modify(text, ['context', 'storefront'], SETTINGS, {
    formattingOptions: { insertSpaces: true, tabSize: 2 },
  });
  return applyEdits(text, edits);
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

import { readFileSync } from 'node:fs';
import { SIGN_IN_RULES } from '../../lib/identity/sign-in-rules';

describe('docs/identity.md', () => {
  const lines = readFileSync('docs/identity.md', 'utf8').split('\n');

  test('has the rules, in their order', () => {
    // Prepare
    const start = lines.indexOf('| refusal | property | reason and mend | source |') + 2;

    // Act
    const rows = lines.slice(start, lines.indexOf('', start));

    // Assess
    expect(rows).toEqual(
      SIGN_IN_RULES.map(({ id, property, mend, source }) => `| ${id} | \`${property}\` | ${mend} | ${source} |`),
    );
  });
});

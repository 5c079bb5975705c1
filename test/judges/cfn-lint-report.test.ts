import { findingsOfLint } from './cfn-lint-report';
import { sampleTemplate } from './sample-template';

const TEMPLATE = sampleTemplate({});

function match(level: string, path: readonly unknown[] | null, file = TEMPLATE.file): unknown {
  return {
    Filename: file,
    Level: level,
    Message: 'it is wrong',
    Rule: { Id: 'E3012', Description: 'a rule' },
    Location: { Path: path, Start: { LineNumber: 1, ColumnNumber: 1 } },
  };
}

describe('findingsOfLint', () => {
  test.each([
    [
      'an error in a resource',
      match('Error', ['Resources', 'Orders', 'Properties', 'Tags', 0]),
      { logicalId: 'Orders' },
    ],
    ['a warning on a section', match('Warning', ['Outputs', 'Url']), {}],
    ['an error on the whole', match('Error', null), {}],
  ])('reads %s', (_case, entry, place) => {
    const findings = findingsOfLint(JSON.stringify([entry]), [TEMPLATE]);

    expect(findings).toEqual([{ rule: 'E3012', template: TEMPLATE, message: 'it is wrong', ...place }]);
  });

  test('leaves out mere information', () => {
    expect(findingsOfLint(JSON.stringify([match('Informational', ['Resources', 'A'])]), [TEMPLATE])).toEqual([]);
  });

  test('refuses a report on another file', () => {
    const text = JSON.stringify([match('Error', null, '/other.json')]);

    expect(() => findingsOfLint(text, [TEMPLATE])).toThrow(
      new Error('cfn-lint: it reports on /other.json, which it was not given'),
    );
  });

  test('refuses what is no report', () => {
    expect(() => findingsOfLint('', [TEMPLATE])).toThrow(SyntaxError);
    expect(() => findingsOfLint('[{}]', [TEMPLATE])).toThrow();
  });
});

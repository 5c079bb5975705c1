import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { readFoundTemplate, readTemplate } from '../../lib/check/read-template';
import { expandServerless } from '../../lib/check/serverless-expansion';
import { TemplateLines } from '../../lib/check/template-lines';
import { catalogue } from '../../lib/controls/catalogue';
import { evaluate } from '../../lib/controls/evaluate';
import { TemplateSet } from '../../lib/controls/template-set';
import { AssemblyError } from '../../lib/errors';
import { mutated, mutation, template } from './template-arbitrary';
import { temporaryDirectory } from './temporary-directory';

const directory = temporaryDirectory();

function written(name: string, text: string): string {
  const file = join(directory, name);
  writeFileSync(file, text);
  return file;
}

/** Reads a file as the command does; only an error in one line may come of it. */
function judged(file: string): void {
  try {
    const read = readTemplate(file);
    const expansion = expandServerless(read.body);
    const { judgements } = evaluate(new TemplateSet([{ name: file, body: expansion.body }]), catalogue);
    const lines = new TemplateLines(read);
    const lineCount = read.text.split('\n').length;
    for (const { resource, verdict } of judgements) {
      if (verdict.kind === 'unknown') expect(verdict.reason).not.toMatch(/^the check failed/);
      const path = verdict.kind === 'violation' ? (verdict.faults[0]?.path ?? '') : '';
      const origin = expansion.originOf(resource.logicalId);
      const place = lines.of(origin?.path(path) ?? ['Resources', resource.logicalId]);
      expect(place.line).toBeGreaterThanOrEqual(1);
      expect(place.line).toBeLessThanOrEqual(lineCount);
    }
  } catch (error) {
    if (!(error instanceof AssemblyError)) throw error;
    expect(error.message).not.toContain('\n');
    expect(error.message.startsWith(`${file}:`)).toBe(true);
  }
  try {
    readFoundTemplate(file);
  } catch (error) {
    expect(error).toBeInstanceOf(AssemblyError);
  }
}

describe('whatever stands in a template', () => {
  test('JSON is read as JSON reads it, or refused in one line', () => {
    fc.assert(
      fc.property(template, (body) => {
        const file = written('any.json', JSON.stringify(body));
        expect(JSON.stringify(readTemplate(file).body)).toBe(JSON.stringify(body));
        judged(file);
      }),
      { numRuns: 200 },
    );
  });

  test('damaged JSON never throws anything but an error in one line', () => {
    fc.assert(
      fc.property(
        template,
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (body, mutations, indented) => {
          const text = JSON.stringify(body, null, indented ? 2 : 0);
          judged(written('damaged.json', mutated(text, mutations)));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('damaged YAML never throws anything but an error in one line', () => {
    fc.assert(
      fc.property(template, fc.array(mutation, { minLength: 1, maxLength: 4 }), (body, mutations) => {
        judged(written('damaged.yaml', mutated(stringify(body, { aliasDuplicateObjects: false }), mutations)));
      }),
      { numRuns: 300 },
    );
  });

  test('a template without AWS SAM is not expanded, and expanding never changes what was read', () => {
    fc.assert(
      fc.property(template, (body) => {
        const before = JSON.stringify(body);
        const expansion = expandServerless(body);
        expect(JSON.stringify(body)).toBe(before);
        if (!before.includes('AWS::Serverless::')) expect(expansion.body).toBe(body);
      }),
      { numRuns: 200 },
    );
  });
});

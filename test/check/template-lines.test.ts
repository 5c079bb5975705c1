import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { readTemplate } from '../../lib/check/read-template';
import { TemplateLines } from '../../lib/check/template-lines';
import { template } from './template-arbitrary';
import { temporaryDirectory } from './temporary-directory';

const directory = temporaryDirectory();

function linesOf(name: string, text: string): TemplateLines {
  const file = join(directory, name);
  writeFileSync(file, text);
  return new TemplateLines(readTemplate(file));
}

/** `<line>:<column>` of a property. */
function place(lines: TemplateLines, logicalId: string, property?: string): string {
  const { file, line, column } = lines.ofResource(logicalId, property);
  expect(file.startsWith(directory)).toBe(true);
  return `${line}:${column}`;
}

const BODY = {
  Resources: {
    Cdn: {
      Type: 'AWS::CloudFront::Distribution',
      Properties: {
        DistributionConfig: {
          Origins: [{ DomainName: 'a.example' }, { DomainName: 'b.example', Id: '[{]' }],
          Tags: { 'aws:a/b.c': 1, a: { 'b.c': 2 } },
        },
      },
    },
    Logs: { Type: 'AWS::S3::Bucket' },
  },
};

const YAML = `Resources:
  Cdn:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Origins:
          - DomainName: a.example
          - DomainName: b.example
            Id: '[{]'
        Tags:
          aws:a/b.c: 1
          a: { b.c: 2 }
  Logs:
    Type: AWS::S3::Bucket
`;

describe('TemplateLines', () => {
  test.each([
    ['the resource', 'Cdn', undefined, '2:3', '3:5'],
    ['a property', 'Cdn', 'DistributionConfig', '5:7', '6:9'],
    ['an item', 'Cdn', 'DistributionConfig.Origins[1]', '8:13', '11:13'],
    ['a property of an item', 'Cdn', 'DistributionConfig.Origins[1].Id', '9:13', '13:15'],
    ['a key that holds dots', 'Cdn', 'DistributionConfig.Tags.aws:a/b.c', '11:11', '17:13'],
    ['a key that holds dots, below another', 'Cdn', 'DistributionConfig.Tags.a.b.c', '12:16', '19:15'],
    ['the item above what is not there', 'Cdn', 'DistributionConfig.Origins[0].Id.x', '7:13', '8:13'],
    ['the list above an item that is not there', 'Cdn', 'DistributionConfig.Origins[7]', '6:9', '7:11'],
    ['the object above what is not there', 'Cdn', 'DistributionConfig.Logging.Bucket', '5:7', '6:9'],
    ['the properties above what is not there', 'Cdn', 'Other', '4:5', '5:7'],
    ['a resource without properties', 'Logs', 'VersioningConfiguration.Status', '13:3', '25:5'],
    ['the resources above one that is not there', 'Other', 'Name', '1:1', '2:3'],
  ])('%s', (_what, logicalId, property, yaml, json) => {
    expect(place(linesOf('a.yaml', YAML), logicalId, property)).toBe(yaml);
    expect(place(linesOf('a.json', JSON.stringify(BODY, null, 2)), logicalId, property)).toBe(json);
  });

  test('tells columns where everything stands on one line', () => {
    const text = JSON.stringify(BODY);
    const lines = linesOf('line.json', text);
    const column = text.indexOf('"Id"') + 1;
    expect(place(lines, 'Cdn', 'DistributionConfig.Origins[1].Id')).toBe(`1:${column}`);
  });

  test('tells lines of the text as it is in the file, with a byte-order mark and CR LF', () => {
    const lines = linesOf('windows.yaml', `\ufeff${YAML.replaceAll('\n', '\r\n')}`);
    expect(place(lines, 'Cdn', 'DistributionConfig.Origins[1].Id')).toBe('9:13');
    expect(place(lines, 'Cdn')).toBe('2:3');
  });

  test('tells lines of YAML in an unusual form', () => {
    const lines = linesOf(
      'anchors.yaml',
      'Resources:\n  A: &a\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: x\n  B: *a\n  C:\n    <<: *a\n    Condition: D\n',
    );
    expect(place(lines, 'A', 'BucketName')).toBe('5:7');
    expect(place(lines, 'B')).toBe('6:3');
    expect(place(lines, 'B', 'BucketName')).toBe('5:7');
    expect(place(lines, 'C', 'Other')).toBe('8:5');
  });

  test('of a key that stands twice it tells the last, which was judged', () => {
    expect(place(linesOf('twice.json', '{"Resources": {"A": {},\n"A": {}}}'), 'A')).toBe('2:1');
    expect(place(linesOf('twice.yaml', 'Resources:\n  A: {}\n  A: {}\n'), 'A')).toBe('3:3');
  });

  test('follows a path from the top of the template', () => {
    const lines = linesOf('globals.yaml', 'Globals:\n  Function:\n    Runtime: x\nResources: {}\n');
    expect(lines.of(['Globals', 'Function', 'Runtime'])).toMatchObject({ line: 3, column: 5 });
    expect(lines.of(['Globals', 'Api', 'Auth'])).toMatchObject({ line: 1 });
    expect(lines.of(['Nowhere'])).toMatchObject({ line: 1, column: 1 });
  });

  test('every key of every template is where it says', () => {
    const withoutMerges = template.filter((body) => !JSON.stringify(body).includes('"<<"'));
    const isPlain = (key: string) => /^[A-Za-z]\w*$/.test(key) && key !== 'constructor' && key !== 'toString';
    fc.assert(
      fc.property(withoutMerges, fc.boolean(), (body, isYaml) => {
        const text = isYaml ? stringify(body, { aliasDuplicateObjects: false }) : JSON.stringify(body, null, 2);
        const lines = linesOf(isYaml ? 'any.yaml' : 'any.json', text);
        const rows = text.split('\n');
        const walk = (value: unknown, path: readonly string[]): void => {
          if (typeof value !== 'object' || value === null) return;
          for (const [key, inner] of Object.entries(value)) {
            if (!isPlain(key)) continue;
            const { line, column = 0 } = lines.of([...path, key]);
            expect(rows[line - 1]?.slice(column - 1)).toMatch(new RegExp(`^"?${key}"?:`));
            if (!Array.isArray(inner)) walk(inner, [...path, key]);
          }
        };
        walk(body, []);
      }),
      { numRuns: 100 },
    );
  });
});

test('a place in the metadata is found beside the properties', () => {
  const text =
    '{ "Resources": { "Headers": {\n "Properties": {},\n "Metadata": { "StorefrontPaymentPage": {\n "path": "/" } } } } }';

  expect(place(linesOf('metadata.json', text), 'Headers', 'Metadata.StorefrontPaymentPage.path')).toMatch(/^4:/);
});

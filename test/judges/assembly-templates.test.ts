import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { CfnTopic } from 'aws-cdk-lib/aws-sns';
import { assemblyTemplates } from './assembly-templates';
import { resourcesOf } from './judged-template';

function shop(): string {
  const app = new App();
  const stage = new Stage(app, 'Shop');
  const edge = new Stack(stage, 'Edge', { env: { region: 'us-east-1' } });
  new CfnTopic(edge, 'Topic');
  const nested = new NestedStack(edge, 'Nested');
  new CfnTopic(new NestedStack(nested, 'Deeper'), 'Inner');
  new CfnTopic(new Stack(app, 'Plain', { stackName: 'other-name' }), 'Alone');
  return app.synth().directory;
}

describe('assemblyTemplates', () => {
  test('reads stages and nested stacks too, each with its stack and region', () => {
    const templates = assemblyTemplates(shop(), 'sample', true);

    const seen = templates.map((template) => ({
      place: `${template.stack} in ${template.region} of ${template.variant}`,
      types: resourcesOf(template).map(([id]) => id.replace(/NestedStack.*/, '')),
    }));
    const edge = 'Shop/Edge in us-east-1 of sample';
    expect(seen).toHaveLength(4);
    expect(seen).toEqual(
      expect.arrayContaining([
        { place: edge, types: ['Topic', 'Nested'] },
        { place: edge, types: ['Deeper'] },
        { place: edge, types: ['Inner'] },
        { place: 'Plain in undefined of sample', types: ['Alone'] },
      ]),
    );
    expect(templates.every(({ weakened }) => weakened)).toBe(true);
  });

  test('refuses a template that no stack uses: it would go unjudged', () => {
    const directory = shop();
    const file = join(directory, 'Stray.template.json');
    writeFileSync(file, '{}');

    expect(() => assemblyTemplates(directory, 'sample')).toThrow(
      new Error(`${file}: no stack is known to use this template, so it would go unjudged`),
    );
  });

  test('refuses what is no cloud assembly', () => {
    const directory = mkdtempSync(join(tmpdir(), 'no-assembly-'));

    expect(() => assemblyTemplates(directory, 'sample')).toThrow(
      new Error(`${directory}: there is no cloud assembly here`),
    );
    rmSync(directory, { recursive: true });
  });
});

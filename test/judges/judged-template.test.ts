import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constructPath } from './judged-template';
import { at, sampleTemplate } from './sample-template';

describe('constructPath', () => {
  const directory = mkdtempSync(join(tmpdir(), 'judged-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  test('comes from the template', () => {
    expect(constructPath(sampleTemplate({ Orders1: at('Shop/Data/Orders/Resource') }), 'Orders1')).toBe(
      'Shop/Data/Orders/Resource',
    );
  });

  test('comes from the assembly’s metadata where the template has none', () => {
    const file = join(directory, 'Data.template.json');
    const metadata = { '/Shop/Data/Orders/Resource': [{ type: 'aws:cdk:logicalId', data: 'Orders1' }] };
    writeFileSync(join(directory, 'Data.metadata.json'), JSON.stringify(metadata));

    const template = sampleTemplate({ Orders1: { Type: 'AWS::S3::Bucket' } }, { file });

    expect(constructPath(template, 'Orders1')).toBe('Shop/Data/Orders/Resource');
    expect(constructPath(template, 'Unknown2')).toBe('Shop/Data/Unknown2');
  });

  test('is the stack’s where no resource is meant', () => {
    expect(constructPath(sampleTemplate({}), undefined)).toBe('Shop/Data');
  });
});

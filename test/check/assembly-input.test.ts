import { join } from 'node:path';
import { assemblyInput } from '../../lib/check/assembly-input';
import { manifest, nestedAssembly, nestedStack, stack, writtenFiles } from './written-assembly';

const named = (type: string, data: unknown) => ({ type: `aws:cdk:${type}`, data });
const bucket = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'orders' } };
const template = (resources: object) => JSON.stringify({ Resources: resources }, undefined, 1);

/** A stack `Shop` with a nested stack, and a stack in a stage. */
const directory = writtenFiles({
  'manifest.json': manifest({
    Shop: { ...stack('Shop.template.json'), displayName: 'Shop', additionalMetadataFile: 'Shop.metadata.json' },
    prod: nestedAssembly('assembly-Prod'),
  }),
  'Shop.template.json': template({ Orders: bucket, Inner: nestedStack('Inner.nested.template.json') }),
  'Shop.metadata.json': {
    '/Shop': [named('templateFile', 'Shop.template.json')],
    '/Shop/Orders/Resource': [named('logicalId', 'Orders')],
    '/Shop/Inner': [named('templateFile', 'Inner.nested.template.json')],
    '/Shop/Inner/Orders/Resource': [named('logicalId', 'Orders')],
  },
  'Inner.nested.template.json': template({ First: { Type: 'AWS::SNS::Topic' }, Orders: bucket }),
  'assembly-Prod/manifest.json': manifest({
    ProdData: {
      ...stack('ProdData.template.json'),
      displayName: 'Prod/Data (renamed)',
      additionalMetadataFile: 'ProdData.metadata.json',
    },
  }),
  'assembly-Prod/ProdData.template.json': template({ Orders: bucket }),
  'assembly-Prod/ProdData.metadata.json': {
    '/Prod/Data': [named('templateFile', 'ProdData.template.json')],
    '/Prod/Data/Orders/Resource': [named('logicalId', 'Orders')],
  },
});

const input = assemblyInput(directory);
const SHOP = join(directory, 'Shop.template.json');
const INNER = join(directory, 'Inner.nested.template.json');
const DATA = join(directory, 'assembly-Prod', 'ProdData.template.json');

test('holds the templates of stacks, nested stacks and stages', () => {
  expect(input.templates.map(({ name }) => name)).toEqual([SHOP, INNER, DATA]);
});

test.each([
  [SHOP, 'Shop', 'Shop/Orders/Resource'],
  [INNER, 'Shop', 'Shop/Inner/Orders/Resource'],
  [DATA, 'Prod/Data', 'Prod/Data/Orders/Resource'],
])('of %s it knows the stack, and the constructs', (file, stackPath, constructPath) => {
  expect(input.stackOf(file)).toBe(stackPath);
  expect(input.originOf(file, 'Orders')).toEqual({ constructPath, source: undefined });
});

describe('a resource that a plugin speaks of', () => {
  const orders = (file: string) => ({ logicalId: 'Orders', type: 'AWS::S3::Bucket', template: file });

  test.each([
    ['Shop/Orders/Resource', SHOP],
    ['Shop/Inner/Orders/Resource', INNER],
    ['Prod/Data/Orders/Resource', DATA],
  ])('is found by the construct %s', (constructPath, file) => {
    expect(input.resourceAt(constructPath, undefined, undefined)).toEqual(orders(file));
  });

  test.each([
    ['by the name of its file', 'ProdData.template.json', DATA],
    ['by its path where the app was synthesized', '/home/ci/cdk.out/Inner.nested.template.json', INNER],
  ])('is found %s and its logical id', (_name, file, expected) => {
    expect(input.resourceAt(undefined, file, 'Orders')).toEqual(orders(expected));
    expect(input.resourceAt('Not/A/Resource', file, 'Orders')).toEqual(orders(expected));
  });

  test('that is not there keeps what the plugin told', () => {
    expect(input.resourceAt('Shop', undefined, undefined)).toEqual({ logicalId: '', type: '', template: '' });
    expect(input.resourceAt(undefined, 'x.json', 'A')).toEqual({ logicalId: 'A', type: '', template: 'x.json' });
    expect(input.resourceAt(undefined, SHOP, 'Gone')).toEqual({ logicalId: 'Gone', type: '', template: SHOP });
  });
});

test('gives the lines of the template that is meant', () => {
  const line = (file: string, property: string) => input.lineOf(file, 'Orders', property)?.line;

  expect([line(SHOP, 'BucketName'), line(SHOP, ''), line(SHOP, 'VersioningConfiguration')]).toEqual([6, 3, 5]);
  expect(line(INNER, 'BucketName')).toBe(9);
  expect(input.lineOf('x.json', 'Orders', '')).toBeUndefined();
});

test('names files from the working directory', () => {
  expect(input.lineOf(SHOP, 'Orders', '')?.file).toMatch(/^\.\.\/.*\/Shop\.template\.json$/);
});

test.each([[null], ['text'], [[]], [{ Orders: null }], [{ Orders: 'text' }], [{ Orders: { Type: 7 } }]])(
  'does not fail at a template whose resources are %j',
  (resources) => {
    const damaged = assemblyInput(
      writtenFiles({ 'manifest.json': manifest({ A: stack('A.json') }), 'A.json': { Resources: resources } }),
    );

    expect(damaged.resourceAt('A/B', 'A.json', 'Orders')).toMatchObject({ logicalId: 'Orders' });
  },
);

describe('AWS SAM in an assembly', () => {
  const file = writtenFiles({
    'manifest.json': manifest({ Shop: { ...stack('Shop.template.json'), displayName: 'Shop' } }),
    'Shop.template.json': template({
      Api: {
        Type: 'AWS::Serverless::Function',
        Properties: { Runtime: 'nodejs22.x', FunctionUrlConfig: { AuthType: 'NONE' } },
        Metadata: { 'aws:cdk:path': 'Shop/Api' },
      },
      Nested: { Type: 'AWS::Serverless::Application', Properties: {} },
    }),
  });
  const sam = assemblyInput(file);
  const shop = join(file, 'Shop.template.json');

  test('is judged as CloudFormation will have it', () => {
    expect(sam.templates[0]?.body).toMatchObject({ Resources: { ApiUrl: { Type: 'AWS::Lambda::Url' } } });
  });

  test('is named as it is written, with its line and construct', () => {
    expect(sam.writtenAs(shop, 'ApiUrl', 'AuthType')).toEqual({
      logicalId: 'Api',
      type: 'AWS::Serverless::Function',
      property: 'FunctionUrlConfig.AuthType',
    });
    expect(sam.lineOf(shop, 'ApiUrl', 'AuthType')?.line).toBe(8);
    expect(sam.originOf(shop, 'Api')?.constructPath).toBe('Shop/Api');
  });

  test('that is not known here is never shown as judged', () => {
    expect(sam.unread).toEqual([
      `${shop}: Nested is of type AWS::Serverless::Application; what AWS SAM makes of it was not judged`,
    ]);
  });
});

import { readCloudAssembly } from '../../lib/check/cloud-assembly';
import { assemblyCost } from '../../lib/cost/assembly-cost';
import { manifest, nestedStack, stack, writtenFiles } from '../check/written-assembly';

const key = (path?: string) => ({
  Type: 'AWS::KMS::Key',
  ...(path === undefined ? {} : { Metadata: { 'aws:cdk:path': path } }),
});

const constructsOf = (files: Readonly<Record<string, unknown>>) =>
  assemblyCost(readCloudAssembly(writtenFiles(files))).constructs.map(({ construct, amount }) => [
    construct,
    amount / 1_000_000,
  ]);

const shop = { ...(stack('Data.template.json') as object), displayName: 'Shop/Data (Shop-Data)' };

test('counts to the construct that stands directly in the stack', () => {
  expect(
    constructsOf({
      'manifest.json': manifest({ 'Shop-Data': shop }),
      'Data.template.json': {
        Resources: {
          A: key('Shop/Data/OrdersKey/Key/Resource'),
          B: key('Shop/Data/Backups/Key/Resource'),
          C: key('Shop/Data/Backups/SecondKey/Resource'),
          D: key('Shop/Data/Bare'),
          E: key(),
          F: key('Elsewhere/Key'),
        },
      },
    }),
  ).toEqual([
    ['Shop/Data', 2],
    ['Shop/Data/Backups', 2],
    ['Shop/Data/Bare', 1],
    ['Shop/Data/OrdersKey', 1],
  ]);
});

test('knows the constructs from the file of metadata where the template names none', () => {
  expect(
    constructsOf({
      'manifest.json': manifest({ 'Shop-Data': { ...shop, additionalMetadataFile: 'Data.metadata.json' } }),
      'Data.template.json': { Resources: { A: key() } },
      'Data.metadata.json': {
        '/Shop/Data': [{ type: 'aws:cdk:templateFile', data: 'Data.template.json' }],
        '/Shop/Data/OrdersKey/Resource': [{ type: 'aws:cdk:logicalId', data: 'A' }],
      },
    }),
  ).toEqual([['Shop/Data/OrdersKey', 1]]);
});

test('counts nested stacks in, and leaves out what a condition leaves out', () => {
  expect(
    constructsOf({
      'manifest.json': manifest({ 'Shop-Data': shop }),
      'Data.template.json': {
        Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
        Resources: { Nested: nestedStack('Nested.template.json'), A: { ...key(), Condition: 'Never' } },
      },
      'Nested.template.json': { Resources: { A: key('Shop/Data/Nested/Key/Resource') } },
    }),
  ).toEqual([['Shop/Data/Nested', 1]]);
});

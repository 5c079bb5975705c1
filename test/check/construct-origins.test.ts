import { ConstructOrigins } from '../../lib/check/construct-origins';
import { AssemblyError } from '../../lib/errors';
import { writtenFiles } from './written-assembly';

const entry = (type: string, data: unknown) => ({ type: `aws:cdk:${type}`, data });
const template = (file: string) => entry('templateFile', file);
const logicalId = (id: string) => entry('logicalId', id);
const stack = (...frames: readonly string[]) => entry('creationStack', frames);

const origins = (metadata: unknown) =>
  new ConstructOrigins(writtenFiles({ 'Shop.metadata.json': metadata }), 'Shop.metadata.json');

/** The origin of a bucket whose own frames are given. */
const orders = (...frames: readonly string[]) =>
  origins({
    '/Shop': [template('Shop.template.json')],
    '/Shop/Orders/Resource': [logicalId('OrdersA9B6'), stack(...frames)],
  }).of('Shop.template.json', 'OrdersA9B6');

const app = (file: string) => `${process.cwd()}/${file}`;

describe('the construct', () => {
  test('is told by template and logical id', () => {
    expect(orders()).toEqual({ constructPath: 'Shop/Orders/Resource', source: undefined });
  });

  test('is the one of the template, where nested stacks repeat a logical id', () => {
    const known = origins({
      '/Shop': [template('Shop.template.json')],
      '/Shop/Orders/Resource': [logicalId('Orders')],
      '/Shop/Inner': [template('Inner.nested.template.json')],
      '/Shop/Inner/Orders/Resource': [logicalId('Orders')],
    });

    expect(known.of('Shop.template.json', 'Orders')?.constructPath).toBe('Shop/Orders/Resource');
    expect(known.of('Inner.nested.template.json', 'Orders')?.constructPath).toBe('Shop/Inner/Orders/Resource');
  });

  test('is told where a frame is an object without text', () => {
    const known = origins({
      '/Shop': [template('Shop.template.json')],
      '/Shop/Orders/Resource': [logicalId('Orders'), entry('creationStack', [{ toString: 2 }])],
    });

    expect(known.of('Shop.template.json', 'Orders')).toEqual({
      constructPath: 'Shop/Orders/Resource',
      source: undefined,
    });
  });

  test('is not known of a resource that no construct made', () => {
    expect(origins({}).of('Shop.template.json', 'Orders')).toBeUndefined();
  });

  test.each([undefined, 'gone.json'])('is not known from the metadata file %s', (file) => {
    expect(new ConstructOrigins(writtenFiles({}), file).of('Shop.template.json', 'Orders')).toBeUndefined();
  });
});

describe('the line', () => {
  test.each<[string, readonly string[], object | undefined]>([
    ['a function', [`new Shop (${app('lib/shop.ts')}:12:5)`], { file: 'lib/shop.ts', line: 12, column: 5 }],
    ['no function', [`<anonymous> (${app('app.ts')}:3:1)`], { file: 'app.ts', line: 3, column: 1 }],
    [
      'a folder with brackets',
      [`new Shop (${app('copy (2)/a.ts')}:1:2)`],
      { file: 'copy (2)/a.ts', line: 1, column: 2 },
    ],
    ['an aliased method', [`Shop.a [as b] (${app('a.ts')}:1:2)`], { file: 'a.ts', line: 1, column: 2 }],
    ['an ES module', [`new Shop (file://${app('a%20b.mjs')}:1:2)`], { file: 'a b.mjs', line: 1, column: 2 }],
    ['an ES module without a function', [`file://${app('a.mjs')}:4 (:)`], { file: 'a.mjs', line: 4 }],
    ['Python', [`__init__ (${app('shop/app.py')}:14)`], { file: 'shop/app.py', line: 14 }],
    [
      'a folder that is only called alike',
      [`a (${app('my_node_modules/a.ts')}:1:2)`],
      { file: 'my_node_modules/a.ts' },
    ],
    ['a broken address', ['a (file://%:1:2)'], undefined],
    ['evaluated text', ['eval (eval at a (/app/a.js:1:2), <anonymous>:1:1)'], undefined],
    ['text that is no frame', ['(no user code in 10 frames, use --stack-trace-limit to capture more)'], undefined],
  ])('is read from a frame of %s', (_name, frames, source) => {
    const origin = orders(...frames);

    if (source === undefined) expect(origin?.source).toBeUndefined();
    else expect(origin?.source).toMatchObject(source);
  });

  test('has a column only where the frame has one', () => {
    expect(orders(`__init__ (${app('app.py')}:14)`)?.source).toEqual({ file: 'app.py', line: 14 });
  });

  test.each([
    '...new Bucket2 in aws-cdk-lib...',
    '...new Bucket2 (/app/b.ts:1:2)',
    `new Bucket (${app('node_modules/aws-cdk-lib/aws-s3/lib/bucket.js')}:1:2)`,
    'new Bucket (C:\\app\\node_modules\\aws-cdk-lib\\bucket.js:1:2)',
    '__init__ (/usr/lib/python3.12/site-packages/aws_cdk/aws_s3/__init__.py:99)',
    'Module._compile (node:internal/modules/cjs/loader:1364:14)',
  ])('is not that of %s, but of the next frame', (foreign) => {
    expect(orders(foreign, `new Shop (${app('lib/shop.ts')}:12:5)`)?.source).toMatchObject({ file: 'lib/shop.ts' });
  });

  test('is that of the nearest construct above that the app made, where the resource has none', () => {
    const metadata = {
      '/Shop': [template('Shop.template.json'), stack(`new App (${app('app.ts')}:1:1)`)],
      '/Shop/Data': [stack(`new Data (${app('data.ts')}:2:2)`)],
      '/Shop/DataLake': [stack(`new DataLake (${app('lake.ts')}:3:3)`)],
      '/Shop/Data/Orders/Resource': [logicalId('Orders'), stack('...aws-cdk-lib...')],
      '/Shop/Carts/Resource': [logicalId('Carts')],
    };

    expect(origins(metadata).of('Shop.template.json', 'Orders')?.source).toEqual({
      file: 'data.ts',
      line: 2,
      column: 2,
    });
    expect(origins(metadata).of('Shop.template.json', 'Carts')?.source).toEqual({ file: 'app.ts', line: 1, column: 1 });
  });
});

test('metadata of another form tells nothing, and harms nothing', () => {
  const damaged = {
    '/Shop': [template('Shop.template.json'), null, 'text', entry('creationStack', 'text')],
    '/Shop/A': 'text',
    '/Shop/B': [logicalId('B'), entry('creationStack', [null, 7, {}])],
    '': [logicalId('C')],
  };

  expect(origins(damaged).of('Shop.template.json', 'B')).toEqual({ constructPath: 'Shop/B', source: undefined });
});

test('metadata that is no JSON is refused in one line', () => {
  const directory = writtenFiles({ 'Shop.metadata.json': '' });

  expect(() => new ConstructOrigins(directory, 'Shop.metadata.json')).toThrow(
    new AssemblyError(
      `${directory}/Shop.metadata.json: this is not JSON (Unexpected end of JSON input); synthesize the app again`,
    ),
  );
});

import { brokenRequires, missingEntryPoints, unintendedFiles } from './packed-files';

test('unintendedFiles leaves compiled code, types and documents', () => {
  const intended = ['package.json', 'README.md', 'CONTROLS.md', 'dist/lib/a/b.js', 'dist/lib/b.d.ts', 'dist/bin/c.js'];
  const others = [
    'cdk.json',
    'lib/a.ts',
    'dist/lib/a.ts',
    'dist/bin/c.ts',
    'test/a.test.ts',
    'dist/tsconfig.tsbuildinfo',
  ];

  expect(unintendedFiles([...intended, ...others])).toEqual(others);
});

test('missingEntryPoints names what the manifest promises in vain', () => {
  const manifest = {
    main: 'dist/lib/index.js',
    types: './dist/lib/index.d.ts',
    bin: { command: 'dist/bin/command.js' },
    exports: { '.': { default: './dist/lib/index.js' }, './x': { types: './dist/x.d.ts' }, './y/*': './dist/y/*.js' },
  };

  expect(missingEntryPoints(manifest, ['dist/lib/index.js', 'dist/bin/command.js'])).toEqual([
    'dist/lib/index.d.ts',
    'dist/x.d.ts',
  ]);
});

test('brokenRequires names relative paths that lead to no packed file', () => {
  const text = [
    'require("../lib/version"); require("../lib/data.json"); require("../lib/controls");',
    "require('./commands/posture'); require('yaml'); require(\"../../test/x\");",
  ].join('\n');
  const files = ['dist/bin/c.js', 'dist/lib/version.js', 'dist/lib/data.json', 'dist/lib/controls/index.js'];

  expect(brokenRequires('dist/bin/c.js', text, files)).toEqual(['./commands/posture', '../../test/x']);
});

import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { catalogue } from '../lib/controls/catalogue';
import { version } from '../lib/version';
import packageJson from '../package.json';
import { type SourceFile, sourceFiles } from './source-file';

const lib = sourceFiles('lib');
const bin = sourceFiles('bin');
const byPath = new Map([...lib, ...bin].map((file) => [file.path, file]));

/** What reads and reports: it starts fast, and a Lambda function or a CI job can carry it. */
const PLAIN_WING = [
  'account',
  'amount',
  'audit',
  'check',
  'clock',
  'controls',
  'errors',
  'evidence',
  'exceptions',
  'finding',
  'cost',
  'input',
  'live',
  'page',
  'permissions',
  'posture',
  'privacy-steps',
  'probe',
  'residency',
  'report',
  'rules',
  'settings',
  'shopper',
  'training',
  'upload',
  'version',
];

const CDK = ['aws-cdk-lib', 'cdk-nag', 'constructs'];

/** The rooms that are no constructs in the CDK's wing. */
const NO_CONSTRUCTS = ['policy', 'index'];

/** The constructs that deploy what controls say of AWS Config. */
const DEPLOY_CONTROLS = ['lib/detection/config-baseline.ts', 'lib/detection/control-rules.ts'];

/** What constructs share with controls without knowing any: words of the metadata, arithmetic of AWS WAF, a list of hosts. */
const SHARED_WITH_CONSTRUCTS = [
  'lib/controls/template-metadata.ts',
  'lib/controls/edge/web-acl-capacity.ts',
  'lib/controls/payment/tag-manager-domains.ts',
];

/** A control's file that cannot be named for it: `web-acl-capacity` is the arithmetic that it rests on. */
const NAMED_OTHERWISE: Readonly<Record<string, string>> = { WebAclCapacity: 'web-acl-capacity-budget' };

/** `lib/check/json-file.ts` and `lib/check.ts` both stand in the room `check`. */
const roomOf = ({ path }: Pick<SourceFile, 'path'>) => path.split('/')[1]?.replace(/\.ts$/, '') ?? '';

const isPlain = (file: SourceFile) => PLAIN_WING.includes(roomOf(file));

const inRoom = (room: string) => (from: string) => from === `lib/${room}.ts` || from.startsWith(`lib/${room}/`);

/** `<file> imports <what>` of every import of these files that must not be. */
function breaches(files: readonly SourceFile[], forbidden: (from: string) => boolean): readonly string[] {
  return files.flatMap(({ path, imports }) =>
    imports.filter(({ from }) => forbidden(from)).map(({ from }) => `${path} imports ${from}`),
  );
}

/** What a file loads when it runs, with what that loads in turn. */
function loadedBy(file: SourceFile, seen = new Set<string>()): ReadonlySet<string> {
  for (const { from, typeOnly } of file.imports) {
    if (typeOnly || seen.has(from)) continue;
    seen.add(from);
    const next = byPath.get(from);
    if (next !== undefined) loadedBy(next, seen);
  }
  return seen;
}

test('the sources and their imports are read', () => {
  const rendered = lib.find(({ path }) => path === 'lib/policy/rendered-templates.ts');

  expect(rendered?.imports).toEqual(
    expect.arrayContaining([
      { from: 'aws-cdk-lib', typeOnly: false },
      { from: 'constructs', typeOnly: true },
      { from: 'lib/controls/template-set.ts', typeOnly: false },
    ]),
  );
  for (const file of [byPath.get('lib/index.ts'), byPath.get('bin/storefront.ts')]) {
    expect(file === undefined ? [] : [...loadedBy(file)]).toEqual(expect.arrayContaining(CDK));
  }
  const unresolved = breaches([...lib, ...bin], (from) => /^(lib|bin|\.)/.test(from) && !existsSync(from));
  expect(unresolved).toEqual([]);
});

describe('the plain wing', () => {
  test('names nothing of the CDK', () => {
    expect(breaches(lib.filter(isPlain), (from) => CDK.includes(from))).toEqual([]);
  });

  test('loads nothing of the CDK, through no other file either', () => {
    const loading = lib
      .filter(isPlain)
      .flatMap((file) => CDK.filter((name) => loadedBy(file).has(name)).map((name) => `${file.path} loads ${name}`));

    expect(loading).toEqual([]);
  });

  test('stands below on controls, which import nothing but each other', () => {
    const controls = lib.filter((file) => roomOf(file) === 'controls');

    expect(controls.length).toBeGreaterThan(catalogue.length);
    expect(breaches(controls, (from) => !inRoom('controls')(from))).toEqual([]);
  });
});

describe('the wing of the CDK', () => {
  const wing = lib.filter((file) => !isPlain(file));

  test('imports neither check nor report', () => {
    expect(breaches(wing, (from) => inRoom('check')(from) || inRoom('report')(from))).toEqual([]);
  });

  test('has constructs that know no controls, save for those that deploy their rules', () => {
    const constructs = wing.filter((file) => ![...NO_CONSTRUCTS, 'handlers'].includes(roomOf(file)));
    const importers = constructs
      .filter(({ imports }) =>
        imports.some(({ from }) => inRoom('controls')(from) && !SHARED_WITH_CONSTRUCTS.includes(from)),
      )
      .map(({ path }) => path);

    expect(importers.filter((path) => !DEPLOY_CONTROLS.includes(path))).toEqual([]);
    expect(DEPLOY_CONTROLS.filter((path) => !importers.includes(path))).toEqual([]);
  });
});

test('nothing in lib imports bin', () => {
  expect(breaches(lib, (from) => from.startsWith('bin/'))).toEqual([]);
});

describe('handlers', () => {
  const handlers = lib.filter((file) => roomOf(file) === 'handlers');

  test('are imported by nobody: they are bundled', () => {
    expect(
      breaches(
        [...lib, ...bin].filter((file) => !handlers.includes(file)),
        inRoom('handlers'),
      ),
    ).toEqual([]);
  });

  test('load nothing of the CDK', () => {
    const loading = handlers.filter((file) => CDK.some((name) => loadedBy(file).has(name))).map(({ path }) => path);

    expect(loading).toEqual([]);
  });
});

test('only bin prints, reads arguments and sets exit codes', () => {
  const words = /\bconsole\.|\bprocess\.(?:exit|exitCode|argv|stdout|stderr)\b/;

  expect(lib.filter(({ code }) => words.test(code)).map(({ path }) => path)).toEqual([]);
  expect(bin.some(({ code }) => words.test(code))).toBe(true);
});

test('no imports go in a circle when they run', () => {
  const circles = [...byPath.values()].filter((file) => loadedBy(file).has(file.path)).map(({ path }) => path);

  expect(circles).toEqual([]);
});

describe('a file', () => {
  const everywhere = [...lib, ...bin, ...sourceFiles('test')];

  test('of lib has fewer than 250 lines', () => {
    expect(lib.filter(({ lines }) => lines >= 250).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });

  test('is named for its one concept, in kebab-case', () => {
    const names = everywhere.map(({ path }) => path);

    expect(names.filter((path) => /(^|\/)(utils?|helpers?|common|misc|manager)(\/|\.ts$)/.test(path))).toEqual([]);
    expect(names.filter((path) => !/^[a-z0-9.-]+$/.test(basename(path)))).toEqual([]);
  });
});

test('the version is that of the package', () => {
  expect(version).toBe(packageJson.version);
});

describe('a control stands', () => {
  const controls = lib.filter((file) => roomOf(file) === 'controls');
  const places = catalogue.map(({ id, area }) => ({
    id,
    area,
    files: controls.filter(({ code }) => code.includes(`id: '${id}',`)).map(({ path }) => path),
  }));

  test('in one file, in the folder of its area', () => {
    expect(places.filter(({ files }) => files.length !== 1)).toEqual([]);
    expect(places.filter(({ files, area }) => dirname(files[0] ?? '') !== `lib/controls/${area}`)).toEqual([]);
  });

  test('in a file of its name', () => {
    const misnamed = places.filter(({ id, files }) => {
      const kebab = id.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
      return basename(files[0] ?? '', '.ts') !== (NAMED_OTHERWISE[id] ?? kebab);
    });

    expect(misnamed).toEqual([]);
  });
});

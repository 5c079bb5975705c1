import { CdkProject, tellsAnOutcome } from './cdk-project';

jest.setTimeout(120_000);

/** Each shop with the one line that it gets. */
const REFUSED: readonly (readonly [string, object, Readonly<Record<string, unknown>>, string])[] = [
  [
    'an unknown setting',
    { homeregion: 'eu-central-1' },
    {},
    'cdk.json: storefront.homeregion is not a setting; did you mean homeRegion?',
  ],
  [
    'a setting of the wrong type',
    { domainName: 7 },
    {},
    "cdk.json: storefront.domainName is 7; write the shop's host name, such as shop.example.com, without scheme, port or path",
  ],
  [
    'a home region outside the allowed ones',
    { homeRegion: 'us-east-1' },
    {},
    'cdk.json: storefront.homeRegion is "us-east-1"; allowedRegions lacks it: add it there, or choose eu-central-1',
  ],
  [
    'a hosted zone by name alone',
    { hostedZoneName: 'example.com' },
    {},
    'cdk.json: storefront.hostedZoneName is "example.com"; a zone is found by its id: add hostedZoneId',
  ],
  [
    'an exceptions file that is none',
    {},
    { 'exceptions.yaml/entry': '' },
    'exceptions.yaml: this is a directory; name a file such as exceptions.yaml',
  ],
  [
    'an exception without an owner',
    {},
    { 'exceptions.yaml': 'exceptions:\n  - control: BucketVersioning\n    path: Shop\n    kind: risk\n' },
    'exceptions.yaml:2: owner is missing; name who answers for the exception',
  ],
  [
    'exceptions that are no YAML',
    {},
    { 'exceptions.yaml': 'exceptions:\n  - control: [\n' },
    'exceptions.yaml:3: the YAML cannot be read: Flow sequence in block collection must be sufficiently indented and end with a ]',
  ],
];

test.each(REFUSED)('cdk synth tells %s in one line, and leaves nothing that tells an outcome', async (...shop) => {
  const [, settings, files, line] = shop;
  const { exitCode, stdout, stderr, assembly } = await new CdkProject('bin/storefront.ts', settings, files).cdk(
    'synth',
  );

  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  const [ours, ofTheCli, ...rest] = stderr.trimEnd().split('\n');
  expect(ours).toBe(line);
  expect(ofTheCli).toMatch(/: Subprocess exited with error 2$/);
  expect(rest).toEqual([]);
  expect(tellsAnOutcome(assembly)).toBe(false);
});

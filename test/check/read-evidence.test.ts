import { Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import fc from 'fast-check';
import { readEvidence } from '../../lib/check/read-evidence';
import { AssemblyError } from '../../lib/errors';
import type { Evidence } from '../../lib/evidence';
import { enforce } from '../policy/enforced-app';
import { evidence, exception, ownPack, rule, verdict } from './sample-evidence';
import { writtenFiles } from './written-assembly';

const MEND = 'synthesize the app again, with the version of storefront-security-baseline that reads it';

const full: Evidence = evidence({
  packs: [
    ownPack(
      rule('BucketVersioning', 'data', verdict('excepted', { exception: 'exceptions.yaml:3', message: 'absent' })),
      rule('KeyRotation', 'data', verdict('violation', { warning: true, template: 'T.json', logicalId: 'Key' })),
    ),
    { name: 'Broken', failure: 'out of order', rules: [rule('B1', undefined)] },
  ],
  exceptions: [exception(), exception({ kind: 'false-positive', used: false, daysLeft: -3 })],
  problems: [{ severity: 'warning', message: 'due' }],
  downgraded: ['KeyRotation'],
  unread: ['T.json: a macro'],
});

const written = (content: unknown) => writtenFiles({ 'storefront-evidence.json': content });

test('reads what is of the form, whole', () => {
  expect(readEvidence(written(full))).toEqual(full);
});

test('reads what the policy writes', () => {
  const result = enforce((app) => new s3.Bucket(new Stack(app, 'Shop'), 'Orders'));

  expect(result.evidence.packs.map(({ name }) => name)).toEqual(['AwsSolutions', 'Storefront']);
  expect(readEvidence(written(result.evidence))).toEqual(result.evidence);
});

test('refuses a directory without evidence, with what is to be done', () => {
  const directory = writtenFiles({});

  expect(() => readEvidence(directory)).toThrow(
    new AssemblyError(
      `${directory}: there is no storefront-evidence.json; call StorefrontPolicy.enforce(app) in the app and synthesize it again`,
    ),
  );
});

test.each<[string, unknown, string]>([
  ['of another version', { ...full, version: 2 }, `version is 2; ${MEND}`],
  ['without a version', { ...full, version: undefined }, `version is missing; ${MEND}`],
  ['without packs', { ...full, packs: undefined }, `packs is missing; ${MEND}`],
  [
    'with a verdict that nobody gives',
    { ...full, packs: [ownPack({ id: 'X', judgements: [{ verdict: 'fine' as never }] })] },
    `packs[0].rules[0].judgements[0].verdict is "fine"; ${MEND}`,
  ],
  [
    'with a warning that is false',
    { ...full, packs: [ownPack({ id: 'X', judgements: [{ verdict: 'violation', warning: false as never }] })] },
    `packs[0].rules[0].judgements[0].warning is false; ${MEND}`,
  ],
  [
    'with days in words',
    { ...full, exceptions: [{ ...exception(), daysLeft: 'ten' }] },
    `exceptions[0].daysLeft is "ten"; ${MEND}`,
  ],
  ['with a long wrong value', { ...full, date: ['x'.repeat(500)] }, `date is ["${'x'.repeat(78)}…; ${MEND}`],
  ['that is a list', [], 'this holds no JSON object; synthesize the app again'],
  ['that is empty', '', 'this is not JSON (Unexpected end of JSON input); synthesize the app again'],
])('refuses evidence %s', (_name, content, reason) => {
  const directory = written(content);

  expect(() => readEvidence(directory)).toThrow(new AssemblyError(`${directory}/storefront-evidence.json: ${reason}`));
});

test('never throws anything but an error in one line', () => {
  const damaged = fc
    .tuple(fc.constantFrom(...Object.keys(full)), fc.jsonValue())
    .map(([key, value]) => JSON.stringify({ ...full, [key]: value }));

  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string(), damaged), (content) => {
      try {
        readEvidence(written(content));
      } catch (error) {
        expect(error).toBeInstanceOf(AssemblyError);
        expect((error as Error).message).toMatch(/^[^\n]*$/);
      }
    }),
  );
});

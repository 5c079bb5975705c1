import * as fc from 'fast-check';
import { covers } from '../../lib/exceptions';

const segment = fc.string({ minLength: 1, maxLength: 8 }).map((text) => text.replace(/[/*]/g, '-'));
const path = fc.array(segment, { minLength: 1, maxLength: 5 }).map((segments) => segments.join('/'));
const controlId = fc.constantFrom('BucketVersioning', 'AwsSolutions-S1', 'AwsSolutions-IAM5[Resource::*]');

describe('covers', () => {
  test.each([
    ['the construct itself', 'A/B', 'A/B', true],
    ['what lies below it', 'A/B', 'A/B/C/D', true],
    ['not its neighbour with a longer name', 'A/B', 'A/Bc', false],
    ['not what lies above it', 'A/B', 'A', false],
    ['not the root', 'A/B', '', false],
    ['not another case', 'A/B', 'A/b', false],
    ['any one segment', '*/B', 'X/B/C', true],
    ['any one segment at the end', 'A/*', 'A/X/C', true],
    ['no missing segment', 'A/*', 'A', false],
    ['not two segments', 'A/*/D', 'A/B/C/D', false],
  ])('covers %s', (_case, pattern, constructPath, expected) => {
    const exception = { controls: ['X', 'Y'], path: pattern };

    expect(covers(exception, { controlId: 'Y', constructPath })).toBe(expected);
  });

  test.each(['AwsSolutions-IAM5', 'AwsSolutions-IAM5[Resource::arn]', 'awssolutions-iam5[resource::*]', ''])(
    'compares ids whole: an exception from AwsSolutions-IAM5[Resource::*] does not cover %j',
    (id) => {
      const exception = { controls: ['AwsSolutions-IAM5[Resource::*]'], path: 'A' };

      expect(covers(exception, { controlId: id, constructPath: 'A' })).toBe(false);
    },
  );

  test('covers the construct that it names, and whatever lies below', () => {
    fc.assert(
      fc.property(controlId, path, path, (id, named, below) => {
        const exception = { controls: [id], path: named };
        expect(covers(exception, { controlId: id, constructPath: named })).toBe(true);
        expect(covers(exception, { controlId: id, constructPath: `${named}/${below}` })).toBe(true);
      }),
    );
  });

  test('covers nothing whose last segment only begins alike', () => {
    fc.assert(
      fc.property(controlId, path, segment, (id, named, more) => {
        expect(covers({ controls: [id], path: named }, { controlId: id, constructPath: named + more })).toBe(false);
      }),
    );
  });

  test('covers no more without a wild segment than with it', () => {
    fc.assert(
      fc.property(path, path, fc.nat(), (named, constructPath, index) => {
        const segments = named.split('/');
        const wild = segments.map((text, at) => (at === index % segments.length ? '*' : text)).join('/');
        const finding = { controlId: 'X', constructPath };
        const plainly = covers({ controls: ['X'], path: named }, finding);
        expect(plainly && !covers({ controls: ['X'], path: wild }, finding)).toBe(false);
      }),
    );
  });
});

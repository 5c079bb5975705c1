import { each } from '../../lib/controls/check';
import { control } from '../../lib/controls/control';
import { AssemblyError } from '../../lib/errors';
import { type Judging, judgeSet } from '../../measure/judge-set';
import type { Label } from '../../measure/label';
import { label, shutterClosed, shutterWith } from './shop';

const OPEN = { Resources: { Front: shutterWith({ Closed: false }) } };

describe('judgeSet', () => {
  const judge = (labels: readonly Label[], robustness: readonly string[], changed: Partial<Judging> = {}) =>
    judgeSet({ labels, robustness, leftOut: new Map() }, { controls: [shutterClosed], read: () => OPEN, ...changed });

  test('judges a template once for all its labels, and tells how far it is', () => {
    const read = jest.fn(() => OPEN);
    const progress = jest.fn();
    const labels = [label({ path: 'a' }), label({ path: 'a', rule: 'Paint' }), label({ path: 'b' })];

    const { templates } = judge(labels, ['owner+name/a'], { read, progress });

    expect([...templates.keys()]).toEqual(['owner+name/a', 'owner+name/b']);
    expect(templates.get('owner+name/a')?.verdicts.map(({ kind }) => kind)).toEqual(['violation']);
    expect(read.mock.calls).toEqual([['owner+name/a'], ['owner+name/b']]);
    expect(progress.mock.calls).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });

  test('tells labelled templates that are refused from those that may be broken', () => {
    const read = (file: string) => {
      throw new AssemblyError(`${file} is no template`);
    };

    expect(judge([label({ path: 'a' })], ['owner+name/b'], { read })).toEqual({
      templates: new Map(),
      unread: ['owner+name/a: owner+name/a is no template'],
      refused: ['owner+name/b: owner+name/b is no template'],
      crashes: [],
    });
  });

  test('a reader that fails instead of refusing has crashed, whatever the template', () => {
    const read = () => {
      throw new TypeError('no such property');
    };

    const { unread, refused, crashes } = judge([label({ path: 'a' })], ['owner+name/b'], { read });

    expect(crashes).toEqual(['owner+name/a: no such property', 'owner+name/b: no such property']);
    expect([...unread, ...refused]).toEqual([]);
  });

  test('a check that throws has crashed, and the rest goes on', () => {
    const falling = control({
      ...shutterClosed,
      id: 'ShutterFalls',
      check: each('Shop::Shutter', () => {
        throw new Error('no such shutter');
      }),
    });

    const { templates, crashes } = judge([], ['owner+name/a'], { controls: [falling, shutterClosed] });

    expect(crashes).toEqual(['owner+name/a: ShutterFalls on Front: no such shutter']);
    expect(templates.get('owner+name/a')?.verdicts.map(({ kind }) => kind)).toEqual(['unknown', 'violation']);
  });
});

import { scriptElements } from '../../../lib/handlers/page-fetch/script-elements';

const cases: readonly (readonly [string, string, readonly object[]])[] = [
  ['none', '<p>script</p>', []],
  ['an inline script', '<script>go()</script>', [{ text: 'go()' }]],
  ['upper case', '<SCRIPT SRC=a.js></SCRIPT >', [{ src: 'a.js', text: '' }]],
  [
    'all ways to quote',
    `<script src="a"></script><script src='b'></script><script src=c defer></script>`,
    [
      { src: 'a', text: '' },
      { src: 'b', text: '' },
      { src: 'c', text: '' },
    ],
  ],
  ['a `>` in an attribute', '<script data-a="1>2" src="a.js">x</script>', [{ src: 'a.js', text: 'x' }]],
  ['the first of two `src`', '<script src="a.js" src="b.js"></script>', [{ src: 'a.js', text: '' }]],
  ['a slash before the attribute', '<script/src="a.js"></script>', [{ src: 'a.js', text: '' }]],
  ['line feeds', '<script\n  type="module"\n  src="a.js"\n></script>', [{ src: 'a.js', text: '' }]],
  ['an escaped address', '<script src="a.js?b=1&amp;c=2"></script>', [{ src: 'a.js?b=1&c=2', text: '' }]],
  ['data', '<script type="application/ld+json">{}</script><script type="text/template">x</script>', []],
  ['an unusual type of a script', '<script type=" TEXT/JavaScript ">x</script>', [{ text: 'x' }]],
  ['another element that begins alike', '<scripture>x</scripture>', []],
  ['a comment', '<!-- <script>old()</script> --><script>new_()</script>', [{ text: 'new_()' }]],
  ['a comment that ends at once', '<!--><script>a()</script>-->', [{ text: 'a()' }]],
  ['a comment in a script', '<script><!-- a() --></script>', [{ text: '<!-- a() -->' }]],
  ['a script without an end', '<script>a()', [{ text: 'a()' }]],
  ['a tag without an end', '<script src="a.js', []],
  ['an empty `src`', '<script src></script>', [{ src: '', text: '' }]],
];

test.each(cases)('%s', (_title, html, expected) => {
  expect(scriptElements(html)).toEqual(expected);
});

test('a page made to take long does not', () => {
  const started = performance.now();

  expect(scriptElements('<script>'.repeat(200_000))).toHaveLength(1);
  expect(scriptElements('<!--'.repeat(400_000))).toEqual([]);
  expect(scriptElements('<script a="'.repeat(100_000))).toEqual([]);
  expect(performance.now() - started).toBeLessThan(5_000);
});

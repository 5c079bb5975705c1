import { markdownCode, markdownText } from '../../lib/report/markdown-text';

describe('markdownText', () => {
  test.each([
    ['plain text, (with) marks!', 'plain text, (with) marks!'],
    ['<b>&amp;', '&#60;b&#62;&#38;amp;'],
    ['a|b\\|c`d`', 'a&#124;b&#92;&#124;c&#96;d&#96;'],
    [
      '*a* _b_ ~~c~~ [d](e) $f$ [^1]',
      '&#42;a&#42; &#95;b&#95; &#126;&#126;c&#126;&#126; &#91;d&#93;(e) &#36;f&#36; &#91;&#94;1&#93;',
    ],
    ['@octo', '@&#8203;octo'],
    ['#12 # a', '&#35;&#8203;12 &#35; a'],
    ['https://a.example WWW.b.example', 'https&#58;//a.example WWW&#46;b.example'],
    ['- a - b', '&#45; a - b'],
    ['+ a', '&#43; a'],
    ['=== a', '&#61;== a'],
    ['1. a 2. b', '1&#46; a 2. b'],
    ['12) a', '12&#41; a'],
    ['a\nb\u0000c', 'a b c'],
  ])('writes %j as %j', (text, expected) => {
    expect(markdownText(text)).toBe(expected);
  });
});

describe('markdownCode', () => {
  test.each([
    ['lib/@scope/a_b.ts:1', '<code>lib/@scope/a&#95;b.ts:1</code>'],
    ['</code>|`', '<code>&#60;/code&#62;&#124;&#96;</code>'],
    ['https://www.a.example', '<code>https&#58;//www&#46;a.example</code>'],
  ])('writes %j as %j', (text, expected) => {
    expect(markdownCode(text)).toBe(expected);
  });
});

import * as fc from 'fast-check';
import { xmlDocument, xmlElement, xmlText } from '../../lib/report/xml';
import { anyText } from './report-arbitrary';
import { readXml } from './well-formed-xml';

describe('xmlElement', () => {
  test.each([
    [xmlElement('a', {}), '<a/>'],
    [xmlElement('a', { b: 1, c: undefined, d: '' }), '<a b="1" d=""/>'],
    [xmlElement('a', { b: '<"&\'>\n\t\r' }), '<a b="&#60;&#34;&#38;&#39;&#62;&#10;&#9;&#13;"/>'],
    [xmlElement('a', {}, [xmlText('x]]>\n'), xmlElement('b', {})]), '<a>x]]&#62;\n<b/></a>'],
    [xmlElement('a', {}, [xmlText('\u0000\u001b[31m\u007f\u0085\ud800\uffff😀')]), '<a>[31m😀</a>'],
  ])('writes %s', (written, expected) => {
    expect(written).toBe(expected);
  });

  test('gives back what it was given, but for what XML cannot hold', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = readXml(xmlDocument(xmlElement('a', { b: text }, [xmlText(text)])));
        const kept = [...text]
          .filter((character) => /^[\t\n\r]$|^[^\p{Cc}\p{Cs}\ufffe\uffff]$/u.test(character))
          .join('');
        expect([read.attributes.b, read.text]).toEqual([kept, kept]);
      }),
    );
  });
});

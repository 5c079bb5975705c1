import { readXml } from './well-formed-xml';

describe('readXml', () => {
  test('reads elements, attributes and text', () => {
    expect(readXml('<?xml version="1.0" encoding="UTF-8"?>\n<a b="&#60;1&#10;" c=""><d/>x &amp; y</a>\n')).toEqual({
      name: 'a',
      attributes: { b: '<1\n', c: '' },
      children: [{ name: 'd', attributes: {}, children: [], text: '' }],
      text: 'x & y',
    });
  });

  test.each([
    ['<a>'],
    ['<a></b>'],
    ['<a/><b/>'],
    ['<a b="<"/>'],
    ['<a b="&"/>'],
    ['<a b=c/>'],
    ['<a b="1" b="2"/>'],
    ['<a>&nbsp;</a>'],
    ['<a>&#0;</a>'],
    ['<a>\u0000</a>'],
    ['<a>\ud800</a>'],
    ['<a>\uffff</a>'],
    ['<a>&</a>'],
    ['text'],
    ['<a/>text'],
    [''],
  ])('refuses %j', (text) => {
    expect(() => readXml(text)).toThrow(Error);
  });
});

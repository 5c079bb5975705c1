import * as fc from 'fast-check';
import { escaped, html, Markup } from '../../../lib/report/html/markup';
import { anyText } from '../report-arbitrary';

test.each([
  ['<script>', '&lt;script&gt;'],
  ['"\'&', '&quot;&#39;&amp;'],
  ['a\tb\nc\rd', 'a\tb\nc&#13;d'],
  ['\u0000\u001b\u007f\u009b', '\ufffd\ufffd\ufffd\ufffd'],
  ['\ud800 \udc00 \ud83d\ude00', '\ufffd \ufffd \ud83d\ude00'],
])('%j is written %j', (text, expected) => {
  expect(escaped(text)).toBe(expected);
});

test('no text can end an element or an attribute', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(escaped(text)).not.toMatch(/[<>"']/);
      expect(escaped(text)).not.toMatch(/&(?!(amp|lt|gt|quot|#39|#13);)/);
    }),
  );
});

test('what is filled in is escaped, but for markup; lists are joined and nothing is nothing', () => {
  const inner = html`<b>${'<i>'}</b>`;

  const { source } = html`<p title="${'"'}">${inner}${[1, '&', undefined, [new Markup('<hr>')]]}</p>`;

  expect(source).toBe('<p title="&quot;"><b>&lt;i&gt;</b>1&amp;<hr></p>');
});

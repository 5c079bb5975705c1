import fc from 'fast-check';
import { defaultMessages } from '../../lib/shopper/default-messages';
import { messageFaults } from '../../lib/shopper/message-faults';
import { MessageKind } from '../../lib/shopper/message-kind';
import type { MessageText } from '../../lib/shopper/message-text';

const HOSTS = ['shop.example.com'];
const LINK_MEND = 'link to https pages of linkHosts alone, and put a space after a full stop';
const MARKUP_MEND = 'use few elements, double quotes and the entities &amp; &lt; &gt; &quot; &#39; &nbsp;';

const message = (texts: Partial<MessageText>): MessageText => ({
  kind: MessageKind.SIGN_UP,
  subject: 'Your code',
  body: '<p>{####}</p>',
  sms: '{####}',
  ...texts,
});

const bodyFaults = (body: string) => messageFaults(message({ body: `${body} {####}` }), HOSTS);

describe('default messages', () => {
  const messages = defaultMessages('Tom & Jerry');

  test('there is one of each kind', () => {
    expect(messages.map(({ kind }) => kind).sort()).toEqual(Object.values(MessageKind).sort());
  });

  test.each(messages.map((each) => [each.kind, each] as const))('%s has no fault, and no link', (_, each) => {
    expect(messageFaults(each, HOSTS)).toEqual([]);
    expect(messageFaults(each, [])).toEqual([]);
  });
});

describe('a body may have', () => {
  test.each([
    ['<a href="https://shop.example.com/account?a=1&amp;b=2">Account</a>'],
    ['<a href="https://shop.example.com/confirm?code={####}">https://shop.example.com/confirm</a>'],
    ['<img src="https://shop.example.com/logo.png" alt="The shop" width="20">'],
    [
      '<table role="presentation" cellpadding="0"><tr><td style="color: rgb(1, 2, 3); font: 12px Arial">x</td></tr></table>',
    ],
    ['<P>Tom &amp; Jerry &lt;3 &quot;you&quot;, it&#39;s&nbsp;fine & good</P><BR/>'],
    ['First.<br>Second.<p>Third.</p>Fourth.'],
  ])('%s', (body) => {
    expect(bodyFaults(body)).toEqual([]);
  });
});

describe('a body is refused', () => {
  test.each([
    ['<a href="https://evil.example/">Account</a>', 'https://evil.example/', LINK_MEND],
    ['<a href="//shop.example.com/">x</a>', '//shop.example.com/', LINK_MEND],
    ['<a href="/account">x</a>', '/account', LINK_MEND],
    ['<a href="https:\\\\shop.example.com/">x</a>', 'https:\\\\shop.example.com/', LINK_MEND],
    ['<a href=" https://shop.example.com/">x</a>', ' https://shop.example.com/', LINK_MEND],
    ['<a href="HTTPS://shop.example.com/">x</a>', 'HTTPS://shop.example.com/', LINK_MEND],
    ['<a href="java\tscript:alert(1)">x</a>', 'java\tscript:alert(1)', LINK_MEND],
    ['<a href="data:text/html,x">x</a>', 'data:text/html,x', LINK_MEND],
    ['<a href="https://shop.example.com/?to=evil.example">x</a>', 'evil.example', LINK_MEND],
    ['<a href="https://shop.example.com/">evil.example</a>', 'evil.example', LINK_MEND],
    ['<img src="https://evil.example/x.png">', 'https://evil.example/x.png', LINK_MEND],
    ['<img src="https://shop.example.com/x.png" alt="evil.example">', 'evil.example', LINK_MEND],
    ['evil<b>.</b>example', 'evil.example', LINK_MEND],
    ["<a href='https://shop.example.com/'>x</a>", "<a href='https://shop.example.com/'>", MARKUP_MEND],
    ['<a href=https://shop.example.com/>x</a>', '<a href=https://shop.example.com/>', MARKUP_MEND],
    ['<a href="&#104;ttps://evil.example">x</a>', '&#104;', MARKUP_MEND],
    ['evil&period;example', '&period;', MARKUP_MEND],
    ['evil&#46example', '&#46example', MARKUP_MEND],
    ['AT&T', '&T', MARKUP_MEND],
    [
      '<script src="https://shop.example.com/x.js"></script>',
      '<script src="https://shop.example.com/x.js">',
      MARKUP_MEND,
    ],
    ['<form action="https://shop.example.com/">', '<form action="https://shop.example.com/">', MARKUP_MEND],
    ['<base href="https://shop.example.com/">', '<base href="https://shop.example.com/">', MARKUP_MEND],
    ['<p onclick="x">', 'onclick="x"', MARKUP_MEND],
    ['<p style="background: url(//evil.example)">', 'style="background: url(//evil.example)"', MARKUP_MEND],
    ['<!-- x -->', '<!-- x -->', MARKUP_MEND],
    ['1 < 2', '<', MARKUP_MEND],
    ['<p', '<', MARKUP_MEND],
    ['a\\b', 'U+005C', 'leave out controls, backslashes and marks of direction'],
    ['\u202egpj.live', 'U+202E', 'leave out controls, backslashes and marks of direction'],
    ['a\tb', 'U+0009', 'leave out controls, backslashes and marks of direction'],
    ['{##Confirm##}', '{##...##}', 'ask for a code: that link leads to the pool'],
  ])('%s', (body, found, mend) => {
    expect(bodyFaults(body)[0]).toEqual({ part: 'body', found, mend });
  });
});

describe('every part has its limits', () => {
  test.each<[string, Partial<MessageText>, object]>([
    ['an empty subject', { subject: '' }, { part: 'subject', found: 0, mend: 'write 1 to 140 characters' }],
    [
      'a long subject',
      { subject: 'a'.repeat(141) },
      { part: 'subject', found: 141, mend: 'write 1 to 140 characters' },
    ],
    ['a line in a subject', { subject: 'a\rb' }, { part: 'subject', found: 'U+000D', mend: expect.any(String) }],
    ['a host in a subject', { subject: 'evil.example' }, { part: 'subject', found: 'evil.example', mend: LINK_MEND }],
    [
      'a long body',
      { body: `{####}${'a'.repeat(19_995)}` },
      { part: 'body', found: 20_001, mend: 'write 1 to 20000 characters' },
    ],
    ['no code', { body: '<p>Hello</p>' }, { part: 'body', found: '<p>Hello</p>', mend: 'put {####} into it' }],
    [
      'a long text message',
      { sms: `{####}${'ü'.repeat(135)}` },
      { part: 'sms', found: 141, mend: 'write 1 to 140 characters' },
    ],
    ['no code in a text message', { sms: 'Hello' }, { part: 'sms', found: 'Hello', mend: 'put {####} into it' }],
    ['a host in a text message', { sms: '{####} bit.ly/x' }, { part: 'sms', found: 'bit.ly', mend: LINK_MEND }],
    [
      'no user name in an invitation',
      { kind: MessageKind.ADMIN_CREATE_USER, sms: '{username} {####}' },
      { part: 'body', found: '<p>{####}</p>', mend: 'put {username} into it' },
    ],
  ])('%s', (_, texts, found) => {
    expect(messageFaults(message(texts), HOSTS)).toEqual([found]);
  });

  test('at the limits there is no fault', () => {
    const long = message({
      subject: 'a'.repeat(140),
      body: `{####}${'a'.repeat(19_994)}`,
      sms: `{####}${'ü'.repeat(134)}`,
    });

    expect(messageFaults(long, HOSTS)).toEqual([]);
  });
});

describe('whatever the disguise', () => {
  const code = (character: string) => character.codePointAt(0) ?? 0;
  const plainly = (character: string) => [
    character,
    character,
    character.toUpperCase(),
    `${character}\u200b`,
    `${character}\u00ad`,
    `%${code(character).toString(16)}`,
    String.fromCodePoint(code(character) + 0xfee0),
    character === '/' ? '\\' : character,
  ];
  const inMarkup = (character: string) => [
    ...plainly(character),
    `&#${code(character)};`,
    `&#x${code(character).toString(16)};`,
    `&#${code(character)}`,
    `${character}<b></b>`,
    `${character}<span>`,
    character === ':' ? '&colon;' : character === '.' ? '&period;' : character,
  ];
  const foreign = [
    'https://evil.example/',
    'http://evil.example',
    '//evil.example',
    'evil.example',
    'javascript:alert(1)',
  ];
  const link = (disguises: (character: string) => readonly string[]) =>
    fc
      .constantFrom(...foreign)
      .chain((text) => fc.tuple(...[...text].map((character) => fc.constantFrom(...disguises(character)))))
      .map((parts) => parts.join(''));
  const broken = fc
    .tuple(link(inMarkup), fc.nat(30), fc.constantFrom('', '\t', '\n', ' ', '\u0001'))
    .map(([text, at, character]) => text.slice(0, at) + character + text.slice(at));

  test.each([
    ['shown', link(inMarkup), (text: string) => `<p>Go to ${text} now</p>`],
    ['in a link', broken, (text: string) => `<a href="${text}">Account</a>`],
    ['in a link without quotes', broken, (text: string) => `<a href=${text}>Account</a>`],
    ['behind the shop', link(inMarkup), (text: string) => `<a href="https://shop.example.com/?to=${text}">Account</a>`],
    ['in a picture', broken, (text: string) => `<img src="${text}">`],
    ['in a style', broken, (text: string) => `<p style="background: url(${text})">x</p>`],
  ])('a foreign link is refused %s', (_, links, place) => {
    fc.assert(
      fc.property(links, (text) => {
        expect(bodyFaults(place(text))).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test.each(['subject', 'sms'] as const)('a foreign link is refused in the %s', (part) => {
    fc.assert(
      fc.property(link(plainly), (text) => {
        const faults = messageFaults(message({ [part]: `Go to ${text} now {####}` }), HOSTS);

        expect(faults.map((fault) => fault.part)).toEqual([part]);
      }),
      { numRuns: 500 },
    );
  });
});

import fc from 'fast-check';
import { foreignLink } from '../../lib/shopper/foreign-link';

const HOSTS = ['shop.example.com', 'help.shop.example.com'];

describe('a text that stays in the shop', () => {
  test.each([
    [''],
    ['Your code is {####}. Do not give it away.'],
    ['Code:{####}'],
    ['Visit https://shop.example.com.'],
    ['Visit https://shop.example.com/account/sign-in?from=mail#top, please.'],
    ['(https://help.shop.example.com/index.html)'],
    ['Visit shop.example.com or help.shop.example.com/faq.html today'],
    ['Write to service@shop.example.com.'],
    ['HTTPS://SHOP.EXAMPLE.COM/Account'],
    ['12.50 EUR, e.g. at 10:30, i.e. 50% off … or more'],
    ['Café “Zoë”, 24/7, and/or tea ☕️'],
    ['確認コードは {####} です。OK'],
    ['Добро пожаловать. Ваш код {####}'],
  ])('%s', (text) => {
    expect(foreignLink(text, HOSTS)).toBeUndefined();
  });
});

describe('a text that leads elsewhere', () => {
  test.each([
    ['http://shop.example.com/', 'http://shop.example.com/'],
    ['Go to https://evil.example/', 'https://evil.example/'],
    ['https://shop.example.com.evil.example/', 'https://shop.example.com.evil.example/'],
    ['https://shop.example.com@evil.example/', 'https://shop.example.com@evil.example/'],
    ['https://evil.example/https://shop.example.com/', 'https://evil.example/https://shop.example.com/'],
    ['https://user@shop.example.com/', 'https://user@shop.example.com/'],
    ['https://shop.example.com:8443/', 'https://shop.example.com:8443/'],
    ['https://other.shop.example.com/', 'https://other.shop.example.com/'],
    ['https://shop.example.com//evil', 'https://shop.example.com//evil'],
    ['https://shop.example.com/?to=https://evil.example', 'https://shop.example.com/?to=https://evil.example'],
    ['https://shop.example.com/?to=evil.example', 'evil.example'],
    ['https://shop.example.com/?to=https%3A%2F%2Fevil.example', 'https://shop.example.com/?to=https://evil.example'],
    ['//evil.example', '//evil.example'],
    ['https:/evil.example', 'https:/evil.example'],
    ['https:evil.example', 'https:evil.example'],
    ['xhttps://shop.example.com', 'xhttps://shop.example.com'],
    ['https://1.2.3.4/', 'https://1.2.3.4/'],
    ['https://16909060/', 'https://16909060/'],
    ['Go to 10.0.0.1 now', '10.0.0.1'],
    ['Go to evil.example now', 'evil.example'],
    ['Go to www.evil.example/path', 'www.evil.example'],
    ['Thank you.Bye', 'you.bye'],
    ['bit.ly/3x', 'bit.ly'],
    ['Write to service@evil.example', 'evil.example'],
    ['evil.example@shop.example.com', 'evil.example'],
    ['notshop.example.com', 'notshop.example.com'],
    ['shop.example.com-evil.example', 'shop.example.com-evil.example'],
    ['shop.example.co', 'shop.example.co'],
    ['javascript:alert(1)', 'javascript:'],
    ['JavaScript : alert(1)', 'javascript :'],
    ['data:text/html,x', 'data:text/html,x'],
    ['mailto:a@shop.example.com', 'mailto:a@shop.example.com'],
    ['tel:+4912345', 'tel:+4912345'],
    ['intent://scan/', 'intent://scan/'],
    ['ｅｖｉｌ．ｅｘａｍｐｌｅ', 'evil.example'],
    ['evil。example', 'evil.example'],
    ['e\u200bvil.exam\u00adple', 'evil.example'],
    ['evil%2Eexample', 'evil.example'],
    ['evil%252Eexample', 'evil.example'],
    ['xn--80ak6aa92e.com', 'xn--80ak6aa92e.com'],
    ['аpple.com', 'аpple.com'],
    ['sh\u043ep.example.com', 'sh\u043ep.example.com'],
    ['i❤.ws', 'i❤.ws'],
    ['ⓔⓥⓘⓛ.example', 'evil.example'],
    ['https:\u2028//evil.example', '//evil.example'],
  ])('%s', (text, found) => {
    expect(foreignLink(text, HOSTS)).toBe(found);
  });
});

describe('whatever the disguise', () => {
  const host = fc.constantFrom(
    'evil.example',
    'www.evil.example',
    'shop.example.com.evil.example',
    'bücher.example',
    '192.0.2.1',
  );
  const scheme = fc.constantFrom('https://', 'http://', '//', 'ftp://', 'https://shop.example.com@', 'https:///', '');
  const before = fc.constantFrom(' ', ' (', ' "', " '", ' <', '\n', ', ', '. ', '；', ' Code: ');
  const after = fc.constantFrom('', ' ', ')', '"', "'", '>', '\n', ', ', '. ', '；', '! ');
  const hidden = fc.constantFrom('', '\u200b', '\u200d', '\u00ad', '\u2060', '\ufeff', '\ufe0f', '\u{e0041}');
  const wide = (text: string) =>
    text.replace(/[!-~]/g, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0));
  const percent = (text: string) =>
    text.replace(/[a-z.:/]/g, (character) => `%${(character.codePointAt(0) ?? 0).toString(16)}`);
  const disguise = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.toUpperCase(),
    wide,
    percent,
    (text: string) => percent(percent(text)),
    (text: string) => wide(text.toUpperCase()),
    (text: string) => text.replaceAll('.', '．'),
    (text: string) => text.replaceAll('.', '%2e'),
  );

  test('a foreign link is found', () => {
    fc.assert(
      fc.property(scheme, host, disguise, hidden, before, after, (opened, name, disguised, unseen, left, right) => {
        const link = [...disguised(opened + name)].join(unseen);

        expect(foreignLink(`See${left}${link}${right} https://shop.example.com/`, HOSTS)).toBeDefined();
      }),
      { numRuns: 2000 },
    );
  });

  test('a link to the shop is none, in the same texts', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...HOSTS),
        before,
        after,
        fc.webPath({ size: 'small' }),
        (name, left, right, path) => {
          const plain = path.replace(/[^a-z0-9/-]/gi, '').replace(/\/{2,}/g, '/');
          const link = `https://${name}${plain.startsWith('/') ? plain : ''}`;

          expect(foreignLink(`See${left}${link}${right} today`, HOSTS)).toBeUndefined();
        },
      ),
    );
  });

  test('any text of 20,000 characters is judged at once', () => {
    for (const piece of ['a', 'a.', 'a-', '//', 'https:', '%25', 'a:', '.', ' ', '@', '{#']) {
      const started = performance.now();
      foreignLink(piece.repeat(20_000 / piece.length), HOSTS);
      expect(performance.now() - started).toBeLessThan(1000);
    }
  });
});

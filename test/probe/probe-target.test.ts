import { probeTarget, type TargetOptions } from '../../lib/probe/probe-target';

test('takes the shop, port 80 beside it, and its first page', () => {
  expect(probeTarget('https://Shop.example')).toEqual({
    origin: 'https://shop.example',
    host: 'shop.example',
    paths: ['/'],
    secure: { host: 'shop.example', port: 443 },
    plain: { host: 'shop.example', port: 80 },
  });
});

test.each<[string, string, TargetOptions, object]>([
  ['a page', 'https://shop.example/checkout?a=1', {}, { paths: ['/checkout?a=1'] }],
  ['pages, each once', 'https://shop.example/', { paths: ['/', '/cart', '/cart'] }, { paths: ['/', '/cart'] }],
  [
    'a port',
    'https://shop.example:8443',
    {},
    { origin: 'https://shop.example:8443', secure: { host: 'shop.example', port: 8443 } },
  ],
  [
    'an address',
    'https://[::1]:8443',
    {},
    { host: '::1', secure: { host: '::1', port: 8443 }, plain: { host: '::1', port: 80 } },
  ],
  [
    'another place',
    'https://shop.example',
    { connectTo: 'staging.internal:8443' },
    {
      host: 'shop.example',
      secure: { host: 'staging.internal', port: 8443 },
      plain: { host: 'staging.internal', port: 80 },
    },
  ],
  [
    'another place for plain HTTP',
    'https://shop.example',
    { connectToPlain: '[::1]:8080' },
    { secure: { host: 'shop.example', port: 443 }, plain: { host: '::1', port: 8080 } },
  ],
])('takes %s', (_name, address, options, expected) => {
  expect(probeTarget(address, options)).toMatchObject(expected);
});

test.each<[string, TargetOptions, string]>([
  ['shop.example', {}, '"shop.example" is no address of a shop; write https://host'],
  ['http://shop.example', {}, '"http://shop.example" is no address of a shop; write https://host'],
  ['https://', {}, '"https://" is no address of a shop; write https://host'],
  ['https://a:b@shop.example', {}, '"https://a:b@shop.example" is no address of a shop; write https://host'],
  [
    'https://shop.example',
    { paths: ['checkout'] },
    '--path "checkout": this is no path; write one with one leading slash, such as /checkout',
  ],
  [
    'https://shop.example',
    { paths: ['//other.example/'] },
    '--path "//other.example/": this is no path; write one with one leading slash, such as /checkout',
  ],
  [
    'https://shop.example',
    { paths: Array.from({ length: 21 }, (_value, index) => `/${index}`) },
    '--path: 21 paths are given; name at most 20',
  ],
  ...['8443', 'host', 'host:0', 'host:65536', 'a:b:1', ':80'].map((connectTo): [string, TargetOptions, string] => [
    'https://shop.example',
    { connectTo },
    `--connect-to "${connectTo}": this is no endpoint; write host:port, such as 127.0.0.1:8443`,
  ]),
  [
    'https://shop.example',
    { connectToPlain: 'x' },
    '--connect-to-plain "x": this is no endpoint; write host:port, such as 127.0.0.1:8443',
  ],
])('refuses %s %j', (address, options, message) => {
  expect(() => probeTarget(address, options)).toThrow(new Error(message));
});

import { admits } from '../../../lib/controls/payment/listed-script';

const script = (source: string, ...hashes: readonly string[]) => ({ name: 'script', source, hashes });

test.each([
  ["'sha384-abc'", script('https://js.example/a.js', 'sha384-abc'), true],
  ["'sha384-abc'", script('inline', 'sha256-x', 'sha384-abc'), true],
  ["'sha384-abd'", script('https://js.example/a.js', 'sha384-abc'), false],
  ["'self'", script('/assets/a.js'), true],
  ["'self'", script('https://js.example/a.js'), false],
  ['https://js.example', script('https://js.example/v3/a.js'), true],
  ['js.example', script('https://js.example/v3/a.js'), true],
  ['https://JS.example/', script('https://js.example/v3/a.js'), true],
  ['https://js.example/v3/', script('https://js.example/v3/*'), true],
  ['https://js.example/v3/a.js', script('https://js.example/v3/a.js?client=1'), true],
  ['https://js.example/v3/a.js', script('https://js.example/v3/b.js'), false],
  ['https://js.example/v3', script('https://js.example/v3/a.js'), false],
  ['https://*.example', script('https://js.example/a.js'), true],
  ['https://*.example', script('https://example/a.js'), false],
  ['https://example', script('https://js.example/a.js'), false],
  ['https://js.example', script('inline', 'sha256-x'), false],
])('%s lets a script run: %j %s', (source, listed, expected) => {
  expect(admits(source, listed)).toBe(expected);
});

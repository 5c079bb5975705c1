import { terminalColors } from '../../bin/terminal-colors';

test.each<[string, { readonly isTTY?: boolean }, NodeJS.ProcessEnv, boolean]>([
  ['a terminal', { isTTY: true }, { TERM: 'xterm' }, true],
  ['a terminal with an empty NO_COLOR', { isTTY: true }, { NO_COLOR: '' }, true],
  ['a terminal with NO_COLOR', { isTTY: true }, { NO_COLOR: '1' }, false],
  ['a terminal that shows none', { isTTY: true }, { TERM: 'dumb' }, false],
  ['a pipe', {}, { TERM: 'xterm' }, false],
  ['a file in a CI job', { isTTY: false }, { CI: 'true', FORCE_COLOR: '1' }, false],
])('for %s', (_name, stream, env, coloured) => {
  expect(terminalColors(stream, env).red('x')).toBe(coloured ? '\u001b[31mx\u001b[39m' : 'x');
});

import { printExceptions, verifyExceptions } from '../../bin/commands/print-exceptions';
import { systemClock } from '../../lib/clock';
import { writtenFiles } from '../check/written-assembly';
import { storefrontBaseline } from './command-line';
import { inProcess } from './in-process';
import { REGISTER } from './sample-templates';

jest.setTimeout(60_000);

beforeEach(() => jest.spyOn(systemClock, 'today').mockReturnValue(new Date('2026-11-22')));

afterEach(() => jest.restoreAllMocks());

const TWO = `${REGISTER}  - controls: [BucketAccessLogs, AwsSolutions-S1]
    path: Shop/Logs
    kind: false-positive
    owner: ada@example.com
    reason: This is the bucket that keeps the access logs
    reviewBy: 2026-11-30
`;

const list = (register: string, file = 'exceptions.yaml') =>
  inProcess(writtenFiles({ 'exceptions.yaml': register }), () => printExceptions(file));

const verify = (register: string, file = 'exceptions.yaml') =>
  inProcess(writtenFiles({ 'exceptions.yaml': register }), () => verifyExceptions(file));

test('lists exceptions with their days left, the first to end first', async () => {
  const { exitCode, stdout } = await list(TWO);

  const cells = stdout.split('\n').map((line) =>
    line
      .split('│')
      .map((cell) => cell.trim())
      .slice(1, -1),
  );
  expect(exitCode).toBe(0);
  expect(cells.filter((row) => row.length > 0)).toEqual([
    ['exception', 'path', 'kind', 'owner', 'days left', 'declared'],
    ['BucketAccessLogs', 'Shop/Logs', 'false-positive', 'ada@example.com', '8', 'exceptions.yaml:12'],
    ['AwsSolutions-S1', '', '', '', '', ''],
    ['BucketVersioning', 'template/Orders', 'risk', 'ada@example.com', '28', 'exceptions.yaml:2'],
  ]);
  expect(stdout).toMatch(/\n2 exceptions\n$/);
});

test.each([
  ['', '0 exceptions'],
  [REGISTER, '1 exception'],
])('counts what it lists', async (register, count) => {
  expect((await list(register)).stdout.trimEnd().split('\n').at(-1)).toBe(count);
});

test.each([
  ['', 0, '0 exceptions, 0 that cannot stand\n'],
  [TWO, 0, '2 exceptions, 0 that cannot stand\n'],
  [
    REGISTER.replace('2026-12-20', '2026-11-21'),
    1,
    'error: exceptions.yaml:2: the exception from BucketVersioning at template/Orders expired on 2026-11-21; mend the finding and remove the entry, or have it approved anew\n1 exception, 1 that cannot stand\n',
  ],
  [
    REGISTER.replace('2026-12-20', '2026-11-24'),
    0,
    'warning: exceptions.yaml:2: the exception from BucketVersioning at template/Orders expires on 2026-11-24, in 2 days; mend the finding or have it approved anew\n1 exception, 0 that cannot stand\n',
  ],
  [
    REGISTER.replace('BucketVersioning', 'BucketVersion'),
    1,
    'error: exceptions.yaml:2: the exception from BucketVersion at template/Orders names BucketVersion, which no control has; did you mean BucketVersioning?\n1 exception, 1 that cannot stand\n',
  ],
  [
    REGISTER.replace('grace@', 'ADA@'),
    1,
    'error: exceptions.yaml:2: the exception from BucketVersioning at template/Orders is approved by its owner, ada@example.com; have someone else approve it\n1 exception, 1 that cannot stand\n',
  ],
])('verifies %j: exit code %d', async (register, exitCode, stdout) => {
  expect(await verify(register)).toEqual({ exitCode, stdout, stderr: '' });
});

test.each<[string, string, string]>([
  ['', 'no.yaml', 'no.yaml: there is no such file; create it or name another'],
  ['', '.', '.: this is a directory; name a file such as exceptions.yaml'],
  ['- a', 'exceptions.yaml', 'exceptions.yaml:1: the register is a list; write exceptions: and a list'],
  [
    'exceptions:\n  - control: A\n  path: [',
    'exceptions.yaml',
    expect.stringMatching(/^exceptions\.yaml:\d+: the YAML cannot be read: [^\n]+$/),
  ],
  [
    REGISTER.replace('kind: risk', 'kind: rsk'),
    'exceptions.yaml',
    'exceptions.yaml:4: kind is "rsk"; write risk or false-positive',
  ],
])('refuses the register %j as %s', async (register, file, stderr) => {
  for (const act of [list, verify]) expect(await act(register, file)).toEqual({ exitCode: 2, stdout: '', stderr });
});

test('lists without being told to, and refuses in one line', async () => {
  const cwd = writtenFiles({ 'exceptions.yaml': '', 'other.yaml': REGISTER.replace('kind: risk', 'kind: rsk') });
  const [listed, verified, refused] = await Promise.all([
    storefrontBaseline(['exceptions'], { cwd }),
    storefrontBaseline(['exceptions', 'verify'], { cwd }),
    storefrontBaseline(['exceptions', 'verify', '--exceptions', 'other.yaml'], { cwd }),
  ]);

  expect(listed).toMatchObject({ exitCode: 0, stderr: '', stdout: expect.stringMatching(/\n0 exceptions\n$/) });
  expect(verified).toMatchObject({ exitCode: 0, stderr: '', stdout: '0 exceptions, 0 that cannot stand\n' });
  expect(refused).toEqual({
    exitCode: 2,
    signal: null,
    stdout: '',
    stderr: 'other.yaml:4: kind is "rsk"; write risk or false-positive\n',
  });
});

import { join } from 'node:path';
import { MARKDOWN_MARKER } from '../../lib/report/markdown';
import { writtenFiles } from '../check/written-assembly';
import { GitHubServer } from './github-server';
import { runStep, type StepEnd, type StepOptions } from './runner-step';

jest.setTimeout(60_000);

const TOKEN = 'ghs_secretOfTheseTests';
const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const LIST = '/repos/shop/storefront/issues/7/comments';
const REPORT = `${MARKDOWN_MARKER}\n### storefront-baseline: 1 error\n`;
const BOT = { login: 'github-actions[bot]', type: 'Bot' };

const event = { pull_request: { number: 7, head: { sha: COMMIT } } };

let server: GitHubServer;

beforeEach(async () => {
  server = new GitHubServer();
  await server.start();
});

afterEach(() => server.stop());

/** Runs the step with a report, against the server. */
function comment(report = REPORT, options: StepOptions = {}): Promise<StepEnd> {
  return runStep('comment', {
    event,
    ...options,
    inputs: {
      token: TOKEN,
      'markdown-file': join(writtenFiles({ 'comment.md': report }), 'comment.md'),
      ...options.inputs,
    },
    env: { GITHUB_API_URL: server.address, GITHUB_GRAPHQL_URL: `${server.address}/graphql`, ...options.env },
  });
}

const bodies = () => server.comments.map(({ body }) => body);

/** What the step says besides its mask. */
const said = ({ stdout, stderr }: StepEnd) => `${stdout}${stderr}`.replace(`::add-mask::${TOKEN}\n`, '');

describe('a comment', () => {
  test('is added where there is none, with the commit and the run that it speaks of', async () => {
    const end = await comment();

    expect(end.exitCode).toBe(0);
    expect(bodies()).toEqual([
      `${REPORT}\nCommit ${COMMIT}, [run](https://github.example/shop/storefront/actions/runs/42).\n`,
    ]);
    expect(server.log).toEqual(['POST /graphql', `GET ${LIST}?per_page=100`, `POST ${LIST}`]);
    expect(server.requests.map(({ authorization }) => authorization)).toEqual(Array(3).fill(`Bearer ${TOKEN}`));
    expect(said(end)).toBe('Comment on pull request 7 added.\n');
  });

  test('is written anew by the next run', async () => {
    await comment();
    const end = await comment(`${MARKDOWN_MARKER}\n### storefront-baseline: 0 errors\n`);

    expect(bodies()).toEqual([expect.stringContaining('### storefront-baseline: 0 errors\n')]);
    expect(server.log.at(-1)).toBe('PATCH /repos/shop/storefront/issues/comments/1');
    expect(said(end)).toBe('Comment on pull request 7 updated.\n');
  });

  test('is found on a later page', async () => {
    for (let id = 1; id <= 250; id += 1) {
      server.comments.push({ id, body: id === 249 ? `${MARKDOWN_MARKER}\r\nold` : `Remark ${id}`, user: BOT });
    }

    await comment();

    expect(server.comments).toHaveLength(250);
    expect(server.comments[248]?.body).toContain('1 error');
    expect(server.log.slice(1)).toEqual([
      `GET ${LIST}?per_page=100`,
      `GET ${LIST}?per_page=100&page=2`,
      `GET ${LIST}?per_page=100&page=3`,
      'PATCH /repos/shop/storefront/issues/comments/249',
    ]);
  });

  test('of another user, of nobody, of another run, or that only quotes the marker, stays', async () => {
    const others = [
      { id: 1, body: `${MARKDOWN_MARKER}\nplanted`, user: { login: 'mallory', type: 'User' } },
      { id: 2, body: `${MARKDOWN_MARKER}\nplanted`, user: null },
      { id: 3, body: '<!-- storefront-baseline/payments -->\nother run', user: BOT },
      { id: 4, body: `Look:\n${MARKDOWN_MARKER}`, user: BOT },
    ];
    server.comments.push(...others);

    await comment();

    expect(server.comments.slice(0, 4)).toEqual(others);
    expect(bodies().slice(4)).toEqual([expect.stringContaining('1 error')]);
  });

  test('that is deleted meanwhile is added', async () => {
    server.comments.push({ id: 1, body: `${MARKDOWN_MARKER}\nold`, user: BOT });
    server.answerOnce('PATCH', { status: 404 });

    const end = await comment();

    expect(server.log.at(-1)).toBe(`POST ${LIST}`);
    expect(said(end)).toBe('Comment on pull request 7 added.\n');
  });

  test('is written where GitHub gives the path of its API', async () => {
    const end = await comment(REPORT, { env: { GITHUB_API_URL: `${server.address}/`, GITHUB_GRAPHQL_URL: undefined } });

    expect({ exitCode: end.exitCode, comments: server.comments.length }).toEqual({ exitCode: 0, comments: 1 });
  });
});

describe('nothing is asked of GitHub', () => {
  test.each<[string, unknown]>([
    ['a push', { ref: 'refs/heads/main' }],
    ['a number that is none', { pull_request: { number: '7/../../../', head: { sha: COMMIT } } }],
    ['a payload that is no JSON', '{'],
  ])('for %s', async (_, payload) => {
    const end = await comment(REPORT, { event: payload });

    expect({ exitCode: end.exitCode, requests: server.log }).toEqual({ exitCode: 0, requests: [] });
    expect(said(end)).toBe('No comment: the workflow runs for no pull request.\n');
  });

  test.each(['', 'two\nlines', 'a b'])('with the token %j, which is told nobody', async (token) => {
    const { exitCode, stdout, stderr } = await comment(REPORT, { inputs: { token } });

    expect({ exitCode, requests: server.log }).toEqual({ exitCode: 0, requests: [] });
    expect(`${stdout}${stderr}`.replace(/^::add-mask::.*\n/, '')).toBe(
      '::warning title=storefront-baseline::No comment on the pull request: the input token holds none\n',
    );
  });

  test('without a report', async () => {
    const { exitCode, stdout } = await comment(REPORT, { inputs: { 'markdown-file': '/nowhere/comment.md' } });

    expect({ exitCode, requests: server.log }).toEqual({ exitCode: 0, requests: [] });
    expect(stdout).toContain('::warning title=storefront-baseline::No comment on the pull request: ENOENT');
  });
});

describe('what GitHub refuses fails nothing', () => {
  test('a fork may not comment', async () => {
    server.answerOnce(`POST ${LIST}`, { status: 403, body: { message: 'Resource not accessible by integration' } });

    const end = await comment();

    expect(end.exitCode).toBe(0);
    expect(said(end)).toBe(
      `::notice title=storefront-baseline::No comment on the pull request: POST ${server.address}${LIST} gave 403 ` +
        '(Resource not accessible by integration); the job needs the permission pull-requests: write, which forks do not get\n',
    );
  });

  test.each<[string, { readonly status: number; readonly body?: unknown }, string]>([
    ['a token that is none', { status: 401, body: { message: 'Bad\n::error::credentials' } }, ' gave 401 (Bad%0A'],
    ['a token of nobody', { status: 200, body: { errors: [{}] } }, 'the API does not tell whose the token is'],
  ])('%s', async (_, answer, reason) => {
    server.answerOnce('POST /graphql', answer);

    const end = await comment();

    expect({ exitCode: end.exitCode, requests: server.log }).toEqual({ exitCode: 0, requests: ['POST /graphql'] });
    expect(said(end)).toMatch(/^::warning title=storefront-baseline::No comment on the pull request: .*\n$/);
    expect(said(end)).toContain(reason);
    expect(said(end)).not.toContain(TOKEN);
  });

  test('a list that is none', async () => {
    server.answerOnce(`GET ${LIST}`, { status: 200, body: { message: 'moved' } });

    const end = await comment();

    expect(server.comments).toEqual([]);
    expect(said(end)).toContain(`GET ${LIST}?per_page=100 gave no list of comments`);
  });

  test('a next page elsewhere is not asked for, and the token not sent there', async () => {
    const elsewhere = new GitHubServer();
    await elsewhere.start();
    for (let id = 1; id <= 101; id += 1) server.comments.push({ id, body: 'Remark', user: null });
    server.nextPage = `${elsewhere.address}${LIST}`;

    const end = await comment();
    await elsewhere.stop();

    expect(elsewhere.log).toEqual([]);
    expect(said(end)).toBe('Comment on pull request 7 added.\n');
  });
});

describe('what fails for a while is done again', () => {
  test('without a second comment, when the first was written all the same', async () => {
    server.answerOnce(`POST ${LIST}`, { status: 502, done: true });

    const end = await comment();

    expect(said(end)).toBe('Comment on pull request 7 updated.\n');
    expect(server.comments).toHaveLength(1);
  });

  test.each<[number, Readonly<Record<string, string>>]>([
    [429, { 'retry-after': '1' }],
    [403, { 'retry-after': '1' }],
  ])('after the time that an answer of %d tells', async (status, headers) => {
    server.answerOnce(`GET ${LIST}`, { status, headers });

    const end = await comment();

    const [refused, again] = server.requests.filter(({ method }) => method === 'GET');
    expect((again?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
    expect(said(end)).toBe('Comment on pull request 7 added.\n');
  });

  test('four times in all', async () => {
    for (let time = 1; time <= 9; time += 1) {
      server.answerOnce('POST /graphql', { status: 500, headers: { 'retry-after': '0' } });
    }

    const end = await comment();

    expect({ exitCode: end.exitCode, requests: server.log }).toEqual({
      exitCode: 0,
      requests: Array(4).fill('POST /graphql'),
    });
    expect(said(end)).toBe(
      `::warning title=storefront-baseline::No comment on the pull request: POST ${server.address}/graphql gave 500\n`,
    );
  });

  test('not when it would take longer than a minute', async () => {
    server.answerOnce('POST /graphql', { status: 429, headers: { 'retry-after': '61' } });

    const end = await comment();

    expect(server.log).toEqual(['POST /graphql']);
    expect(said(end)).toContain('::warning title=storefront-baseline::');
  });

  test('and given up where nobody answers', async () => {
    const gone = new GitHubServer();
    await gone.start();
    const { address } = gone;
    await gone.stop();

    const end = await comment(REPORT, { env: { GITHUB_API_URL: address, GITHUB_GRAPHQL_URL: `${address}/graphql` } });

    expect(end.exitCode).toBe(0);
    expect(said(end)).toContain(`No comment on the pull request: POST ${address}/graphql got no answer (`);
    expect(said(end)).toContain('ECONNREFUSED');
  });
});

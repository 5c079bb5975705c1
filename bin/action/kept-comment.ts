import * as z from 'zod';
import { ApiError } from './api-error';
import type { GitHubApi } from './github-api';
import type { PullRequest } from './pull-request';

const viewer = z.object({ data: z.object({ viewer: z.object({ login: z.string() }) }) });

/** The user is null where the account is gone. */
const comments = z.array(
  z.object({ id: z.int(), body: z.string().nullish(), user: z.object({ login: z.string() }).nullable() }),
);

/** Of a hundred comments each: more than a pull request has, fewer than forever. */
const MOST_PAGES = 100;

/**
 * Keeps one comment of a pull request current: the first one by the token's own user that begins with the same line is
 * written anew; where there is none, one is added. What others wrote stays, also where it begins with that line.
 *
 * @param body whose first line tells whose comment it is
 * @throws ApiError when the API refuses, or gives what it should not
 */
export async function keepComment(
  api: GitHubApi,
  { repository, number }: PullRequest,
  body: string,
): Promise<'added' | 'updated'> {
  const list = `/repos/${repository}/issues/${number}/comments`;
  const id = await findComment(api, `${list}?per_page=100`, firstLine(body));
  if (id !== undefined && (await wasUpdated(api, `/repos/${repository}/issues/comments/${id}`, body))) return 'updated';
  await api.request('POST', list, { body });
  return 'added';
}

async function findComment(api: GitHubApi, list: string, marker: string): Promise<number | undefined> {
  const login = await loginOf(api);
  let page: string | undefined = list;
  for (let pages = 0; page !== undefined; pages += 1) {
    if (pages === MOST_PAGES) throw new ApiError(`GET ${list} gave more than ${MOST_PAGES} pages`);
    const { body, next }: { body: unknown; next?: string } = await api.request('GET', page);
    const { data } = comments.safeParse(body);
    if (data === undefined) throw new ApiError(`GET ${page} gave no list of comments`);
    const own = data.find((comment) => comment.user?.login === login && firstLine(comment.body ?? '') === marker);
    if (own !== undefined) return own.id;
    page = next;
  }
  return undefined;
}

/** The REST API tells the job's own token nothing of its user; the GraphQL API does. */
async function loginOf(api: GitHubApi): Promise<string> {
  const { data } = viewer.safeParse(await api.query('query { viewer { login } }'));
  if (data === undefined) throw new ApiError('the API does not tell whose the token is');
  return data.data.viewer.login;
}

/** @returns false where the comment is gone meanwhile */
async function wasUpdated(api: GitHubApi, comment: string, body: string): Promise<boolean> {
  try {
    await api.request('PATCH', comment, { body });
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return false;
    throw error;
  }
}

function firstLine(text: string): string {
  return text.split(/\r?\n/, 1)[0] ?? '';
}

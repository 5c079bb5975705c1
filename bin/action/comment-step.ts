import { readFileSync } from 'node:fs';
import { workflowCommand } from '../../lib/report/workflow-command';
import { ApiError } from './api-error';
import { GitHubApi } from './github-api';
import { type Environment, input } from './inputs';
import { keepComment } from './kept-comment';
import { type PullRequest, pullRequestOf } from './pull-request';
import { withRetries } from './retries';

/**
 * The step that comments on the pull request. What goes wrong is told and fails nothing: the findings stand in the log,
 * the annotations and the summary as well.
 */
export async function commentStep(env: Environment): Promise<void> {
  const token = input(env, 'token');
  if (token !== undefined) console.log(workflowCommand('add-mask', {}, token));
  const pullRequest = pullRequestOf(env);
  if (pullRequest === undefined) {
    console.log('No comment: the workflow runs for no pull request.');
    return;
  }
  if (token === undefined || !/^[\x21-\x7e]+$/.test(token)) {
    tell('warning', 'the input token holds none');
    return;
  }
  try {
    const body = `${readFileSync(env.INPUT_MARKDOWN_FILE ?? '', 'utf8')}${footerOf(pullRequest, env)}`;
    const api = apiOf(env, token);
    const done = await withRetries(() => keepComment(api, pullRequest, body));
    console.log(`Comment on pull request ${pullRequest.number} ${done}.`);
  } catch (error) {
    tellFailure(error);
  }
}

function apiOf({ GITHUB_API_URL, GITHUB_GRAPHQL_URL }: Environment, token: string): GitHubApi {
  const address = (GITHUB_API_URL ?? 'https://api.github.com').replace(/\/+$/, '');
  return new GitHubApi(address, GITHUB_GRAPHQL_URL ?? `${address}/graphql`, token);
}

/** A check that could not run leaves the comment as it was: the commit tells what it speaks of. */
function footerOf({ repository, commit }: PullRequest, { GITHUB_SERVER_URL, GITHUB_RUN_ID }: Environment): string {
  const run = /^\d+$/.test(GITHUB_RUN_ID ?? '') && /^https?:\/\/[\w.:-]+$/.test(GITHUB_SERVER_URL ?? '');
  const link = run ? `, [run](${GITHUB_SERVER_URL}/${repository}/actions/runs/${GITHUB_RUN_ID})` : '';
  return `\nCommit ${commit}${link}.\n`;
}

function tellFailure(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  // So it is on the pull request of a fork, which is nobody's fault.
  if (error instanceof ApiError && error.status === 403 && error.retry === undefined) {
    tell('notice', `${message}; the job needs the permission pull-requests: write, which forks do not get`);
  } else {
    tell('warning', message);
  }
}

function tell(kind: 'notice' | 'warning', reason: string): void {
  console.log(workflowCommand(kind, { title: 'storefront-baseline' }, `No comment on the pull request: ${reason}`));
}

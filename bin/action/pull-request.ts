import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Environment } from './inputs';

/** The pull request that a workflow runs for. */
export interface PullRequest {
  /** `owner/name`. */
  readonly repository: string;
  readonly number: number;
  /** The commit that was pushed; `GITHUB_SHA` is its merge into the target branch. */
  readonly commit: string;
}

const event = z.object({
  pull_request: z.object({
    number: z.int().positive(),
    head: z.object({ sha: z.string().regex(/^[0-9a-f]{40,64}$/) }),
  }),
});

/** The pull request of the event that started the workflow; none where the event is another. */
export function pullRequestOf({ GITHUB_EVENT_PATH, GITHUB_REPOSITORY }: Environment): PullRequest | undefined {
  if (GITHUB_EVENT_PATH === undefined || !/^[\w.-]+\/[\w.-]+$/.test(GITHUB_REPOSITORY ?? '')) return undefined;
  const { data } = event.safeParse(contentOf(GITHUB_EVENT_PATH));
  if (data === undefined) return undefined;
  const { number, head } = data.pull_request;
  return { repository: GITHUB_REPOSITORY ?? '', number, commit: head.sha };
}

function contentOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

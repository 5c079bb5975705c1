import { UsageError } from '../errors';

/** A login of GitHub: at most 39 letters, digits and single hyphens, none of them first or last. */
const OWNER = '[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}';
/** At most 100 letters, digits, dots, hyphens and underscores. */
const NAME = '[A-Za-z0-9._-]{1,100}';
const BY_NAME = new RegExp(`^${OWNER}/(?!\\.{1,2}$)${NAME}$`);
const BY_ID = new RegExp(`^${OWNER}@[0-9]{1,19}/(?!\\.{1,2}@)${NAME}@[0-9]{1,19}$`);

/** GitHub allows 255 characters; what `StringEquals` compares must hold no wildcard, and a colon starts the next part. */
const ENVIRONMENT = /^[^\p{Cc}*?:]{1,255}$/u;

/**
 * The subject of the tokens that GitHub gives a workflow's jobs: of pull requests, or of an environment's jobs.
 *
 * Repositories made, renamed or moved since the summer of 2026 have their numbers in it, so that whoever takes over a name
 * is not trusted (GitHub changelog, "Immutable subject claims for GitHub Actions OIDC tokens"; form: Microsoft Entra,
 * "Migrate GitHub Actions federated credentials to immutable subjects").
 *
 * @param repository `owner/name`, or `owner@123/name@456` with both numbers
 * @throws UsageError when GitHub knows no such name
 */
export function githubSubject(repository: string, environment?: string): string {
  if (!BY_NAME.test(repository) && !BY_ID.test(repository)) {
    throw new UsageError(
      `--repository ${JSON.stringify(repository)}: this is no repository of GitHub; write owner/name, or owner@123/name@456 with the numbers of both`,
    );
  }
  if (environment === undefined) return `repo:${repository}:pull_request`;
  if (!ENVIRONMENT.test(environment)) {
    throw new UsageError(
      `--environment ${JSON.stringify(environment)}: this is no environment of GitHub; write its name, without colons and wildcards`,
    );
  }
  return `repo:${repository}:environment:${environment}`;
}

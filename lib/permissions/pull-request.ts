import { githubSubject } from './github-subject';
import { type PolicyDocument, policyDocument } from './policy-document';

const PROVIDER = 'token.actions.githubusercontent.com';

/** What a role for pull requests shall be good for. */
export interface PullRequestOptions {
  /** 12 digits. */
  readonly account: string;
  /** Regions whose lookup roles it may assume; without effect without `lookups`. */
  readonly regions: readonly string[];
  /** `owner/name`, or `owner@123/name@456`. */
  readonly repository: string;
  /**
   * The environment of GitHub that the job names.
   *
   * @default - none: the jobs of pull requests
   */
  readonly environment?: string;
  /** Whether the app looks something up in the account when it is synthesized. */
  readonly lookups: boolean;
}

/** A role for `storefront-baseline check` in a pull request. */
export interface PullRequestRole {
  /** Who may assume it. */
  readonly trust: PolicyDocument;
  /** What it may do; null where it needs no policy at all. */
  readonly permissions: PolicyDocument | null;
}

/**
 * The role of a pull request's job: `check` itself asks AWS nothing, and only the lookups of a CDK app do, through the
 * lookup role that `cdk bootstrap` makes, which reads. The subject is compared in full, never by a pattern.
 *
 * @throws UsageError when the repository or environment cannot be one
 */
export function pullRequestRole(options: PullRequestOptions): PullRequestRole {
  const { account, repository, environment } = options;
  return {
    trust: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'GitHubActions',
          Effect: 'Allow',
          Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/${PROVIDER}` },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringEquals: {
              [`${PROVIDER}:aud`]: 'sts.amazonaws.com',
              [`${PROVIDER}:sub`]: githubSubject(repository, environment),
            },
          },
        },
      ],
    },
    permissions: options.lookups ? lookups(options) : null,
  };
}

/** The name of the role: CDK developer guide, "Customize AWS CDK bootstrapping", with the qualifier of an unchanged one. */
function lookups({ account, regions }: PullRequestOptions): PolicyDocument {
  return policyDocument(
    [
      {
        sid: 'ReadForLookups',
        actions: ['sts:AssumeRole'],
        resources: ['arn:aws:iam::${Account}:role/cdk-hnb659fds-lookup-role-${Account}-${Region}'],
      },
    ],
    { account, regions },
  );
}

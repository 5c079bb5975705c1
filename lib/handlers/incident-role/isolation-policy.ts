/** Name of the inline policy. Nothing else of a role is ever touched. */
export const ISOLATION_POLICY = 'StorefrontIncidentIsolation';

/** What the inline policy denies. */
export interface Isolation {
  readonly kind: 'everything' | 'older-sessions';
  /** Instant in UTC before which sessions must have begun to be denied; absent where all are. */
  readonly before?: string;
}

const SIDS = { everything: 'IncidentDeniesEverything', 'older-sessions': 'IncidentRevokesOlderSessions' } as const;

/**
 * The policy as JSON. `aws:TokenIssueTime` is when the temporary credentials of a session were issued ("Revoke IAM role
 * temporary security credentials", AWS Identity and Access Management User Guide).
 */
export function isolationPolicy({ kind, before }: Isolation): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: SIDS[kind],
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        ...(before === undefined ? {} : { Condition: { DateLessThan: { 'aws:TokenIssueTime': before } } }),
      },
    ],
  });
}

/**
 * Reads a policy of the name back.
 *
 * @param document as IAM gives it: JSON, percent-encoded
 * @returns undefined when {@link isolationPolicy} did not write it
 */
export function isolationOf(document: string): Isolation | undefined {
  const text = decodeURIComponent(document);
  const before = /"aws:TokenIssueTime":\s*"([^"]+)"/.exec(text)?.[1];
  const candidates: Isolation[] = [
    { kind: 'everything' },
    ...(before === undefined ? [] : [{ kind: 'older-sessions' as const, before }]),
  ];
  return candidates.find((candidate) => canonical(isolationPolicy(candidate)) === canonical(text));
}

function canonical(json: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(json));
  } catch {
    return undefined;
  }
}

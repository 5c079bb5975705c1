import { ConfigServiceClient } from '@aws-sdk/client-config-service';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { accessError } from '../../account/aws-access-error';
import { type AwsFailure, AwsFailureKind, awsFailure } from '../../account/aws-failure';
import { awsRegion } from '../../account/aws-region';
import { type AwsClientSettings, openAwsSession } from '../../account/aws-session';
import type { UserError } from '../../errors';
import type { AuditScope } from '../audit-scope';
import { AuditError } from './audit-error';
import type { AuditSource } from './audit-source';
import type { ObserveOptions } from './observe-options';

/** A source whose account is known. */
export interface OpenSource {
  /** Where the calls go: of an aggregator, where it stands. */
  readonly scope: AuditScope;
  readonly client: ConfigServiceClient;
  /** A client that tries everything once, for calls whose refusals mean to wait. */
  readonly once: ConfigServiceClient;
  close(): void;
}

const ATTEMPTS = 6;
const TIMEOUT_MS = 20_000;
/** Shown in CloudTrail of the account whose role is assumed. */
const SESSION_NAME = 'storefront-baseline-audit';

/**
 * Finds the credentials of a source and whose they are.
 *
 * @throws UsageError for a region that does not exist
 * @throws AwsAccessError when there are no credentials, or AWS does not take them, or cannot be reached
 * @throws AuditError when the role cannot be assumed
 */
export async function openSource(source: AuditSource, options: ObserveOptions): Promise<OpenSource> {
  const { profile, roleArn } = source;
  const { maxAttempts: attempts = ATTEMPTS, timeoutMs = TIMEOUT_MS, retryStrategy } = options;
  const region = awsRegion('region', source.region);
  const session = await openAwsSession({ ...(profile === undefined ? {} : { profile }), region, attempts, timeoutMs });
  const own = session.clientSettings(region);
  const settings = {
    ...own,
    credentials: roleArn === undefined ? own.credentials : roleCredentials(source, roleArn, own),
  };
  const account =
    roleArn === undefined ? session.account : await accountOfRole(new STSClient(settings), region, roleArn, profile);
  const requestHandler = { ...own.requestHandler, socketTimeout: timeoutMs };
  const client = new ConfigServiceClient({
    ...settings,
    requestHandler,
    ...(retryStrategy === undefined ? {} : { retryStrategy }),
  });
  const once = new ConfigServiceClient({ ...settings, requestHandler, maxAttempts: 1, retryMode: 'standard' });
  return {
    scope: { account, region },
    client,
    once,
    close: () => {
      client.destroy();
      once.destroy();
    },
  };
}

/** What to tell the user when not one page of any source could be read. */
export function nothingRead(source: AuditSource, { account, region }: AuditScope, failure: AwsFailure): UserError {
  const { kind, code, message } = failure;
  if (kind === AwsFailureKind.DENIED) {
    return new AuditError(
      `AWS Config in ${account}/${region} may not be read (${code}); allow what \`storefront-baseline permissions audit\` prints`,
    );
  }
  const unanswered = kind === AwsFailureKind.OTHER || kind === AwsFailureKind.THROTTLED;
  if (!unanswered) return accessError(failure, region, source.profile);
  return new AuditError(`AWS Config in ${account}/${region} does not answer (${code}: ${message}); try again`);
}

function roleCredentials({ region, externalId }: AuditSource, roleArn: string, own: AwsClientSettings) {
  const { credentials, ...clientConfig } = own;
  return fromTemporaryCredentials({
    masterCredentials: credentials,
    params: {
      RoleArn: roleArn,
      RoleSessionName: SESSION_NAME,
      ...(externalId === undefined ? {} : { ExternalId: externalId }),
    },
    clientConfig: { ...clientConfig, region },
  });
}

/** Closes the client. */
async function accountOfRole(
  client: STSClient,
  region: string,
  roleArn: string,
  profile: string | undefined,
): Promise<string> {
  try {
    const { Account: account = '' } = await client.send(new GetCallerIdentityCommand({}));
    return account;
  } catch (error) {
    const failure = awsFailure(error);
    if (failure === undefined) throw error;
    if (failure.kind !== AwsFailureKind.DENIED) throw accessError(failure, region, profile);
    throw new AuditError(
      `the role ${roleArn} cannot be assumed (${failure.code}); let its trust policy name you, and the external id where it asks for one`,
    );
  } finally {
    client.destroy();
  }
}

import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { AwsAccessError, accessError } from './aws-access-error';
import { awsFailure } from './aws-failure';

type CredentialProvider = ReturnType<typeof fromNodeProviderChain>;

/** How AWS is asked. */
export interface AwsSessionOptions {
  /**
   * The profile of the AWS configuration files.
   *
   * @default - what the environment offers, in the order of the AWS SDK
   */
  readonly profile?: string;

  /**
   * The region to begin in.
   *
   * @default - that of the environment, then that of the profile
   */
  readonly region?: string;

  /**
   * How often a call is tried before it counts as failed.
   *
   * @default 4
   */
  readonly attempts?: number;

  /**
   * Milliseconds that one attempt may take.
   *
   * @default 10000
   */
  readonly timeoutMs?: number;
}

/** What every client of the AWS SDK is made with, so that no call waits for ever. */
export interface AwsClientSettings {
  readonly region: string;
  readonly credentials: CredentialProvider;
  readonly maxAttempts: number;
  readonly retryMode: 'adaptive';
  readonly requestHandler: {
    readonly connectionTimeout: number;
    readonly requestTimeout: number;
    readonly throwOnRequestTimeout: true;
  };
}

/** Credentials that AWS takes, and whose they are. */
export interface AwsSession {
  /** 12 digits. */
  readonly account: string;
  /** The ARN of the caller. */
  readonly caller: string;
  readonly region: string;
  /** Settings of clients in a region. */
  clientSettings(region: string): AwsClientSettings;
}

const DEFAULT_ATTEMPTS = 4;
const DEFAULT_TIMEOUT_MS = 10_000;
const LONGEST_CONNECT_MS = 5_000;
/** Credentials that end sooner are fetched anew. */
const EXPIRY_MARGIN_MS = 60_000;

/**
 * Finds credentials and asks AWS whose they are, which needs no permission (AWS STS API Reference, "GetCallerIdentity").
 *
 * @throws AwsAccessError in one line
 */
export async function openAwsSession(options: AwsSessionOptions = {}): Promise<AwsSession> {
  const { profile, attempts = DEFAULT_ATTEMPTS, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  const region = options.region ?? (await configuredRegion(profile));
  const credentials = remembered(
    profile === undefined ? fromNodeProviderChain() : fromIni({ profile, clientConfig: { region } }),
  );
  const clientSettings = (of: string): AwsClientSettings => ({
    region: of,
    credentials,
    maxAttempts: attempts,
    retryMode: 'adaptive',
    requestHandler: {
      connectionTimeout: Math.min(timeoutMs, LONGEST_CONNECT_MS),
      requestTimeout: timeoutMs,
      throwOnRequestTimeout: true,
    },
  });
  const client = new STSClient(clientSettings(region));
  try {
    const { Account: account = '', Arn: caller = '' } = await client.send(new GetCallerIdentityCommand({}));
    return { account, caller, region, clientSettings };
  } catch (error) {
    const failure = awsFailure(error);
    if (failure === undefined) throw error;
    throw accessError(failure, region, profile);
  } finally {
    client.destroy();
  }
}

/**
 * The region that the environment names, or the profile.
 *
 * @throws AwsAccessError where neither does
 */
export async function configuredRegion(profile?: string): Promise<string> {
  const client = new STSClient(profile === undefined ? {} : { profile });
  try {
    return await client.config.region();
  } catch {
    const where = profile === undefined ? 'the environment' : `the profile ${profile}`;
    throw new AwsAccessError(`no region: cdk.json and ${where} name none; write --region, such as eu-central-1`);
  }
}

/** Each client would otherwise assume the profile's role, or ask its program, for itself. */
function remembered(provider: CredentialProvider): CredentialProvider {
  let known: Awaited<ReturnType<CredentialProvider>> | undefined;
  return async (properties) => {
    const ends = known?.expiration?.getTime() ?? Number.POSITIVE_INFINITY;
    if (known === undefined || ends - Date.now() < EXPIRY_MARGIN_MS) known = await provider(properties);
    return known;
  };
}

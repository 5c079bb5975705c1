import type { ConfigServiceClient } from '@aws-sdk/client-config-service';
import { S3Client } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { AuditScope } from '../audit-scope';
import type { AuditSource } from '../read/audit-source';
import { openSource } from '../read/open-source';

/** The account and region that an attestation goes to, and the clients that bring it there. */
export interface AttestSession {
  readonly scope: AuditScope;
  /** The ARN of whoever attests. */
  readonly caller: string;
  readonly config: ConfigServiceClient;
  readonly s3: S3Client;
  close(): void;
}

/** Evidence of some hundred megabytes over a slow line. */
const UPLOAD_TIMEOUT_MS = 15 * 60_000;

/**
 * Finds the credentials of an account and whose they are.
 *
 * @throws UserError in one line, as `openSource` does
 */
export async function openAttestSession(source: AuditSource): Promise<AttestSession> {
  const { scope, client: config, close } = await openSource(source, {});
  const { credentials } = config.config;
  const maxAttempts = await config.config.maxAttempts();
  const sts = new STSClient({ region: scope.region, credentials, maxAttempts });
  try {
    const { Arn: caller = '' } = await sts.send(new GetCallerIdentityCommand({}));
    const s3 = new S3Client({
      region: scope.region,
      credentials,
      maxAttempts,
      // The bucket may stand in another region than the rule.
      followRegionRedirects: true,
      requestHandler: { connectionTimeout: 10_000, requestTimeout: UPLOAD_TIMEOUT_MS, throwOnRequestTimeout: true },
    });
    const closeAll = () => {
      close();
      s3.destroy();
    };
    return { scope, caller, config, s3, close: closeAll };
  } catch (error) {
    close();
    throw error;
  } finally {
    sts.destroy();
  }
}

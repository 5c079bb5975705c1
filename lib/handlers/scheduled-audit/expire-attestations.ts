import type { Logger } from '@aws-lambda-powertools/logger';
import { ConfigServiceClient } from '@aws-sdk/client-config-service';
import { type ExpiredAttestation, expiredAnnotation } from '../../audit/attest/expired-attestations';
import { reportProcessCheck } from '../../audit/attest/report-process-check';
import { errorName } from '../../shopper/error-name';

/** What expiring works with. */
export interface ExpiryTools {
  /** The account whose AWS Config may be told; twelve digits. */
  readonly account: string;
  readonly now: Date;
  readonly logger: Pick<Logger, 'info' | 'error'>;
}

/**
 * Tells AWS Config that attestations no longer count. One that it does not take keeps no other back. Those of other
 * accounts are left to the audits there.
 *
 * @returns how many it did not take
 */
export async function expireAttestations(
  expired: readonly ExpiredAttestation[],
  { account, now, logger }: ExpiryTools,
): Promise<number> {
  let failures = 0;
  for (const attestation of expired.filter(({ scope }) => scope.account === account)) {
    const { scope, check, rule } = attestation;
    const client = new ConfigServiceClient({ region: scope.region, maxAttempts: 5 });
    try {
      await reportProcessCheck(client, {
        rule,
        account,
        compliance: 'NON_COMPLIANT',
        annotation: expiredAnnotation(attestation),
        at: now,
      });
      logger.info('an attestation has expired', { check: check.id, region: scope.region });
    } catch (error) {
      failures++;
      logger.error('AWS Config does not take that an attestation has expired', {
        check: check.id,
        region: scope.region,
        reason: errorName(error),
      });
    } finally {
      client.destroy();
    }
  }
  return failures;
}

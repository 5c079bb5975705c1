import { configuredRegion } from '../../lib/account/aws-session';
import { attest } from '../../lib/audit/attest/attest';
import { openAttestSession } from '../../lib/audit/attest/attest-session';
import { attestationRequest } from '../../lib/audit/attest/attestation-request';
import { BucketStore } from '../../lib/audit/attest/bucket-store';
import { DirectoryStore } from '../../lib/audit/attest/directory-store';
import { systemClock } from '../../lib/clock';
import { type AttestFlags, attestSettings } from './attest-settings';
import { attestText } from './print-attest';

/**
 * Attests a process check and prints where its evidence lies.
 *
 * @throws UserError when the flags or the evidence cannot be used, or AWS does not take it
 */
export async function runAttest(check: string, flags: AttestFlags): Promise<void> {
  // The SDK's advice on versions of Node.js is for who builds this tool; on standard error it would hide the one line.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const now = systemClock.today();
  // What a person wrote is judged before AWS is asked anything.
  const request = attestationRequest({ ...flags, check }, now);
  const { source, place } = attestSettings(flags);
  const region = source.region ?? (await configuredRegion(source.profile));
  const session = await openAttestSession({ ...source, region });
  try {
    const store =
      'directory' in place
        ? new DirectoryStore(place.directory)
        : new BucketStore(session.s3, { owner: session.scope.account, ...place.bucket });
    const attested = await attest(request, {
      session,
      store,
      ...(flags.rule === undefined ? {} : { rule: flags.rule }),
      now,
    });
    process.stdout.write(attestText(attested));
  } finally {
    session.close();
  }
}

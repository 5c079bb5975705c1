import { version } from '../../version';
import { sha256Of } from '../evidence/bundle-manifest';
import { attestStep } from './attest-error';
import type { AttestSession } from './attest-session';
import { type Attestation, attestationAnnotation } from './attestation';
import type { AttestationRequest } from './attestation-request';
import type { EvidenceStore } from './evidence-store';
import { processCheckRule } from './process-check-rule';
import { reportProcessCheck } from './report-process-check';

/** Where an attestation goes. */
export interface AttestOptions {
  readonly session: Pick<AttestSession, 'scope' | 'caller' | 'config'>;
  readonly store: EvidenceStore;
  /**
   * The rule's deployed name.
   *
   * @default - the only one of the check
   */
  readonly rule?: string;
  /** The present instant. */
  readonly now: Date;
}

/** An attestation that was made. */
export interface Attested {
  readonly record: Attestation;
  /** Where the evidence and the record lie. */
  readonly place: string;
}

/**
 * Attests a process check: finds its rule, keeps the evidence with the record of who did what, then tells AWS Config that the
 * check holds. Where the last step fails, the evidence is kept and nothing refers to it; attesting again is harmless.
 *
 * @throws ProcessCheckRuleError when there is no such rule, or more than one
 * @throws AttestError when AWS refuses or does not answer
 * @throws EvidenceError when the evidence cannot be kept
 */
export async function attest(
  request: AttestationRequest,
  { session, store, rule: named, now }: AttestOptions,
): Promise<Attested> {
  const { scope, config } = session;
  const rule = await attestStep(scope, 'AWS Config does not tell its rules', () =>
    processCheckRule(config, scope, request.check, named),
  );
  const record = recordOf(request, session, rule, now);
  const place = await attestStep(scope, 'the evidence cannot be kept', () =>
    store.keep({ record, evidence: request.evidence.content }),
  );
  await attestStep(scope, `the evidence is kept at ${place}, but AWS Config does not take the result`, () =>
    reportProcessCheck(config, {
      rule,
      account: scope.account,
      compliance: 'COMPLIANT',
      annotation: attestationAnnotation(record),
      at: now,
    }),
  );
  return { record, place };
}

function recordOf(
  { check, on, until, by, note, evidence }: AttestationRequest,
  { scope, caller }: AttestOptions['session'],
  rule: string,
  now: Date,
): Attestation {
  return {
    schemaVersion: 1,
    tool: { name: 'storefront-security-baseline', version },
    check: check.id,
    rule,
    scope: { account: scope.account, region: scope.region },
    by,
    on,
    until,
    ...(note === undefined ? {} : { note }),
    attestedAt: now.toISOString(),
    attestedBy: caller,
    evidence: {
      name: evidence.name,
      file: evidence.file,
      bytes: evidence.content.byteLength,
      sha256: sha256Of(evidence.content),
    },
  };
}

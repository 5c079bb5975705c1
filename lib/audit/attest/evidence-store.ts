import type { Attestation } from './attestation';

/** What is kept of an attestation: the evidence as it was given, and the record of who said what. */
export interface KeptAttestation {
  readonly record: Attestation;
  /** The evidence's content. */
  readonly evidence: Uint8Array;
}

/** Keeps attestations. */
export interface EvidenceStore {
  /**
   * Keeps an attestation, the evidence before the record: where a record lies, its evidence does too.
   *
   * @returns where both lie, as a person would look for them
   */
  keep(attestation: KeptAttestation): Promise<string>;
}

/** The name of the record beside its evidence. */
export const RECORD_FILE = 'attestation.json';

/**
 * Where an attestation is kept: account, region, check, the day of the work, and the time of the attestation, which a
 * second attestation of the same work does not share.
 */
export function attestationFolder({ scope, check, on, attestedAt }: Attestation): string {
  const time = attestedAt.replace(/[:.]/g, '-');
  return `attestations/${scope.account}/${scope.region}/${check}/${on}/${time}/`;
}

/** The record as it is written. */
export function recordText(record: Attestation): string {
  return `${JSON.stringify(record, undefined, 2)}\n`;
}

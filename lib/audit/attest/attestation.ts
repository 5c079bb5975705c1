import type { AuditScope } from '../audit-scope';

/** What a person says of a process check, as it is kept beside its evidence. */
export interface Attestation {
  /** Of this shape; rises when a reader of the older one could misread it. */
  readonly schemaVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  /** The process check's id, such as `penetration-test`. */
  readonly check: string;
  /** The rule of AWS Config that was told, by its deployed name. */
  readonly rule: string;
  readonly scope: AuditScope;
  /** Who did the work, or saw that it was done. */
  readonly by: string;
  /** The day on which it was done, `yyyy-mm-dd`. */
  readonly on: string;
  /** The last day on which it counts, `yyyy-mm-dd`. */
  readonly until: string;
  readonly note?: string;
  /** When it was attested, as ISO 8601 in UTC. */
  readonly attestedAt: string;
  /** The ARN of whoever ran the command. */
  readonly attestedBy: string;
  readonly evidence: {
    /** The name of the file that was given. */
    readonly name: string;
    /** Its name beside this record. */
    readonly file: string;
    readonly bytes: number;
    /** Lower-case hexadecimal. */
    readonly sha256: string;
  };
}

/** What of an attestation stands in AWS Config. */
export interface AttestedEvaluation {
  /** The day on which the work was done, `yyyy-mm-dd`. */
  readonly on: string;
  readonly by: string;
  /** The first 16 hexadecimal digits of the evidence's SHA-256. */
  readonly digest: string;
}

/** Characters of a name: so many leave room for the rest within the 256 of an annotation. */
export const LONGEST_NAME = 120;

const DIGEST_LENGTH = 16;
const ANNOTATION = /^Attested: done on (\d{4}-\d{2}-\d{2}) by (.{1,120}), evidence sha256 ([0-9a-f]{16})$/u;

/** The annotation of the evaluation, at most 256 characters ("ExternalEvaluation", AWS Config API Reference). */
export function attestationAnnotation({ on, by, evidence }: Pick<Attestation, 'on' | 'by' | 'evidence'>): string {
  return `Attested: done on ${on} by ${by}, evidence sha256 ${evidence.sha256.slice(0, DIGEST_LENGTH)}`;
}

/** Reads the annotation of an evaluation; undefined where it is none of {@link attestationAnnotation}. */
export function attestedEvaluation(annotation: string | undefined): AttestedEvaluation | undefined {
  const [, on, by, digest] = ANNOTATION.exec(annotation ?? '') ?? [];
  return on === undefined || by === undefined || digest === undefined ? undefined : { on, by, digest };
}

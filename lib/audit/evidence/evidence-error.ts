import { UserError } from '../../errors';

/** A bundle of evidence that cannot be written, read, or taken for what it says it is. */
export class EvidenceError extends UserError {}

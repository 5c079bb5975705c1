import { UserError } from '../../errors';

/** An audit was asked for in a way in which AWS Config cannot be read. */
export class AuditError extends UserError {}

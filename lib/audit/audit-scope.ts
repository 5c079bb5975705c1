/** One account and region whose AWS Config is read. */
export interface AuditScope {
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
}

/** How a scope is written in reports, file names and messages: `111122223333/eu-central-1`. */
export function scopeName({ account, region }: AuditScope): string {
  return `${account}/${region}`;
}

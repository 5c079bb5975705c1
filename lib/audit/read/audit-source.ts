/** One place from which AWS Config is read: a region of an account, or an aggregator. */
export interface AuditSource {
  /** The region; of an aggregator, that where it stands. */
  readonly region: string;

  /**
   * The profile of the AWS configuration files.
   *
   * @default - what the environment offers, in the order of the AWS SDK
   */
  readonly profile?: string;

  /**
   * A role to assume, by its ARN: in another account, for instance.
   *
   * @default - the credentials are used as they are
   */
  readonly roleArn?: string;

  /**
   * The external id that the role's trust policy asks for.
   *
   * @default - none is sent
   */
  readonly externalId?: string;

  /**
   * The name of an aggregator, which is read in place of the account itself.
   *
   * @default - the account and region itself
   */
  readonly aggregator?: string;
}

/** How a source is called in messages, before its account is known. */
export function sourceName({ region, profile, roleArn, aggregator }: AuditSource): string {
  const by = roleArn ?? (profile === undefined ? undefined : `profile ${profile}`);
  const place = by === undefined ? region : `${region} by ${by}`;
  return aggregator === undefined ? place : `aggregator ${aggregator} in ${place}`;
}

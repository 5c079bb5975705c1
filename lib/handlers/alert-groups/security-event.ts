/** What a message says of one event, whichever service it comes from. */
export interface SecurityEvent {
  /** EventBridge's id of the event; the same when it is delivered twice. */
  readonly id: string;
  readonly time: Date;
  readonly account: string;
  readonly region: string;
  /** Who noticed: a product or service. */
  readonly source: string;
  /** What kind of thing: events of one kind are told together. */
  readonly type: string;
  /** `CRITICAL` to `LOW`; `UNRATED` where the service does not say. */
  readonly severity: string;
  readonly title: string;
  /** What it is about: resources, or who did it. */
  readonly about: readonly string[];
  /** Path in the AWS console, below the region's address. */
  readonly consolePath: string;
}

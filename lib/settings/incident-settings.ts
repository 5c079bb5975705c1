/** Somebody who is called when something has happened. */
export interface IncidentContactSettings {
  /** A function or a rota rather than a person, such as `Engineer on call`. */
  readonly role: string;
  /** `tel:+49301234567`, an e-mail address, or an https link of a paging service. */
  readonly address: string;
}

/** Somebody who is notified of a breach. */
export interface IncidentNotificationSettings {
  /** Which one, such as `Berliner Beauftragte für Datenschutz`. */
  readonly who: string;
  /** A telephone number as `tel:+...`, an e-mail address, or the https link of a form or a template. */
  readonly address: string;
  /** How soon, and on what ground, in a few words. */
  readonly within: string;
}

/** Who is notified of a breach (GDPR articles 33 and 34; PCI DSS 4.0.1, 12.10.1). */
export interface IncidentNotificationsSettings {
  /** The authority that supervises how the shop handles personal data. */
  readonly supervisoryAuthority: IncidentNotificationSettings;
  /** Those whose data were breached. */
  readonly customers: IncidentNotificationSettings;
  /** The acquirer, who tells the card brands. */
  readonly acquirer: IncidentNotificationSettings;
  /** The shop's own staff. */
  readonly staff: IncidentNotificationSettings;
}

/** The plan for incidents. */
export interface IncidentSettings {
  /** Who is called, in this order; the first one at any hour. */
  readonly contacts: IncidentContactSettings[];

  /** Who is notified of a breach. */
  readonly notifications: IncidentNotificationsSettings;

  /** The day, `yyyy-mm-dd`, on which the plan was last reviewed; it holds for 365 days. */
  readonly planReviewedOn: string;

  /** The day, `yyyy-mm-dd`, on which the plan was last tested; it holds for 365 days. */
  readonly planTestedOn: string;

  /**
   * Roles that a runbook can isolate: what follows `:role/` in their ARNs.
   *
   * @default - there is no such runbook
   */
  readonly isolatableRoles?: string[];
}

/** A channel of Slack that shows alerts. */
export interface SlackSettings {
  /** Id of the workspace, such as `T07EA123LEP`. */
  readonly workspaceId: string;
  /** Id of the channel, such as `C0123456789`. */
  readonly channelId: string;
}

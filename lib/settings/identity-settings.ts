/** Who the shop's mail comes from. */
export interface MailSettings {
  /** The address that mail comes from, such as `accounts@example.com`; a mailbox that is read. */
  readonly fromEmail: string;

  /** Where receivers send reports about mail in the shop's name: `mailto:` and one address. */
  readonly dmarcReportsTo: string;

  /**
   * The day, `yyyy-mm-dd`, from which receivers are asked to refuse forged mail; until then, to quarantine it.
   *
   * @default - no day: quarantine
   */
  readonly rejectFrom?: string;

  /**
   * Whether Amazon SES has verified the domain, which it does after the first deployment. Until then Cognito sends its
   * mail by its own address, at most 50 messages a day.
   *
   * @default false
   */
  readonly domainVerified: boolean;
}

/** The pages on which shoppers sign in. */
export interface SignInSettings {
  /** The pages' own name, beneath a name that resolves: `auth.shop.example.com`. Passkeys are bound to it for good. */
  readonly domainName: string;

  /** ACM certificate of that name, in us-east-1. */
  readonly certificateArn: string;
}

/** How the shop's staff sign in. */
export interface StaffSettings {
  /** Address of the SAML metadata of the staff's identity provider. */
  readonly samlMetadataUrl: string;

  /** Where Cognito may send staff who signed in: exact https URLs of the back office. */
  readonly callbackUrls: string[];

  /** Where Cognito may send staff who signed out: exact https URLs of the back office. */
  readonly logoutUrls: string[];
}

/** Whom AWS tells of a security matter. It stands in the template: give a team and its mailbox. */
export interface SecurityContactSettings {
  readonly name: string;
  readonly title: string;
  readonly email: string;
  readonly phone: string;
}

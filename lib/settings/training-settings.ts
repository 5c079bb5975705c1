/** How staff are trained, and how that decides who touches customer data. */
export interface TrainingSettings {
  /**
   * The day, `yyyy-mm-dd`, on which somebody last reviewed the programme (PCI DSS 4.0.1, 12.6.2).
   *
   * @default - the daily job reports no process check; a person attests it
   */
  readonly programmeReviewedOn?: string;

  /**
   * Id of the identity store of IAM Identity Center, such as `d-1234567890`. Needs `trainedGroupId`.
   *
   * @default - no group is kept
   */
  readonly identityStoreId?: string;

  /**
   * Id of the group whose members may touch customer data. Needs `identityStoreId`.
   *
   * @default - no group is kept
   */
  readonly trainedGroupId?: string;

  /**
   * The region of IAM Identity Center.
   *
   * @default - the home region
   */
  readonly identityCenterRegion?: string;

  /**
   * Whether the account has IAM users, against the baseline.
   *
   * @default false
   */
  readonly iamUsersAdopted: boolean;

  /**
   * ARNs of IAM users and roles that may take the role for emergencies, with MFA; every time is alarmed.
   *
   * @default - there is no such role
   */
  readonly breakGlassPrincipals?: string[];
}

/**
 * What the account already has, in the home region where nothing else is said. AWS allows one of most of these in an
 * account and region, so that a second one fails the deployment; the rest would be paid for twice.
 * `storefront-baseline adopt` finds out.
 */
export interface AdoptedResources {
  /**
   * The account has an AWS Config recorder. There can be one for each account and region.
   *
   * @default false
   */
  readonly configRecorder: boolean;

  /**
   * The account has an AWS Config delivery channel. There can be one for each account and region.
   *
   * @default false
   */
  readonly configDeliveryChannel: boolean;

  /**
   * The account, or its organization, has a CloudTrail trail of every region.
   *
   * @default false
   */
  readonly trail: boolean;

  /**
   * The account has a GuardDuty detector, its own or one that an administrator of its organization manages. There can be
   * one for each account and region.
   *
   * @default false
   */
  readonly detector: boolean;

  /**
   * The account has AWS Security Hub CSPM. There can be one hub for each account and region.
   *
   * @default false
   */
  readonly securityHub: boolean;

  /**
   * The account, or its organization, has an analyzer of external access in IAM Access Analyzer. There can be one of the
   * account's own for each account and region (IAM User Guide, "IAM Access Analyzer quotas").
   *
   * @default false
   */
  readonly accessAnalyzer: boolean;

  /**
   * The account has Amazon Inspector, switched on by itself or by an administrator of its organization.
   *
   * @default false
   */
  readonly inspector: boolean;

  /**
   * The account has Amazon Macie in the home region.
   *
   * @default false
   */
  readonly macieSession: boolean;

  /**
   * The AWS Glue data catalog of the home region has its encryption set already. There is one setting for each account
   * and region, so that a second one would overwrite it.
   *
   * @default false
   */
  readonly dataCatalogEncryption: boolean;

  /**
   * The account's password policy and alternate security contact are managed elsewhere.
   *
   * @default false
   */
  readonly passwordPolicy: boolean;

  /**
   * us-east-1 has an AWS Config recorder. Counts where that is not the home region.
   *
   * @default false
   */
  readonly edgeConfigRecorder: boolean;

  /**
   * us-east-1 has an AWS Config delivery channel. Counts where that is not the home region.
   *
   * @default false
   */
  readonly edgeConfigDeliveryChannel: boolean;

  /**
   * us-east-1 has a GuardDuty detector. Counts where that is not the home region.
   *
   * @default false
   */
  readonly edgeDetector: boolean;

  /**
   * us-east-1 has AWS Security Hub CSPM. Counts where that is not the home region.
   *
   * @default false
   */
  readonly edgeSecurityHub: boolean;

  /**
   * us-east-1 has an analyzer of external access. Counts where that is not the home region.
   *
   * @default false
   */
  readonly edgeAccessAnalyzer: boolean;

  /**
   * us-east-1 has Amazon Inspector. Counts where that is not the home region.
   *
   * @default false
   */
  readonly edgeInspector: boolean;
}

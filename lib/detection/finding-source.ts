/** Whose findings are listened to. */
export enum FindingSource {
  /**
   * AWS Security Hub CSPM alone, to which the others send theirs. Amazon Macie does not send it findings of sensitive
   * data unless told to ("Configuring publication settings for Macie findings", Amazon Macie User Guide), so those are
   * taken from Macie itself.
   */
  SECURITY_HUB = 'SECURITY_HUB',
  /** Amazon GuardDuty, Amazon Inspector, Amazon Macie and IAM Access Analyzer each: for a region without a hub. */
  EACH_SERVICE = 'EACH_SERVICE',
}

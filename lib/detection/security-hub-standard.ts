/** A standard that Security Hub CSPM checks an account against: the end of its ARN, without its region. */
export enum SecurityHubStandard {
  /** AWS Foundational Security Best Practices. */
  AWS_FOUNDATIONAL = 'aws-foundational-security-best-practices/v/1.0.0',
  /** PCI DSS 4.0.1. */
  PCI_DSS = 'pci-dss/v/4.0.1',
}

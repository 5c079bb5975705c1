/** What GuardDuty can watch beside the trail, the flow logs and the DNS logs, by its own name. */
export enum GuardDutyFeature {
  /** Reads and writes of objects in S3. */
  S3_DATA_EVENTS = 'S3_DATA_EVENTS',
  /** The audit log of Kubernetes. Costs nothing where there is no EKS cluster. */
  EKS_AUDIT_LOGS = 'EKS_AUDIT_LOGS',
  /** Malware on the volumes of an instance or container host that a finding speaks of. */
  EBS_MALWARE_PROTECTION = 'EBS_MALWARE_PROTECTION',
  /** Sign-ins to Aurora and other RDS databases. */
  RDS_LOGIN_EVENTS = 'RDS_LOGIN_EVENTS',
  /** What Lambda functions talk to. */
  LAMBDA_NETWORK_LOGS = 'LAMBDA_NETWORK_LOGS',
  /** Processes, files and connections inside hosts and containers. Costs nothing where there are none. */
  RUNTIME_MONITORING = 'RUNTIME_MONITORING',
}

/**
 * Where GuardDuty installs and updates the agent of runtime monitoring by itself
 * ("DetectorAdditionalConfiguration", Amazon GuardDuty API Reference).
 */
export enum RuntimeAgent {
  /** Tasks of Amazon ECS on Fargate. */
  ECS_FARGATE = 'ECS_FARGATE_AGENT_MANAGEMENT',
  /** EC2 instances under AWS Systems Manager, container instances included. */
  EC2 = 'EC2_AGENT_MANAGEMENT',
  /** EKS clusters on EC2 instances. */
  EKS = 'EKS_ADDON_MANAGEMENT',
}

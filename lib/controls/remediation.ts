/** Stands in a parameter of a remediation for the id by which AWS Config knows the resource that is mended. */
export const RESOURCE_ID = 'RESOURCE_ID';

/** Actions that a remediation's role may call, and on what. */
export interface RemediationPermission {
  /** IAM actions, each written out. */
  readonly actions: readonly string[];
  /** ARN, in which `{partition}`, `{region}` and `{account}` stand for where it is deployed; `*` where IAM knows no narrower one. */
  readonly resource: string;
}

/**
 * How AWS Config mends what a control's rule finds: a runbook of AWS's own that changes one setting and takes nothing
 * away. A person starts it, unless the shop chooses otherwise.
 *
 * Name, parameters and permissions are those of the runbook's page in the Systems Manager Automation Runbook Reference.
 */
export interface Remediation {
  /** The managed rule whose findings it mends: one of the control's `detect`. */
  readonly rule: string;
  /** Name of the Automation document, which AWS owns. */
  readonly document: string;
  /** The document's parameters but `AutomationAssumeRole`: a value, or {@link RESOURCE_ID}. */
  readonly parameters: Readonly<Record<string, string>>;
  /** What its steps call. */
  readonly permissions: readonly RemediationPermission[];
}

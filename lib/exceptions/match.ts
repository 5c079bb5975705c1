import type { Exception } from './exception';
import { pathCovers } from './path-pattern';

/** What an exception is held against. */
export interface Finding {
  /** Id of the control or of the cdk-nag finding, with the part in brackets where it has one. */
  readonly controlId: string;
  readonly constructPath: string;
}

/**
 * Whether an exception speaks of a finding. Ids are compared whole: `AwsSolutions-IAM5` does not cover
 * `AwsSolutions-IAM5[Resource::*]`. It says nothing about whether the exception still holds; `standing` does.
 */
export function covers(exception: Pick<Exception, 'controls' | 'path'>, finding: Finding): boolean {
  return exception.controls.includes(finding.controlId) && pathCovers(exception.path, finding.constructPath);
}

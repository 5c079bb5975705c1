import type { CustomResourceEvent } from './custom-resource-event';

/** How a request ended. */
export interface Outcome {
  readonly status: 'SUCCESS' | 'FAILED';
  /** Why it failed, or what was done. */
  readonly reason: string;
  /** What the template reads with `Fn::GetAtt`. */
  readonly data?: Readonly<Record<string, string>>;
}

/** "Custom resource response objects", AWS CloudFormation User Guide. */
const LONGEST_BODY_BYTES = 4_096;

/** What the resource is called: an account has one password policy and one security contact. */
const PHYSICAL_ID = 'account-sign-in-settings';

/** The answer to an event, at most 4,096 bytes long: the reason is cut where it must be. */
export function answerTo(event: CustomResourceEvent, outcome: Outcome): string {
  const { StackId, RequestId, LogicalResourceId, PhysicalResourceId } = event;
  const isNamed = typeof PhysicalResourceId === 'string' && /^[\w/-]{1,200}$/.test(PhysicalResourceId);
  const body = (reason: string) =>
    JSON.stringify({
      Status: outcome.status,
      Reason: reason,
      // Another id would make CloudFormation delete the former resource.
      PhysicalResourceId: isNamed ? PhysicalResourceId : PHYSICAL_ID,
      StackId,
      RequestId,
      LogicalResourceId,
      ...(outcome.data === undefined ? {} : { Data: outcome.data }),
    });
  const room = LONGEST_BODY_BYTES - Buffer.byteLength(body(''));
  return body(cut(outcome.reason, Math.max(0, room)));
}

/** As much of a text as takes `bytes` bytes in a JSON document, without its quotation marks. */
function cut(text: string, bytes: number): string {
  let length = 0;
  let kept = '';
  for (const character of text) {
    length += Buffer.byteLength(JSON.stringify(character)) - 2;
    if (length > bytes) break;
    kept += character;
  }
  return kept;
}

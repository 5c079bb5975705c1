import type { Resource } from '../resource';
import { compliant, unknown, type Verdict, violation } from '../verdict';

/** A resource part of an ARN that names nothing: wildcards alone, or a resource type and wildcards (`rule/*`). */
const ANY_RESOURCE = /^([a-z-]+[/:])?[*?/]*$/;

/** Holds when the `SourceArn` of a Lambda permission ties it to a source of one account, or to one named resource. */
export function sourceArnNamesOne(permission: Resource): Verdict {
  return permission.at('SourceArn').judge((value) => {
    if (value.kind === 'reference') return compliant();
    if (value.kind === 'absent') return violation('SourceArn', 'SourceArn is absent; expected the ARN of the source');
    if (value.kind !== 'scalar' && value.kind !== 'text') {
      return unknown('SourceArn', 'the source is decided at deployment');
    }
    const arn = value.kind === 'text' ? value.text : String(value.value);
    if (!admitsEverySource(arn)) return compliant();
    return violation('SourceArn', `SourceArn is "${arn}", which sources of every account match`);
  });
}

/** `arn:partition:service:region:account:resource`; Lambda compares with `StringLike`, so `*` matches anything. */
function admitsEverySource(arn: string): boolean {
  // A part known at deployment, such as `${AWS::AccountId}`, is one value, and its colons separate nothing.
  const [, , , , account = '', ...resource] = arn.replace(/\$\{[^}]*\}/g, '0').split(':');
  return /^[*?]*$/.test(account) && ANY_RESOURCE.test(resource.join(':'));
}

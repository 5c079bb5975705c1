import { webAclCapacity } from '../controls/edge/web-acl-capacity';
import { TemplateSet } from '../controls/template-set';
import type { WebAclPosture } from '../posture';
import type { AssemblyStack } from './cloud-assembly';

/** What the web ACLs of a stack use of their capacity, nested stacks included. */
export function webAclsOf({ path, templates }: AssemblyStack): readonly WebAclPosture[] {
  return new TemplateSet(templates).ofType('AWS::WAFv2::WebACL').map((webAcl) => {
    const rules = webAcl.rawProperty('Rules') ?? [];
    const { capacity, unknown } = Array.isArray(rules) ? webAclCapacity(rules) : { capacity: 0, unknown: ['Rules'] };
    return { name: webAcl.logicalId, stack: path, capacity, uncounted: unknown };
  });
}

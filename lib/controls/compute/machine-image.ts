import type { Position } from '../position';
import type { Resource } from '../resource';
import { isObject, own, scalarText } from '../value';

/** The public parameters by which Amazon Linux 2023 is looked up at deployment. */
const AMAZON_LINUX_2023 = /\/al2023-ami/;

/**
 * Whether an instance or launch template takes an image that asks for session tokens by itself, unless the account
 * says otherwise: Amazon Linux 2023 (Amazon EC2 User Guide, "Configure the Instance Metadata Service options"). Told by
 * the name of the public parameter, which the CDK looks up through a parameter of the template.
 *
 * @param options where `ImageId` stands: at the resource or below it
 */
export function asksForTokensByItself(resource: Resource, options: Position): boolean {
  const [value] = options.at('ImageId').values;
  if (value?.kind === 'dynamic') return AMAZON_LINUX_2023.test(value.text);
  const outer = options.path === '' ? resource.rawProperty('ImageId') : resource.rawProperty(options.path);
  const raw = options.path !== '' && isObject(outer) ? own(outer, 'ImageId') : outer;
  const name = isObject(raw) ? own(raw, 'Ref') : undefined;
  const parameter = typeof name === 'string' ? resource.template.parameter(name) : undefined;
  return parameter !== undefined && AMAZON_LINUX_2023.test(scalarText(own(parameter, 'Default')));
}

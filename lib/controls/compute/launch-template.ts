import type { Resource } from '../resource';
import { referencesOf } from '../value';

const TEMPLATE = 'AWS::EC2::LaunchTemplate';

/**
 * The launch template that an instance is made from: by its id, by its literal name, or by the version that CDK reads
 * from it. `elsewhere` where it names one that the templates do not hold.
 */
export function launchTemplateOf(instance: Resource): Resource | 'none' | 'elsewhere' {
  const named = instance.at('LaunchTemplate');
  if (named.absent().kind === 'compliant') return 'none';
  const places = [named.at('LaunchTemplateId'), named.at('LaunchTemplateName'), named.at('Version')];
  const [referenced] = places
    .flatMap(({ values }) => values.flatMap(referencesOf))
    .map(({ resource }) => resource)
    .filter(({ type }) => type === TEMPLATE);
  if (referenced !== undefined) return referenced;
  const name = named.at('LaunchTemplateName').target();
  const found = instance.template.set.ofType(TEMPLATE).find((template) => {
    const own = template.at('LaunchTemplateName').target();
    return name.kind === 'text' && own.kind === 'text' && own.text === name.text;
  });
  return found ?? 'elsewhere';
}

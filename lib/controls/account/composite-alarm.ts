import type { Resource } from '../resource';
import { referencesOf, type Value } from '../value';

/** Whether a composite alarm's rule asks for the state of an alarm: then the composite one does the telling. */
export function isHeardByComposite(alarm: Resource): boolean {
  const names = alarm.at('AlarmName').values.flatMap((name) => (name.kind === 'scalar' ? [String(name.value)] : []));
  return alarm.template.set
    .ofType('AWS::CloudWatch::CompositeAlarm')
    .flatMap((composite) => composite.at('AlarmRule').values)
    .some((rule) => mentions(rule, alarm, names));
}

function mentions(rule: Value, alarm: Resource, names: readonly string[]): boolean {
  if (referencesOf(rule).some(({ resource }) => resource === alarm)) return true;
  const text = rule.kind === 'scalar' ? String(rule.value) : rule.kind === 'text' ? rule.text : '';
  return names.some((name) => text.includes(`(${name})`) || text.includes(`("${name}")`));
}

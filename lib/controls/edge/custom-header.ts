import { certainText } from '../certain-value';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, type Verdict } from '../verdict';

const ITEMS = 'ResponseHeadersPolicyConfig.CustomHeadersConfig.Items';

/** The items of a response headers policy's custom headers that certainly carry a header of that name. */
function itemsNamed(policy: Resource, name: string): readonly Position[] {
  return policy
    .at(ITEMS)
    .items()
    .filter((item) => certainText(item.at('Header'))?.toLowerCase() === name.toLowerCase());
}

/** The position of a custom header's value, where the template certainly holds that header once. */
export function customHeader(policy: Resource, name: string): Position | undefined {
  const [item, ...others] = itemsNamed(policy, name);
  return item === undefined || item.optional || others.length > 0 ? undefined : item.at('Value');
}

/** The verdict on a custom header's value; a violation where a response headers policy does not send the header. */
export function judgeCustomHeader(policy: Resource, name: string, judge: (value: Position) => Verdict): Verdict {
  const value = customHeader(policy, name);
  if (value !== undefined) return judge(value);
  return policy.at(ITEMS).some((item) => {
    const named = item.at('Header').satisfies((text) => String(text).toLowerCase() === name.toLowerCase(), name);
    return all(named, judge(item.at('Value')));
  }, `CustomHeadersConfig.Items lacks ${name}`);
}

/** Whether a response headers policy may send a custom header of that name. */
export function maySendHeader(policy: Resource, name: string): boolean {
  return (
    policy.at(ITEMS).some((item) => item.at('Header').matches(new RegExp(`^${name}$`, 'i'), name), '').kind !==
    'violation'
  );
}

/** The text of a value, with `${...}` for what is known only at deployment; absent where there is none. */
export function textsOf(position: Position): readonly string[] {
  return position.values.flatMap((value) => {
    if (value.kind === 'scalar') return [String(value.value)];
    return value.kind === 'text' ? [value.text] : [];
  });
}

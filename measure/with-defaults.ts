import { isObject, own } from '../lib/controls/value';

/**
 * A template in which each parameter that has a default can have that value only. The product leaves such parameters
 * open, because a deployment may pass another value; the sources of labels mostly take the default.
 *
 * Parameters that name an SSM parameter stay open: their default is its name, not the value.
 */
export function withDefaults(body: unknown): unknown {
  const parameters = isObject(body) ? own(body, 'Parameters') : undefined;
  if (!isObject(body) || !isObject(parameters)) return body;
  const settled = Object.entries(parameters).map(([name, declared]) => [name, settle(declared)]);
  return { ...body, Parameters: Object.fromEntries(settled) };
}

function settle(declared: unknown): unknown {
  const value = isObject(declared) ? own(declared, 'Default') : undefined;
  const type = isObject(declared) ? String(own(declared, 'Type')) : '';
  if (!isObject(declared) || value === undefined || type.startsWith('AWS::SSM::')) return declared;
  const list = type === 'CommaDelimitedList' || type.startsWith('List<');
  return {
    ...declared,
    AllowedValues: [
      list
        ? String(value)
            .split(',')
            .map((item) => item.trim())
        : value,
    ],
  };
}

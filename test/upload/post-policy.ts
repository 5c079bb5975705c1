/** Fields that no condition needs to name ("POST Policy", Amazon S3 API Reference); the file has none. */
const UNNAMED = /^(x-amz-signature|policy|x-ignore-.*)$/i;

type Condition = readonly [string, ...unknown[]] | Readonly<Record<string, string>>;

/**
 * Why S3 refuses a form, by the rules that it documents: every field is named by a condition, every condition holds, and
 * the file's size is in range. Undefined when S3 takes it. The local AWS API does not judge forms.
 */
export function refusal(fields: Readonly<Record<string, string>>, bytes: number): string | undefined {
  const { conditions } = JSON.parse(Buffer.from(fields.Policy ?? '', 'base64').toString()) as {
    conditions: readonly Condition[];
  };
  const exact = conditions.flatMap((condition) => (isList(condition) ? [] : Object.entries(condition)));
  const [range = [], ...others] = conditions.filter(isList);
  if (range[0] !== 'content-length-range' || others.length > 0)
    return 'the policy has conditions that are not known here';
  if (bytes < Number(range[1]) || bytes > Number(range[2])) return 'the size is out of range';
  const named = exact.map(([name]) => name.toLowerCase());
  const extra = Object.keys(fields).find((name) => !UNNAMED.test(name) && !named.includes(name.toLowerCase()));
  if (extra !== undefined) return `extra field ${extra}`;
  const failed = exact.find(([name, value]) => fields[name] !== value);
  return failed === undefined ? undefined : `condition on ${failed[0]}`;
}

function isList(condition: Condition): condition is readonly [string, ...unknown[]] {
  return Array.isArray(condition);
}

import type { Resource } from '../resource';

/** Whether a role says in its name, path or description that it is for emergencies: that it breaks glass. */
export function isBreakGlass(role: Resource): boolean {
  return ['RoleName', 'Path', 'Description'].some((property) =>
    role
      .at(property)
      .values.some(
        (value) => (value.kind === 'scalar' || value.kind === 'text') && /break[-_ ]?glass/i.test(textOf(value)),
      ),
  );
}

function textOf(
  value: { readonly kind: 'scalar'; readonly value: unknown } | { readonly kind: 'text'; readonly text: string },
) {
  return value.kind === 'text' ? value.text : String(value.value);
}

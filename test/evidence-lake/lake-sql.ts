/** Words of SQL, functions of Athena engine version 3, and names that a query gives. */
const WORDS = new Set(
  `select distinct from where and or not in is null as group by order having limit desc asc like between case when then
  else end cross join unnest true false on
  count min max sum date_format current_date array_join array_sort array_agg json_extract_scalar coalesce element_at
  from_unixtime filter transform`.split(/\s+/),
);

/** Names in a query that neither SQL nor the query itself explains: columns, partitions, tables and their fields. */
export function namesIn(sql: string): readonly string[] {
  const code = sql
    .replace(/'(?:[^']|'')*'/g, "''")
    .replace(/\binterval '' (?:day|month)\b|\b(?:year|month)(?=\()/g, '');
  const given = new Set(
    [
      ...code.matchAll(/\bAS\s+(\w+)/gi),
      ...code.matchAll(/\bAS\s+\w+\s*\((\w+)\)/gi),
      ...code.matchAll(/\b(\w+)\s*->/g),
    ].map(([, name = '']) => name),
  );
  const paths = code.match(/"?[A-Za-z_]\w*"?(?:\.\w+)*/g) ?? [];
  return [...new Set(paths.map((path) => path.replaceAll('"', '')))].filter((path) => {
    const [first = ''] = path.split('.');
    return !WORDS.has(path.toLowerCase()) && !(given.has(first) && !path.includes('.'));
  });
}

/** What a type of Athena has inside, by path: `struct<a:struct<b:string>>` has `a` and `a.b`; an array has what its items have. */
export function fieldsOf(type: string): readonly string[] {
  const inner = /^array<(.*)>$/.exec(type)?.[1];
  if (inner !== undefined) return fieldsOf(inner);
  const fields = /^struct<(.*)>$/.exec(type)?.[1];
  if (fields === undefined) return [];
  return splitFields(fields).flatMap((field) => {
    const at = field.indexOf(':');
    const name = field.slice(0, at);
    return [name, ...fieldsOf(field.slice(at + 1)).map((path) => `${name}.${path}`)];
  });
}

function splitFields(text: string): readonly string[] {
  const fields: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    if (text[at] === '<') depth++;
    else if (text[at] === '>') depth--;
    else if (at === text.length || (text[at] === ',' && depth === 0)) {
      fields.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return fields;
}

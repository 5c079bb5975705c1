import { UPDATE_BEHAVIORS, UpdateBehavior } from '../../lib/harden/update-behavior';
import { onPath, runProgram } from '../judges/program';

/** Prints `createOnlyProperties` of each type in the registry schemas that come with cfn-lint. */
const SCHEMAS = `
import json, sys
from cfnlint.schema import PROVIDER_SCHEMA_MANAGER as schemas
read = lambda t: schemas.get_resource_schema("us-east-1", t).schema
print(json.dumps({t: [read(t).get("createOnlyProperties", []), sorted(read(t)["properties"])] for t in sys.argv[1:]}))
`;

const types = Object.keys(UPDATE_BEHAVIORS);

async function schemas(): Promise<
  Readonly<Record<string, readonly [readonly string[], readonly string[]]>> | undefined
> {
  const python = onPath('python3');
  if (python === undefined) return undefined;
  const { code, stdout } = await runProgram(python, ['-c', SCHEMAS, ...types]);
  return code === 0 ? JSON.parse(stdout) : undefined;
}

test('what replaces a resource is what its registry schema creates only', async () => {
  const read = await schemas();
  if (read === undefined) {
    console.warn('SKIPPED: python3 with cfnlint is not there (pip install cfn-lint), so the schemas were not read');
    return;
  }

  for (const [type, behaviors] of Object.entries(UPDATE_BEHAVIORS)) {
    const [createOnly = [], known = []] = read[type] ?? [];
    expect({ type, unknown: Object.keys(behaviors).filter((name) => !known.includes(name)) }).toEqual({
      type,
      unknown: [],
    });
    const replacing = Object.entries(behaviors).filter(([, behavior]) => behavior === UpdateBehavior.REPLACEMENT);
    expect({ type, replacing: replacing.map(([name]) => name) }).toEqual({
      type,
      replacing: Object.keys(behaviors).filter((name) => createOnly.includes(`/properties/${name}`)),
    });
  }
});

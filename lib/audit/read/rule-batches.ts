import type { ListOperation, Paged } from './config-operation';
import type { ConfigReader } from './config-reader';
import { entries, foldList, noteGap } from './read-list';

/** How many rules a call takes ("DescribeComplianceByConfigRule" and its neighbours, AWS Config API Reference). */
export const RULES_A_CALL = 25;

interface Named {
  ConfigRuleNames?: string[] | undefined;
}

/**
 * What an operation tells of rules that are asked for by name, 25 at once. Where one of them is gone, its neighbours are
 * asked for one by one. A rule that was not told of is a gap.
 */
export async function readBatches<Input extends Named & Paged, Output extends Paged, Entry>(
  reader: ConfigReader,
  operation: ListOperation<Input, Output>,
  names: readonly string[],
  {
    input,
    of,
  }: { readonly input: (names: string[]) => Input; readonly of: (output: Output) => readonly Entry[] | undefined },
): Promise<readonly Entry[]> {
  const read = async (batch: readonly string[]): Promise<readonly Entry[]> => {
    const { value, failure } = await foldList(reader, operation, input([...batch]), entries(of));
    if (failure === undefined) return value;
    if (failure.code === 'NoSuchConfigRuleException' && batch.length > 1) {
      return (await Promise.all(batch.map((name) => read([name])))).flat();
    }
    for (const rule of batch) noteGap(reader, operation.name, failure, { rule });
    return value;
  };
  return (await Promise.all(batches(names).map(read))).flat();
}

/** As many names at once as a call takes. */
export function batches(names: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(names.length / RULES_A_CALL);
  return Array.from({ length: count }, (_, index) => names.slice(index * RULES_A_CALL, (index + 1) * RULES_A_CALL));
}

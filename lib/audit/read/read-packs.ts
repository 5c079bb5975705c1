import type { ObservedPack } from '../observations';
import {
  describeConformancePackCompliance,
  describeConformancePackStatus,
  describeConformancePacks,
} from './account-operations';
import type { ConfigReader } from './config-reader';
import { entries, foldOrGap } from './read-list';

/** "DescribeConformancePacks" and "DescribeConformancePackStatus", AWS Config API Reference: the largest page. */
const PACKS_A_PAGE = 20;

/** The conformance packs of a region. */
export interface PackReading {
  readonly packs: readonly ObservedPack[];
  /** The pack of each rule that a pack deployed, by the rule's name. */
  readonly packOfRule: ReadonlyMap<string, string>;
}

/** Reads the conformance packs, their states and the rules in them. */
export async function readPacks(reader: ConfigReader): Promise<PackReading> {
  const input = { Limit: PACKS_A_PAGE };
  const [{ value: details }, { value: states }] = await Promise.all([
    foldOrGap(
      reader,
      describeConformancePacks,
      input,
      entries((output) => output.ConformancePackDetails),
    ),
    foldOrGap(
      reader,
      describeConformancePackStatus,
      input,
      entries((output) => output.ConformancePackStatusDetails),
    ),
  ]);
  // What one of the two did not tell, the other may.
  const names = new Set([...details, ...states].map(({ ConformancePackName }) => ConformancePackName ?? ''));
  const packOfRule = new Map<string, string>();
  await Promise.all([...names].map((name) => readRules(reader, name, packOfRule)));
  return {
    packs: [...names].map((name) => {
      const state = states.find(({ ConformancePackName }) => ConformancePackName === name)?.ConformancePackState;
      return { scope: reader.scope, name, ...(state === undefined ? {} : { state }) };
    }),
    packOfRule,
  };
}

async function readRules(reader: ConfigReader, pack: string, packOfRule: Map<string, string>): Promise<void> {
  const { value } = await foldOrGap(
    reader,
    describeConformancePackCompliance,
    { ConformancePackName: pack },
    entries((output) => output.ConformancePackRuleComplianceList),
  );
  for (const { ConfigRuleName } of value) if (ConfigRuleName !== undefined) packOfRule.set(ConfigRuleName, pack);
}

import type {
  DescribedAccount,
  DescribedAggregator,
  DescribedRegion,
  DescribedResult,
  DescribedRule,
} from './described-account';

/** A rule that lives: evaluations change it. */
export interface LivingRule {
  readonly described: DescribedRule;
  results: readonly DescribedResult[];
  lastEvaluatedAt?: string;
  failed?: { readonly at: string; readonly code: string; readonly message: string };
  /** When the running evaluation ends, in milliseconds since 1970. */
  endsAt?: number;
}

/** A region that lives. */
export interface LivingRegion {
  readonly account: string;
  readonly region: string;
  readonly described: DescribedRegion;
  readonly rules: readonly LivingRule[];
  /** When an evaluation was last started, in milliseconds since 1970. */
  startedAt?: number;
}

/** The described accounts, as they change while the server runs. */
export class ConfigWorld {
  private readonly regions = new Map<string, LivingRegion>();

  public constructor(private readonly accounts: readonly DescribedAccount[]) {
    for (const { account, regions } of accounts) {
      for (const [region, described] of Object.entries(regions)) {
        this.regions.set(`${account}/${region}`, { account, region, described, rules: described.rules.map(living) });
      }
    }
  }

  /** A region; one that nobody described has nothing in it. */
  public region(account: string, region: string): LivingRegion {
    const found = this.regions.get(`${account}/${region}`);
    if (found !== undefined) return found;
    const empty: LivingRegion = { account, region, described: { rules: [] }, rules: [] };
    this.regions.set(`${account}/${region}`, empty);
    return empty;
  }

  /** The account of an access key. */
  public accountOf(accessKey: string): string {
    const named = this.accounts.find(({ account }) => accessKey.endsWith(account));
    return (named ?? this.accounts[0])?.account ?? '000000000000';
  }

  public aggregators(account: string, region: string): readonly DescribedAggregator[] {
    const found = this.accounts.find((each) => each.account === account);
    return (found?.aggregators ?? []).filter((aggregator) => aggregator.region === region);
  }
}

/** Ends the evaluation of a rule whose time has come. */
export function settle(rule: LivingRule, now: number): void {
  if (rule.endsAt === undefined || now < rule.endsAt) return;
  const at = new Date(rule.endsAt).toISOString();
  rule.endsAt = undefined;
  if (rule.described.nextFails === true) {
    rule.failed = { at, code: 'InternalError', message: 'the rule could not be evaluated' };
    return;
  }
  rule.lastEvaluatedAt = at;
  rule.failed = undefined;
  rule.results = rule.described.nextResults ?? rule.results;
}

function living(described: DescribedRule): LivingRule {
  const { results, lastEvaluatedAt, failed } = described;
  return {
    described,
    results,
    ...(lastEvaluatedAt === undefined ? {} : { lastEvaluatedAt }),
    ...(failed === undefined ? {} : { failed }),
  };
}

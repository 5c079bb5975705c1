/** One result of a rule, as a person describes it. */
export interface DescribedResult {
  readonly type: string;
  readonly id: string;
  readonly compliance: 'COMPLIANT' | 'NON_COMPLIANT' | 'NOT_APPLICABLE';
  readonly annotation?: string;
  /**
   * ISO 8601 in UTC.
   *
   * @default '2026-11-01T00:00:00.000Z'
   */
  readonly recordedAt?: string;
}

/** The last run of a remediation for one resource. */
export interface DescribedRun {
  readonly type: string;
  readonly id: string;
  readonly state: 'QUEUED' | 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED' | 'UNKNOWN';
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** Steps that failed, and what each said. */
  readonly failedSteps?: readonly { readonly name: string; readonly message?: string }[];
}

/** A remediation of a rule. */
export interface DescribedRemediation {
  readonly document: string;
  readonly automatic: boolean;
  readonly runs?: readonly DescribedRun[];
}

/** One rule of AWS Config. */
export interface DescribedRule {
  readonly name: string;
  /** A managed rule's identifier, `CUSTOM_LAMBDA` or `CUSTOM_POLICY`. */
  readonly source: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly description?: string;
  /** @default 'ACTIVE' */
  readonly state?: string;
  readonly results: readonly DescribedResult[];
  /**
   * ISO 8601 in UTC.
   *
   * @default - the rule has never been evaluated
   */
  readonly lastEvaluatedAt?: string;
  /** An evaluation that failed later than the last success. */
  readonly failed?: { readonly at: string; readonly code: string; readonly message: string };
  /** Whether `DescribeConfigRuleEvaluationStatus` is silent on it, as the reference says of custom Lambda rules. */
  readonly withoutStatus?: boolean;
  readonly remediation?: DescribedRemediation;
  /** What the next evaluation that somebody starts finds. */
  readonly nextResults?: readonly DescribedResult[];
  /** Whether an evaluation that somebody starts fails. */
  readonly nextFails?: boolean;
}

/** One conformance pack; its rules are those whose name ends in `-conformance-pack-<id>`. */
export interface DescribedPack {
  readonly name: string;
  /** The nine characters behind `conformance-pack-`. */
  readonly id: string;
  /** @default 'CREATE_COMPLETE' */
  readonly state?: string;
}

/** The recorder of a region. */
export interface DescribedRecorder {
  readonly name: string;
  readonly recording: boolean;
  /** @default 'SUCCESS' */
  readonly lastStatus?: string;
  readonly lastError?: { readonly code: string; readonly message: string };
  /** @default true */
  readonly recordsEverything?: boolean;
}

/** AWS Config in one region of an account. */
export interface DescribedRegion {
  readonly recorder?: DescribedRecorder;
  readonly channel?: {
    readonly name: string;
    /** @default 'SUCCESS' */
    readonly lastStatus?: string;
    readonly lastError?: { readonly code: string; readonly message: string };
  };
  readonly rules: readonly DescribedRule[];
  readonly packs?: readonly DescribedPack[];
}

/** An aggregator: it sees every account and region of the described world that it names. */
export interface DescribedAggregator {
  readonly name: string;
  readonly region: string;
  readonly sources: readonly {
    readonly account: string;
    readonly region: string;
    /** @default 'SUCCEEDED' */
    readonly status?: 'SUCCEEDED' | 'FAILED' | 'OUTDATED';
  }[];
  /** Whether it collects an organization, so that its sources are not listed by account. */
  readonly organization?: string;
}

/** One account. */
export interface DescribedAccount {
  /** Twelve digits. */
  readonly account: string;
  readonly regions: Readonly<Record<string, DescribedRegion>>;
  readonly aggregators?: readonly DescribedAggregator[];
}

/** The access key with which a client is taken for somebody of that account; every other key belongs to the first one. */
export function accessKeyOf(account: string): string {
  return `AKIA${account}`;
}

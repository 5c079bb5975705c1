import type { RuleCoverage } from './coverage';
import type { Measurement } from './measurement';
import { falseAlarmRate, ratio, recall, type Tally, tally } from './metrics';

/** Of the labelled rules on resource types that the product serves, the share that some control answers for. */
export const LEAST_MAPPED = 0.8;
/** Of the labelled faults under mapped rules, the share that is found. */
export const LEAST_RECALL = 0.95;
/** Of what is labelled free of fault under mapped rules, the share that may be reported. */
export const MOST_FALSE_ALARMS = 0.03;
/** Of all cases under mapped rules, the share in which the label may be called wrong. */
export const MOST_DISPUTED = 0.05;

/** What a measurement comes to. */
export interface Figures {
  readonly rules: readonly RuleCoverage[];
  readonly tally: Tally;
  readonly disputedCases: number;
  readonly unusedDisputes: number;
  readonly crashes: number;
  /** Labelled templates that could not be read. */
  readonly unreadTemplates: number;
}

/** The figures of a measurement. */
export function figuresOf({ rules, sorted, judged }: Measurement): Figures {
  return {
    rules,
    tally: tally(sorted.measured),
    disputedCases: sorted.disputed.length,
    unusedDisputes: sorted.unused.length,
    crashes: judged.crashes.length,
    unreadTemplates: judged.unread.length,
  };
}

/** One thing that a measurement must show. */
export interface Requirement {
  readonly text: string;
  readonly met: boolean;
}

/** Every requirement, with the number that decides it. */
export function requirementsOn(figures: Figures): readonly Requirement[] {
  const served = figures.rules.filter((rule) => rule.served);
  const mapped = served.filter(({ unmapped }) => unmapped === undefined);
  const { hits, misses, unknowns, quiet, falseAlarms } = figures.tally;
  const cases = hits + misses + unknowns + quiet + falseAlarms + figures.disputedCases;
  return [
    atLeast(
      'served rules that are mapped',
      ratio(mapped.length, served.length),
      LEAST_MAPPED,
      mapped.length,
      served.length,
    ),
    atLeast('recall', recall(figures.tally), LEAST_RECALL, hits, hits + misses + unknowns),
    atMost('false alarms', falseAlarmRate(figures.tally), MOST_FALSE_ALARMS, falseAlarms, quiet + falseAlarms),
    atMost('disputed labels', ratio(figures.disputedCases, cases), MOST_DISPUTED, figures.disputedCases, cases),
    none('disputes that cover nothing', figures.unusedDisputes),
    none('crashes', figures.crashes),
    none('labelled templates that could not be read', figures.unreadTemplates),
  ];
}

/** A share as it is printed: `97.31 %`, or `-` where there is nothing to share. */
export function percent(share: number | undefined): string {
  return share === undefined ? '-' : `${(share * 100).toFixed(2)} %`;
}

function atLeast(name: string, share: number | undefined, least: number, part: number, whole: number): Requirement {
  const text = `${name}: ${percent(share)} (${part} of ${whole}), at least ${percent(least)} asked`;
  return { text, met: share !== undefined && share >= least };
}

function atMost(name: string, share: number | undefined, most: number, part: number, whole: number): Requirement {
  const text = `${name}: ${percent(share)} (${part} of ${whole}), at most ${percent(most)} allowed`;
  return { text, met: share === undefined || share <= most };
}

function none(name: string, number: number): Requirement {
  return { text: `${name}: ${number}, none allowed`, met: number === 0 };
}

import { AwsSolutionsChecks } from 'cdk-nag';
import { StorefrontChecks } from '../lib/policy/storefront-checks';
import type { Benchmark } from './benchmark';
import { race, type Timing } from './rounds';
import { countResources, type SampleSize, sampleApp } from './sample-app';

/** The app of the budget, and one of as many resources in as few stacks as CloudFormation's 500 a stack allow. */
const SIZES: readonly SampleSize[] = [
  { resources: 3_000, stacks: 20 },
  { resources: 3_000, stacks: 6 },
];

/** Seven: a median that one pause of the machine or of the garbage collector cannot move. */
const ROUNDS = 7;

/** At most a fifth of what cdk-nag's AwsSolutions pack costs the same synth. */
const BUDGET = 1 / 5;

/** What this package's pack adds to a synth, against cdk-nag's AwsSolutions pack over the same tree. */
export const synthPacks: Benchmark = {
  title: 'Policy packs over one synthesized app: StorefrontChecks against cdk-nag AwsSolutionsChecks',
  run() {
    // Packs only: CDK's own template validation would cost both the same seconds.
    process.env.CDK_VALIDATION = 'false';
    return SIZES.flatMap(compared);
  },
};

function compared(size: SampleSize): readonly string[] {
  const app = sampleApp(size);
  app.synth();
  let controls = 0;
  const ours = () => {
    const pack = new StorefrontChecks(app);
    pack.validateScope(app);
    controls = pack.controls.length;
  };
  const theirs = () => {
    new AwsSolutionsChecks(app).validateScope(app);
  };
  const timings = race(
    [
      { name: 'StorefrontChecks', run: ours },
      { name: 'AwsSolutionsChecks', run: theirs },
    ],
    ROUNDS,
  );
  return report(timings, `${countResources(app)} resources, ${size.stacks} stacks, ${controls} controls`);
}

function report([ours, theirs]: readonly Timing[], subject: string): readonly string[] {
  if (ours === undefined || theirs === undefined) throw new Error('both packs must have been timed');
  const ratio = ours.median / theirs.median;
  return [
    `${subject}, median of ${ROUNDS} rounds`,
    row('pack', 'median', 'first round'),
    ...[ours, theirs].map(({ name, median, first }) => row(name, milliseconds(median), milliseconds(first))),
    row('ratio', ratio.toFixed(3), (ours.first / theirs.first).toFixed(3)),
    `budget: at most 1/${Math.round(1 / BUDGET)} of AwsSolutionsChecks, by the median`,
    `within budget: ${ratio <= BUDGET ? 'yes' : 'no'}`,
    '',
  ];
}

function row(name: string, median: string, first: string): string {
  return `  ${name.padEnd(20)}${median.padStart(12)}${first.padStart(14)}`;
}

function milliseconds(time: number): string {
  return `${time.toFixed(0)} ms`;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as sns from 'aws-cdk-lib/aws-sns';
import cdkJson from '../cdk.json';
import { catalogue } from '../lib/controls/catalogue';
import { type Evaluation, evaluate } from '../lib/controls/evaluate';
import { TemplateSet } from '../lib/controls/template-set';
import { CONSTRUCTS, ENV, NEEDS_MORE } from './every-construct';

/** The controls that a construct's docstring names, by construct. */
const named = new Map(
  [
    'data',
    'detection',
    'edge',
    'evidence-lake',
    'identity',
    'incident',
    'mail',
    'network',
    'payment',
    'privacy',
    'scheduled-audit',
    'staff-training',
  ].flatMap((room) =>
    readdirSync(join('lib', room)).flatMap((file) => {
      const source = readFileSync(join('lib', room, file), 'utf8');
      return [...source.matchAll(/Satisfies: ((?:[^*]|\*(?!\/))*)\*\/\s*export class (\w+)/g)].map(
        ([, text = '', name = '']) =>
          [name, catalogue.map(({ id }) => id).filter((id) => new RegExp(`\\b${id}\\b`).test(text))] as const,
      );
    }),
  ),
);

const synthesized = (build: (stack: Stack) => void) => {
  const stack = new Stack(new App({ context: cdkJson.context }), 'Shop', { env: ENV });
  build(stack);
  // Watches every key, as the shop's own keys are: keys of these examples are not what is judged.
  new events.Rule(stack, 'KeyWatch', {
    eventPattern: { source: ['aws.kms'], detail: { eventName: ['DisableKey', 'ScheduleKeyDeletion'] } },
    targets: [
      new targets.SnsTopic(
        sns.Topic.fromTopicArn(stack, 'KeyAlerts', `arn:aws:sns:${ENV.region}:${ENV.account}:alerts`),
      ),
    ],
  });
  return new TemplateSet([{ name: 'Shop', body: Template.fromStack(stack).toJSON(), ...ENV }]);
};

test('every construct that names controls is made here, and the other way round', () => {
  expect([...named.keys()].sort()).toEqual(Object.keys(CONSTRUCTS).sort());
});

describe.each(Object.entries(CONSTRUCTS))('%s', (name, build) => {
  let judgements: Evaluation['judgements'];
  beforeAll(() => {
    judgements = evaluate(synthesized(build), catalogue).judgements;
  });

  test('satisfies the controls that its docstring names', () => {
    const ids = named.get(name) ?? [];

    const verdicts = ids.map((id) => {
      const kinds = judgements.filter(({ control }) => control.id === id).map(({ verdict }) => verdict.kind);
      return `${id}: ${[...new Set(kinds)].join(', ') || 'not evaluated'}`;
    });

    expect(ids.length).toBeGreaterThan(0);
    expect(verdicts).toEqual(ids.map((id) => `${id}: compliant`));
  });

  test('breaks no control', () => {
    const broken = judgements
      .filter(({ control, verdict }) => verdict.kind !== 'compliant' && !NEEDS_MORE[name]?.includes(control.id))
      .map(({ control, resource, verdict }) => `${control.id} ${resource.logicalId} ${verdict.kind}`);

    expect(broken).toEqual([]);
  });
});

import { each } from '../../lib/controls/check';
import { type Control, control } from '../../lib/controls/control';
import { none } from '../../lib/controls/detect';
import { type JudgedTemplate, judgeTemplate } from '../../measure/judged-template';
import type { Label } from '../../measure/label';
import type { Fact, Mapped } from '../../measure/mapping';

const shutter = (Closed?: unknown) => ({ Resources: { Shutter: { Type: 'Shop::Shutter', Properties: { Closed } } } });

/** Judges two facts of a shutter, at two places. */
export const shutterClosed: Control = control({
  id: 'ShutterClosed',
  area: 'edge',
  title: 'Shutters are closed',
  rationale: 'Whoever passes by gets in.',
  severity: 'high',
  frameworks: {},
  since: '0.1.0',
  check: each('Shop::Shutter', (it) => it.at('Closed').isTrue()),
  remedy: 'Set closed: true.',
  detect: none('Nobody looks at shutters.'),
  examples: {
    compliant: [shutter(true)],
    violating: [{ faultAt: 'Closed', ...shutter() }],
    unknown: none('told above'),
  },
});

/** Judges the bars of the same shutters. */
export const shutterBarred: Control = control({
  ...shutterClosed,
  id: 'ShutterBarred',
  check: each('Shop::Shutter', (it) => it.at('Bars').every((bar) => bar.at('Steel').isTrue())),
});

/** A shutter as a template has it. */
export function shutterWith(properties: object): object {
  return { Type: 'Shop::Shutter', Properties: properties };
}

/** A template with these resources, judged by both controls. */
export function judged(Resources: Record<string, object>, Parameters: Record<string, object> = {}): JudgedTemplate {
  return judgeTemplate('shop.json', { Parameters, Resources }, [shutterClosed, shutterBarred]);
}

/** A label of the set's rule on its template. */
export function label(changed: Partial<Label> = {}): Label {
  const usual: Label = {
    repo: 'owner/name',
    path: 'shop.json',
    rule: 'Shutters',
    topic: 'shutters',
    kind: 'fail',
    failing: [],
    passing: [],
  };
  return { ...usual, ...changed };
}

/** A fact that a control answers on the labelled resource itself, wherever the fault is. */
export function fact(control: string, changed: Partial<Fact> = {}): Fact {
  return { control, at: undefined, says: undefined, related: false, ...changed };
}

/** A rule that one control answers for. */
export const SHUTTERS: Mapped = { quantifier: 'any', facts: [fact('ShutterClosed')] };

import type { Area, Control } from './control';
import { controlSection } from './document/control-section';
import { AREA_TITLES, controlTable } from './document/control-table';
import { frameworkMatrix } from './document/framework-matrix';
import type { Framework } from './frameworks/framework';

const INTRODUCTION = `<!-- Generated from lib/controls by \`npm run docs\`. Edit the controls, not this file. -->

# Controls

What this baseline holds an online shop on AWS to. Each control is written once and enforced at synth, in the pull
request and in the running account: by a managed rule of AWS Config, or by a custom rule that runs the control itself on
the living resource. Where neither can tell, the reason is given. A control of severity critical or high stops a synth;
medium and low warn.

A control *supports* a requirement: it is evidence for a part of it, not the whole, and no audit. A plain mapping is
published by AWS for the AWS Config rule or Security Hub control that judges the same; † marks this project's own
judgement. What no control supports is listed with the reason.`;

/**
 * The document of a catalogue, in Markdown: a table by area, a section a control, and a matrix a framework.
 *
 * @param frameworks in the order of their matrices
 */
export function controlsDocument(catalogue: readonly Control[], frameworks: readonly Framework[]): string {
  const areas = Object.entries(AREA_TITLES).flatMap(([area, title]) => areaOf(catalogue, area as Area, title));
  return `${[
    INTRODUCTION,
    ...areas.flatMap(({ title, controls }) => [`## ${title}`, controlTable(controls)]),
    '## Each control',
    ...areas.flatMap(({ controls }) => controls.map((control) => controlSection(control, frameworks))),
    ...frameworks.map((framework) => frameworkMatrix(framework, catalogue)),
  ].join('\n\n')}\n`;
}

interface AreaOfDocument {
  readonly title: string;
  readonly controls: readonly Control[];
}

function areaOf(catalogue: readonly Control[], area: Area, title: string): readonly AreaOfDocument[] {
  const controls = catalogue.filter((control) => control.area === area);
  return controls.length === 0 ? [] : [{ title, controls }];
}

import type { Colors } from 'picocolors/types';
import type { Finding } from '../finding';
import { exceptionText } from './exception-text';
import { findingStatement } from './finding-statement';
import { locationText } from './location-text';
import { oneLine } from './one-line';
import { wrappedText } from './wrapped-text';

/** The lines of one finding under its resource, which tells the template: level, rule and place; what is wrong; the remedy; what excuses it. */
export function textFinding(finding: Finding, colors: Colors, width: number): readonly string[] {
  const { remedy, source, templateLine, alsoFoundBy = [], exception } = finding;
  return [
    `    ${headOf(finding, colors)}`,
    ...wrappedText(findingStatement(finding), '      ', width),
    ...(remedy === undefined ? [] : wrappedText(`remedy: ${remedy}`, '      ', width)),
    ...(alsoFoundBy.length === 0 ? [] : wrappedText(`also found by ${alsoFoundBy.join(', ')}`, '      ', width)),
    ...(exception === undefined ? [] : wrappedText(`excepted: ${exceptionText(exception)}`, '      ', width)),
    ...(source === undefined || templateLine === undefined
      ? []
      : wrappedText(`template: ${locationText(templateLine)}`, '      ', width).map(colors.dim)),
  ];
}

function headOf({ rule, source, templateLine, state, ...finding }: Finding, colors: Colors): string {
  const place = source ?? templateLine;
  return [
    `${state === 'fixed' ? colors.green(state) : levelOf(finding, colors)} ${colors.bold(oneLine(rule))}`,
    ...(place === undefined ? [] : [oneLine(locationText(place))]),
    ...(state === 'new' ? [colors.magenta(state)] : []),
    ...(state === 'unchanged' ? [colors.dim(state)] : []),
  ].join('  ');
}

function levelOf({ verdict, level }: Pick<Finding, 'verdict' | 'level'>, colors: Colors): string {
  const paint = level === 'error' ? colors.red : colors.yellow;
  return paint(verdict === 'unknown' ? verdict : level);
}

import type { Difference } from './differences';
import type { Finding, Judge } from './judge';
import { constructPath } from './judged-template';

/** The line by which a judge's verdict is known. */
export function summaryLine(judge: Judge['name'], templates: number, findings: number, differences: number): string {
  return `${judge}: ${templates} templates, ${findings} findings, ${differences} differences`;
}

/** Findings by rule, each rule's text once, each resource once with the variants in which it was found. */
export function findingsText(findings: readonly Finding[]): string {
  const rules = new Map<string, Map<string, Set<string>>>();
  for (const { rule, message, template, logicalId } of findings) {
    const heading = `  ${rule}: ${message}`;
    const place = `    ${constructPath(template, logicalId)}${logicalId === undefined ? '' : ` (${logicalId})`}`;
    const places = rules.get(heading) ?? new Map<string, Set<string>>();
    rules.set(heading, places.set(place, (places.get(place) ?? new Set()).add(template.variant)));
  }
  return [...rules]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([heading, places]) => [
      heading,
      ...[...places].map(([place, variants]) => `${place} in ${[...variants].join(', ')}`),
    ])
    .join('\n');
}

/** A difference that covers nothing any more. */
export function unusedText({ judge, rule, path }: Difference): string {
  return `  unused difference: ${judge} ${rule} at ${path}; take it out of test/judges/differences.yaml`;
}

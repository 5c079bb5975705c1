import { type TextOptions, textReport } from '../report/text';
import { withoutWorkflowCommands } from '../report/workflow-command';
import { wrappedText } from '../report/wrapped-text';
import { type ObservedFacts, observedFacts } from './observed-facts';
import type { ProbeReport } from './probe';

/** A probe for a person at a terminal: what was observed, then what is wrong with it. */
export function probeText({ observations, report }: ProbeReport, now: Date, options: TextOptions): string {
  const { colors, width = 120 } = options;
  const lines = linesOf(observedFacts(observations, now)).flatMap((line) => wrappedText(line, '  ', width));
  const title = colors.bold(`Observed of ${observations.origin}`);
  const observed = lines.length === 0 ? '' : `${[title, ...lines].join('\n')}\n\n`;
  return withoutWorkflowCommands(observed) + textReport(report, options);
}

function linesOf({ tls, tlsFloor, certificate, plainHttp, pages, securityTxt }: ObservedFacts): readonly string[] {
  return [
    ...(tls === undefined ? [] : [`${tls.protocol} with ${tls.cipher}`]),
    ...(tlsFloor === undefined ? [] : [tlsFloor]),
    ...(certificate === undefined ? [] : [certificateLine(certificate)]),
    ...plainHttp,
    ...pages.flatMap(({ url, status, redirects }) =>
      status === undefined ? [] : [`${[url, ...redirects].join(' → ')} answers ${status}`],
    ),
    ...(securityTxt === undefined ? [] : [securityTxtLine(securityTxt)]),
  ];
}

function certificateLine({ subject, issuer, validTo, daysLeft }: NonNullable<ObservedFacts['certificate']>): string {
  return `certificate of ${subject}, issued by ${issuer}, until ${validTo.slice(0, 10)} (${daysLeft} days)`;
}

function securityTxtLine({ url, expires, signed }: NonNullable<ObservedFacts['securityTxt']>): string {
  const until = expires === undefined ? '' : `, until ${expires}`;
  return `${url}${until}, ${signed ? 'signed (the signature is not verified)' : 'not signed'}`;
}

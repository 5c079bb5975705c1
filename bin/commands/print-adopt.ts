import type { UnreadCall } from '../../lib/account/account-reader';
import type { AccountThing } from '../../lib/account/account-thing';
import type { Adoption } from '../../lib/account/adoption';
import { amount } from '../../lib/amount';
import { textLines } from '../../lib/report/text-lines';

/** What `adopt` found, and what follows from it. */
export interface AdoptReport extends Adoption {
  readonly account: string;
  readonly homeRegion: string;
  readonly things: readonly AccountThing[];
}

/** The report for a person. */
export function adoptText(report: AdoptReport): string {
  const { account, homeRegion, things, unread, undecided } = report;
  const having = (exists: boolean | undefined) => things.filter((thing) => thing.exists === exists);
  const sections = [
    [`Account ${account}, home region ${homeRegion}`],
    section('Found, to be adopted', having(true).flatMap(foundLines)),
    section(
      'Not found: the shop makes its own',
      having(false).flatMap((thing) => textLines(told(thing))),
    ),
    section(
      'Undecided',
      having(undefined).flatMap((thing) => textLines(told(thing))),
    ),
    section(
      'Could not be read',
      unread.flatMap((call) => textLines(callText(call))),
    ),
    pasteLines(report),
    undecided.length === 0
      ? []
      : [
          `Left out, because nobody knows: ${undecided.join(', ')}.`,
          'A key that is left out counts as false, and the shop then makes its own: decide each before you deploy.',
        ],
    [conclusion(report)],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** The report for programs. */
export function adoptJson(report: AdoptReport): string {
  const { account, homeRegion, things, adopt, undecided, unread } = report;
  const found = things.map(({ key, title, region, exists = null, facts, lacks }) => {
    return { key, title, region, exists, facts, lacks };
  });
  const document = {
    schema: 'urn:storefront-security-baseline:adopt-report:1',
    account,
    homeRegion,
    settings: { adopt },
    undecided,
    unread,
    things: found,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines];
}

function foundLines(thing: AccountThing): readonly string[] {
  return [told(thing), ...thing.lacks.map((lack) => `  lacks: ${lack}`)].flatMap(textLines);
}

function told({ key, title, region, facts }: AccountThing): string {
  return `${key}: ${title} in ${region}${facts.length === 0 ? '' : ` (${facts.join('; ')})`}`;
}

function callText({ action, region, reason }: UnreadCall): string {
  return `${action} in ${region}: ${reason}`;
}

function pasteLines({ adopt }: Adoption): readonly string[] {
  if (Object.keys(adopt).length === 0) return [];
  const [first = '', ...rest] = JSON.stringify(adopt, undefined, 2).split('\n');
  return ['Paste into context.storefront of cdk.json:', `  "adopt": ${first}`, ...rest.map((line) => `  ${line}`)];
}

function conclusion({ things, unread, undecided }: AdoptReport): string {
  const lacking = things.reduce((sum, { lacks }) => sum + lacks.length, 0);
  const warned =
    lacking === 0 ? '' : `; what is adopted lacks ${amount(lacking, 'thing')} that the shop would have made`;
  if (unread.length === 0) return `Complete${warned}`;
  const mend = unread.some(({ denied }) => denied)
    ? 'storefront-baseline permissions adopt prints the policy that is needed'
    : 'try again';
  const open = undecided.length === 0 ? '' : `, ${amount(undecided.length, 'key')} undecided`;
  return `Incomplete: ${amount(unread.length, 'call')} not answered${open}; ${mend}${warned}`;
}

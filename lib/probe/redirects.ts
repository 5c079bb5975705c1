import type { PlainObservation } from './plain-observation';
import type { ProbeJudgement, ProbeRule } from './probe-rule';
import type { Chain } from './redirect-chain';

/** Plain HTTP redirects for good. */
export const redirectPermanent: ProbeRule = {
  id: 'RedirectPermanent',
  title: 'Plain HTTP redirects to HTTPS for good, by 301 or 308',
  severity: 'low',
  rationale:
    'After a temporary redirect browsers and search engines ask over plain HTTP again, each time open to an attacker.',
  remedy: 'Redirect with 301 or 308, as CloudFront does with redirect-to-https.',
  frameworks: {},
};

/** Plain HTTP redirects to the same host. */
export const redirectSameHost: ProbeRule = {
  id: 'RedirectSameHost',
  title: 'Plain HTTP redirects to HTTPS on the same host first',
  severity: 'low',
  rationale: 'A browser that goes straight to another host never learns Strict-Transport-Security of this one.',
  remedy: 'Redirect to https:// of the same host, and from there to the other one.',
  frameworks: {},
};

/** Redirects never leave HTTPS. */
export const redirectsOverHttps: ProbeRule = {
  id: 'RedirectsOverHttps',
  title: 'Redirects never lead from HTTPS to plain HTTP',
  severity: 'high',
  rationale: 'The next request goes out in the clear, with its address and every cookie that is not Secure.',
  remedy: 'Write https:// addresses, or paths alone, into Location.',
  frameworks: { 'pci-dss-4.0.1': ['4.2.1 (judgement)'] },
};

/** Redirects end. */
export const redirectsEnd: ProbeRule = {
  id: 'RedirectsEnd',
  title: 'Redirects end at a page after at most five',
  severity: 'medium',
  rationale: 'Browsers give up on a page that redirects without end.',
  remedy: 'Redirect to the last address directly.',
  frameworks: {},
};

/** Judges the redirect from plain HTTP at one address. */
export function judgePlainRedirect({ url, answer }: PlainObservation): readonly ProbeJudgement[] {
  if (answer.kind !== 'redirect') return [];
  const subject = { url, type: 'Redirect', name: `Redirect of ${url}` };
  const permanent = answer.status === 301 || answer.status === 308;
  const same = answer.location.hostname === new URL(url).hostname;
  return [
    { ...subject, rule: redirectPermanent, faults: permanent ? [] : [`it answers ${answer.status}`] },
    { ...subject, rule: redirectSameHost, faults: same ? [] : [`it redirects to ${answer.location.href}`] },
  ];
}

/** Judges where redirects over HTTPS led; says nothing of an address that does not redirect. */
export function judgeChain(url: string, { hops, end }: Chain): readonly ProbeJudgement[] {
  const last = hops.at(-1);
  if (last === undefined) return [];
  const subject = { url, type: 'Redirect', name: `Redirect of ${url}` };
  const insecure = end.kind === 'insecure' ? [`${last.url} redirects to ${end.location} (${last.status})`] : [];
  const overHttps = { ...subject, rule: redirectsOverHttps, faults: insecure };
  if (end.kind === 'insecure') return [overHttps];
  return [overHttps, { ...subject, rule: redirectsEnd, faults: end.kind === 'endless' ? [end.reason] : [] }];
}

import { PINNED_SCRIPT_REPORT, type ReportHosts } from '../../page/report-names';
import type { ReadReport } from './report-schema';
import { hostOf, NoHost, pathOf } from './reported-address';

/** Something that a browser blocked, or would have blocked, without anything about who used it. */
export interface Violation {
  /** A directive of Content-Security-Policy, `integrity-policy`, `integrity`, or `other`. */
  readonly directive: string;
  /** The host that was blocked as a known host, `other`, or a {@link NoHost}: a bounded set, for metrics. */
  readonly host: string;
  /** The host as reported, for the log. */
  readonly reportedHost: string;
  /** Path of the page. */
  readonly path: string;
  /** Whether a script was to come from a host that the inventory does not know. */
  readonly unknownScriptHost: boolean;
  /** Whether the browser only reported. */
  readonly reportOnly: boolean;
}

/** What a host is counted as that the inventory does not know. */
export const OTHER = 'other';

/** What a violation of Integrity-Policy is counted under. */
export const INTEGRITY_POLICY = 'integrity-policy';

/** What a pinned script that did not run is counted under. */
export const INTEGRITY = 'integrity';

/** "Content Security Policy Level 3", W3C, section 6, with the directives of other specifications. */
const DIRECTIVES = [
  'base-uri',
  'child-src',
  'connect-src',
  'default-src',
  'fenced-frame-src',
  'font-src',
  'form-action',
  'frame-ancestors',
  'frame-src',
  'img-src',
  'manifest-src',
  'media-src',
  'object-src',
  'require-trusted-types-for',
  'sandbox',
  'script-src',
  'script-src-attr',
  'script-src-elem',
  'style-src',
  'style-src-attr',
  'style-src-elem',
  'trusted-types',
  'worker-src',
];

const SCRIPTS = ['script-src', 'script-src-elem', 'script-src-attr', 'worker-src', INTEGRITY_POLICY, INTEGRITY];

/** The longest name that DNS allows. */
const LONGEST_HOST = 253;

/** The violation that a report tells of; `undefined` for reports of other things, such as deprecations. */
export function violationOf(report: ReadReport, hosts: ReportHosts): Violation | undefined {
  const directive = directiveOf(report);
  if (directive === undefined) return undefined;
  const host = hostOf(report.blockedUrl).slice(0, LONGEST_HOST);
  const named = !Object.values<string>(NoHost).includes(host);
  return {
    directive,
    host: !named || hosts.knownHosts.includes(host) ? host : OTHER,
    reportedHost: host,
    path: pathOf(report.documentUrl),
    unknownScriptHost: named && SCRIPTS.includes(directive) && !hosts.scriptHosts.includes(host),
    reportOnly: report.reportOnly,
  };
}

function directiveOf({ type, directive }: ReadReport): string | undefined {
  if (type === 'integrity-violation') return INTEGRITY_POLICY;
  if (type === PINNED_SCRIPT_REPORT) return INTEGRITY;
  if (type !== 'csp-violation') return undefined;
  return DIRECTIVES.includes(directive) ? directive : OTHER;
}

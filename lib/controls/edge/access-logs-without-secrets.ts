import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { all, any, notApplicable, unknown, type Verdict, violation } from '../verdict';

const DISTRIBUTION = 'AWS::CloudFront::Distribution';
const DELIVERY = 'AWS::Logs::Delivery';
const SOURCE = 'AWS::Logs::DeliverySource';
const LOGGING = 'DistributionConfig.Logging';
const FIELDS = 'RecordFields';

/** Tokens of mailed links, and session cookies ("Log file fields", Amazon CloudFront Developer Guide). */
const SECRET_FIELDS = ['cs-uri-query', 'cs(Cookie)'];

function judgeResource(resource: Resource): Verdict {
  if (resource.type === DISTRIBUTION) {
    const cookies = resource.at(`${LOGGING}.IncludeCookies`).or(false).isFalse();
    return resource.at(LOGGING).absent().kind === 'compliant' ? notApplicable() : cookies;
  }
  const fields = resource.at(FIELDS);
  const named = fields.every((field) => field.noneOf(SECRET_FIELDS));
  const everything = violation(
    FIELDS,
    `${FIELDS} is absent, which logs every field; expected all but ${SECRET_FIELDS.join(' and ')}`,
  );
  return onlyWhere(isAccessLog(resource), fields.absent().kind === 'compliant' ? everything : named);
}

/** A delivery refers to its source, or gives its name. The sources of access logs are distributions alone. */
function isAccessLog(delivery: Resource): Verdict {
  const name = delivery.at('DeliverySourceName').target();
  const sources = delivery.template.set.ofType(SOURCE).filter((source) => {
    const own = source.at('Name').target();
    if (name.kind === 'reference') return name.reference.resource === source;
    return name.kind === 'text' && own.kind === 'text' && own.text === name.text;
  });
  if (name.kind === 'unknown') return unknown('', 'the template does not tell its source');
  return any(
    violation('', 'it delivers another log'),
    ...sources.map((source) => all(source.at('LogType').equals('ACCESS_LOGS'), isOfCloudFront(source))),
  );
}

function isOfCloudFront(source: Resource): Verdict {
  const arn = source.at('ResourceArn').target();
  const type = arn.kind === 'reference' ? arn.reference.resource.type : DISTRIBUTION;
  return type === DISTRIBUTION ? { kind: 'compliant' } : violation('', 'it is of another service');
}

const shop = (Logging?: object): Example => ({
  Parameters: { Cookies: { Type: 'String' } },
  Resources: { Shop: { Type: DISTRIBUTION, Properties: { DistributionConfig: { Logging } } } },
});
const delivered = (RecordFields?: unknown): Example => ({
  Parameters: { Fields: { Type: 'CommaDelimitedList' } },
  Resources: {
    Delivery: {
      Type: DELIVERY,
      Properties: { DeliverySourceName: { Ref: 'Source' }, ...(RecordFields !== undefined && { RecordFields }) },
    },
    Source: { Type: SOURCE, Properties: { LogType: 'ACCESS_LOGS', ResourceArn: { Ref: 'Arn' } } },
  },
});
const Bucket = 'logs.s3.amazonaws.com';

/** The access log says who asked for which page, and not with which token. */
export const accessLogsWithoutSecrets = control({
  id: 'AccessLogsWithoutSecrets',
  area: 'edge',
  title: 'Access logs of distributions leave out cookies, and query strings where they can',
  rationale: 'Whoever may read the log takes over sessions, and resets passwords with links from this morning.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('3.3.1'), judged('10.3.1')],
    gdpr: ['5.1.c', '25.2'],
    'nist-csf-2.0': ['PR.DS-01', 'PR.PS-04'],
  },
  since: '0.1.0',
  check: each([DISTRIBUTION, DELIVERY], judgeResource),
  remedy:
    'Name recordFields without cs-uri-query and cs(Cookie) on the delivery, as DistributionAccessLog does. Legacy logging can leave out cookies alone: logIncludesCookies: false.',
  detect: none(
    'CLOUDFRONT_ACCESSLOGS_ENABLED does not look at the fields; AWS Cloud Control reads a delivery without telling whose log it is.',
  ),
  examples: {
    compliant: [shop({ Bucket }), delivered(['date', 'time', 'cs-uri-stem', 'sc-status'])],
    violating: [
      { faultAt: `${LOGGING}.IncludeCookies`, ...shop({ Bucket, IncludeCookies: true }) },
      { faultAt: FIELDS, ...delivered() },
      { faultAt: `${FIELDS}[1]`, ...delivered(['date', 'cs-uri-query']) },
    ],
    unknown: [shop({ Bucket, IncludeCookies: { Ref: 'Cookies' } }), delivered({ Ref: 'Fields' })],
  },
});

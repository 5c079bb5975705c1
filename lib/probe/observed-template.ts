import type { CheckInput } from '../check/check-input';
import type { TemplateInput } from '../controls/template-set';
import type { ConnectionObservation } from './connection-observation';
import { observedHeaders } from './observed-headers';
import type { PageObservation } from './page-observation';
import type { PlainObservation } from './plain-observation';

/** What was observed, as templates that would make a shop show it. */
export interface ObservedTemplates {
  /** For the checks: a template for the host, and one for each page that was read. */
  readonly input: CheckInput;
  /** What was observed at each property that a text about a template names, or above it. */
  observedIn(template: string, text: string): readonly string[];
}

const CERTIFICATE = 'DistributionConfig.ViewerCertificate';

/** Makes templates of observations. They hold nothing that was not observed. */
export function observedTemplates(
  origin: string,
  connection: ConnectionObservation,
  plain: readonly PlainObservation[],
  pages: readonly PageObservation[],
): ObservedTemplates {
  const host = distribution(connection, plain);
  const templates: TemplateInput[] = [template(origin, 'Distribution', host.type, host.properties)];
  const observed = new Map<string, ReadonlyMap<string, string>>([[origin, host.observed]]);
  for (const { url, page } of pages) {
    if (page === undefined) continue;
    const headers = observedHeaders(page);
    const type = 'AWS::CloudFront::ResponseHeadersPolicy';
    const id = `ResponseHeaders ${url.slice(origin.length)}`;
    templates.push(template(url, id, type, { ResponseHeadersPolicyConfig: headers.config }));
    observed.set(url, headers.observed);
  }
  return {
    input: inputOf(origin, templates),
    observedIn: (name, text) =>
      [...(observed.get(name) ?? [])].flatMap(([path, told]) => (text.includes(path) ? [told] : [])),
  };
}

function distribution({ floor }: ConnectionObservation, plain: readonly PlainObservation[]) {
  const observed = new Map<string, string>();
  if (floor !== undefined) observed.set(CERTIFICATE, floor.taken);
  const behaviors = plain.flatMap(({ answer }) => (answer.kind === 'failed' ? [] : [answer]));
  const [first, ...others] = behaviors.map((answer, index) => {
    const path = index === 0 ? 'DefaultCacheBehavior' : `CacheBehaviors[${index - 1}]`;
    observed.set(`DistributionConfig.${path}`, answer.text);
    return { ViewerProtocolPolicy: POLICIES[answer.kind] };
  });
  const properties = {
    DistributionConfig: {
      DefaultCacheBehavior: first,
      CacheBehaviors: others,
      ViewerCertificate: floor === undefined ? undefined : { MinimumProtocolVersion: floor.securityPolicy },
    },
  };
  return { type: 'AWS::CloudFront::Distribution', properties, observed };
}

const POLICIES = { refused: 'https-only', redirect: 'redirect-to-https', served: 'allow-all' };

function template(name: string, logicalId: string, type: string, properties: object): TemplateInput {
  // A property without a value must not stand there at all, as in a template.
  const known: object = JSON.parse(JSON.stringify(properties));
  return { name, body: { Resources: { [logicalId]: { Type: type, Properties: known } } } };
}

function inputOf(origin: string, templates: readonly TemplateInput[]): CheckInput {
  return {
    templates,
    unread: [],
    reported: [],
    stackOf: () => origin,
    originOf: () => undefined,
    resourceAt: (_constructPath, name, logicalId) => ({
      logicalId: logicalId ?? '',
      type: '',
      template: name ?? origin,
    }),
    writtenAs: () => undefined,
    lineOf: () => undefined,
  };
}

import { isObject, own } from '../controls/value';
import { expandHttpApi, expandRestApi } from './serverless-api';
import { type ApiEvent, apiEventsOf } from './serverless-event';
import { expandFunction } from './serverless-function';
import { SERVERLESS, withGlobals } from './serverless-globals';
import { implicitApis } from './serverless-implicit-apis';
import { ServerlessOrigin } from './serverless-origin';
import { withLogicalIds } from './serverless-references';
import { type GeneratedResource, objectAt, type RawObject, type ServerlessResource } from './serverless-resource';
import { routeOf } from './serverless-routes';
import { expandStateMachine } from './serverless-state-machine';
import { expandSimpleTable } from './serverless-table';
import { expandWebSocketApi } from './serverless-web-socket-api';

/** A template of AWS SAM as CloudFormation will have it, as far as the checks look. */
export interface ServerlessExpansion {
  /** The template with the generated resources, under the logical ids that SAM gives them. */
  readonly body: RawObject;
  /** What SAM makes that is not known here, one clause each. */
  readonly unread: readonly string[];
  /** What a generated resource is made of; undefined for a resource that stands in the template as it is. */
  originOf(logicalId: string): ServerlessOrigin | undefined;
}

const EXPANSIONS: Readonly<Record<string, (resource: ServerlessResource) => readonly GeneratedResource[]>> = {
  'AWS::Serverless::Api': expandRestApi,
  'AWS::Serverless::Function': expandFunction,
  'AWS::Serverless::HttpApi': expandHttpApi,
  'AWS::Serverless::SimpleTable': expandSimpleTable,
  'AWS::Serverless::StateMachine': expandStateMachine,
  'AWS::Serverless::WebSocketApi': expandWebSocketApi,
};

/** What SAM makes of these holds nothing to judge: layers, and policies that name what a connector connects. */
const WITHOUT_FACTS: ReadonlySet<string> = new Set(['AWS::Serverless::LayerVersion', 'AWS::Serverless::Connector']);

/** Names by which a template may refer to a generated resource of that type, after the SAM resource's logical id. */
const REFERENCES: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::Stage': 'Stage',
  'AWS::ApiGatewayV2::Stage': 'Stage',
  'AWS::ApiGateway::DomainName': 'DomainName',
  'AWS::ApiGatewayV2::DomainName': 'DomainName',
  'AWS::SQS::Queue': 'DestinationQueue',
  'AWS::SNS::Topic': 'DestinationTopic',
};

/** Attributes of a SAM resource that SAM gives to everything that it makes of it. */
const PASSED_ON = ['Condition', 'DeletionPolicy', 'UpdateReplacePolicy'];

/**
 * Does to a template what AWS SAM does to it at deployment, for judging only: where the SAM properties show a fact, the
 * resource that has it in CloudFormation is there. The template itself is left as it is; one without SAM is returned.
 */
export function expandServerless(body: RawObject): ServerlessExpansion {
  const resources = objectAt(body, 'Resources');
  const written = Object.entries(resources).flatMap(([logicalId, entry]) => serverlessResource(body, logicalId, entry));
  if (written.length === 0) return { body, unread: [], originOf: () => undefined };
  return new Expansion(body, resources, written).result();
}

function serverlessResource(body: RawObject, logicalId: string, entry: unknown): readonly ServerlessResource[] {
  const type = isObject(entry) ? own(entry, 'Type') : undefined;
  if (!isObject(entry) || typeof type !== 'string' || !type.startsWith(SERVERLESS)) return [];
  return [{ logicalId, type, entry, properties: withGlobals(body, entry, type) }];
}

class Expansion {
  private readonly made = new Map<string, unknown>();
  private readonly origins = new Map<string, ServerlessOrigin>();
  private readonly references = new Map<string, string>();
  private readonly conditions = new Map<string, RawObject>();
  private readonly unread: string[] = [];

  public constructor(
    private readonly body: RawObject,
    private readonly resources: RawObject,
    private readonly written: readonly ServerlessResource[],
  ) {}

  public result(): ServerlessExpansion {
    const events = this.written.flatMap(apiEventsOf);
    const implicit = implicitApis(this.body, events).filter(({ api }) => !Object.hasOwn(this.resources, api.logicalId));
    for (const resource of this.written) this.add(resource, this.expand(resource));
    for (const { api, event, condition } of implicit) {
      const made = this.expand(api).map((each) => (condition === undefined ? each : { ...each, condition }));
      this.add(api, made, ['Resources', event.target.logicalId, 'Properties', 'Events', event.name]);
    }
    const apis = [...this.written, ...implicit.map(({ api }) => api)];
    for (const event of events) this.addRoute(event, apis);
    const resources = Object.fromEntries([...Object.entries(this.resources), ...this.made]);
    const conditions = Object.fromEntries([...Object.entries(objectAt(this.body, 'Conditions')), ...this.conditions]);
    const { Globals: _merged, ...rest } = this.body;
    const all = { ...rest, Conditions: conditions, Resources: resources };
    const expanded = withLogicalIds(all, this.references) as RawObject;
    return { body: expanded, unread: this.unread, originOf: (logicalId) => this.origins.get(logicalId) };
  }

  private expand(resource: ServerlessResource): readonly GeneratedResource[] {
    const expand = own(EXPANSIONS, resource.type);
    if (typeof expand === 'function') return expand(resource);
    if (!WITHOUT_FACTS.has(resource.type))
      this.unread.push(`${resource.logicalId} is of type ${resource.type}; what AWS SAM makes of it was not judged`);
    return [];
  }

  private add(from: ServerlessResource, made: readonly GeneratedResource[], fallback?: readonly string[]): void {
    for (const { logicalId, type, properties, sources, condition } of made) {
      // What the template has itself under that logical id goes before; SAM would refuse the two.
      if (logicalId !== from.logicalId && Object.hasOwn(this.resources, logicalId)) continue;
      const attributes = logicalId === from.logicalId ? from.entry : passedOn(from.entry);
      const conditional = condition === undefined ? {} : { Condition: this.conditionOf(logicalId, from, condition) };
      this.made.set(logicalId, { ...attributes, ...conditional, Type: type, Properties: properties });
      this.origins.set(logicalId, new ServerlessOrigin(this.body, from.logicalId, from.type, sources, fallback));
      const reference = REFERENCES[type];
      if (reference !== undefined) this.references.set(`${from.logicalId}.${reference}`, logicalId);
    }
  }

  /** @returns the name of a new condition, which no other can have: it holds a dot */
  private conditionOf(logicalId: string, from: ServerlessResource, condition: RawObject): string {
    const outer = own(from.entry, 'Condition');
    const name = `${logicalId}.Condition`;
    this.conditions.set(name, outer === undefined ? condition : { 'Fn::And': [{ Condition: outer }, condition] });
    return name;
  }

  /** Only where SAM writes the API's definition: otherwise its author did, and it says who is let in. */
  private addRoute(event: ApiEvent, apis: readonly ServerlessResource[]): void {
    const api = apis.find(({ logicalId }) => logicalId === event.api);
    if (api === undefined || api.type !== `${SERVERLESS}${event.kind}`) return;
    const defined = ['DefinitionBody', 'DefinitionUri'].some((name) => own(api.properties, name) !== undefined);
    const isMerged = own(api.properties, 'MergeDefinitions') === true;
    if (!defined || isMerged) this.add(event.target, [routeOf(event, api)]);
  }
}

function passedOn(entry: RawObject): RawObject {
  return Object.fromEntries(Object.entries(entry).filter(([name]) => PASSED_ON.includes(name)));
}

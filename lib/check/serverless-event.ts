import { own } from '../controls/value';
import { isIntrinsic, objectAt, type RawObject, type ServerlessResource, valueAt } from './serverless-resource';

/** An event of type `Api` or `HttpApi`: one method of a REST API, or one route of an HTTP API. */
export interface ApiEvent {
  /** The function or state machine that answers. */
  readonly target: ServerlessResource;
  readonly name: string;
  readonly kind: 'Api' | 'HttpApi';
  /** Logical id of the API; undefined for one that the template does not tell. */
  readonly api: string | undefined;
  readonly properties: RawObject;
}

/** The APIs that SAM makes for events that name none ("CloudFormation resources generated ..."). */
export const IMPLICIT_APIS = { Api: 'ServerlessRestApi', HttpApi: 'ServerlessHttpApi' } as const;

/** The events by which APIs invoke a function or a state machine. */
export function apiEventsOf(target: ServerlessResource): readonly ApiEvent[] {
  return Object.entries(objectAt(target.properties, 'Events')).flatMap(([name, event]) => {
    const kind = valueAt(event, 'Type');
    if (kind !== 'Api' && kind !== 'HttpApi') return [];
    const properties = objectAt(event, 'Properties');
    const named = own(properties, kind === 'Api' ? 'RestApiId' : 'ApiId');
    return [{ target, name, kind, api: named === undefined ? IMPLICIT_APIS[kind] : apiId(named), properties }];
  });
}

function apiId(named: unknown): string | undefined {
  const id = isIntrinsic(named) ? own(named, 'Ref') : named;
  return typeof id === 'string' ? id : undefined;
}

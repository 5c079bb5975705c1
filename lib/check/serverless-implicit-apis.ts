import { own } from '../controls/value';
import { type ApiEvent, IMPLICIT_APIS } from './serverless-event';
import { withGlobals } from './serverless-globals';
import type { RawObject, ServerlessResource } from './serverless-resource';

/** An API that SAM makes by itself, and the first event that it makes it for. */
export interface ImplicitApi {
  readonly api: ServerlessResource;
  readonly event: ApiEvent;
  /** Definition of the condition under which it is there; undefined where it always is. */
  readonly condition: RawObject | undefined;
}

/** The APIs for events that name none. A REST API's stage is called `Prod` then, whatever `Globals` says. */
export function implicitApis(body: RawObject, events: readonly ApiEvent[]): readonly ImplicitApi[] {
  return (['Api', 'HttpApi'] as const).flatMap((kind) => {
    const logicalId = IMPLICIT_APIS[kind];
    const served = events.filter((event) => event.api === logicalId);
    const [event] = served;
    if (event === undefined) return [];
    const type = `AWS::Serverless::${kind}`;
    const properties = withGlobals(body, { Properties: kind === 'Api' ? { StageName: 'Prod' } : {} }, type);
    return [{ api: { logicalId, type, properties, entry: {} }, event, condition: anyCondition(served) }];
  });
}

/** The API is there if one of those that it invokes is. */
function anyCondition(events: readonly ApiEvent[]): RawObject | undefined {
  const conditions = [...new Set(events.map(({ target }) => own(target.entry, 'Condition')))];
  return conditions.includes(undefined) ? undefined : { 'Fn::Or': conditions.map((name) => ({ Condition: name })) };
}

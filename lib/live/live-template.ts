import { TemplateSet } from '../controls/template-set';
import { type Properties, UNREAD_PARAMETER } from './live-properties';

/** The logical id of the resource that is judged. */
export const SUBJECT = 'Subject';

/** A resource of a live template. */
export interface LiveResource {
  readonly Type: string;
  readonly Properties: Properties;
}

/** Where and when a resource is judged. */
export interface Place {
  readonly region: string;
  /** Account id: twelve digits. */
  readonly account: string;
  readonly today: Date;
}

/** The small template in which a living resource and what was read beside it stand, by logical id. */
export function liveTemplate(resources: Readonly<Record<string, LiveResource>>, place: Place): TemplateSet {
  const body = { Resources: resources, Parameters: { [UNREAD_PARAMETER]: { Type: 'String' } } };
  return new TemplateSet([{ name: 'live', body, region: place.region, account: place.account }], place.today);
}

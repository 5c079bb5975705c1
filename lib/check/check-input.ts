import type { TemplateInput } from '../controls/template-set';
import type { FindingResource, Location } from '../finding';
import type { ConstructOrigin } from './construct-origins';
import type { ReportedViolation } from './reported-violations';

/** A property as it stands in a template. */
export interface WrittenProperty {
  readonly logicalId: string;
  readonly type: string;
  /** Dotted path below `Properties`; empty for the resource. */
  readonly property: string;
}

/** Templates that are judged together, with what is known of them beside their text. */
export interface CheckInput {
  readonly templates: readonly TemplateInput[];
  /** What stands in the input but cannot be judged, one clause each. */
  readonly unread: readonly string[];
  /** What other validation plugins found in the same templates. */
  readonly reported: readonly ReportedViolation[];
  /** How the template's stack is called: its construct path, or the template's file without its ending. */
  stackOf(template: string): string;
  /** The origin of a resource; `undefined` where no construct made it. */
  originOf(template: string, logicalId: string): ConstructOrigin | undefined;
  /** The resource that a plugin speaks of, by whatever it tells; what it does not tell is empty. */
  resourceAt(
    constructPath: string | undefined,
    template: string | undefined,
    logicalId: string | undefined,
  ): FindingResource;
  /** What its author wrote, where a resource and a property of it are made of something else: by AWS SAM. */
  writtenAs(template: string, logicalId: string, property: string): WrittenProperty | undefined;
  /** The line of a resource's property, or of the nearest thing above it that stands in the template. */
  lineOf(template: string, logicalId: string, property: string): Location | undefined;
}

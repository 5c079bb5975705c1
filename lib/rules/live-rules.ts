import type { Control } from '../controls/control';
import type { LiveJudgement } from '../controls/detect';
import { furtherPermissionsOf } from '../live/further-reads';
import type { ResourceKind } from '../live/resource-kind';
import { isListable, readPermissionsOf, resourceKind } from '../live/resource-kinds';
import { ConfigRegion } from './config-region';

/** "ConfigRule", AWS Config API Reference: longest description, in characters. */
const DESCRIPTION_LIMIT = 256;

/** CloudFront is recorded, and its policies are judged, in us-east-1 alone. */
const AT_EDGE_ALONE = /^AWS::CloudFront::/;
/** Those of scope CLOUDFRONT stand in us-east-1, the others in the home region. */
const IN_BOTH = /^AWS::WAFv2::/;

/** A custom rule of AWS Config that runs one control over living resources. */
export interface LiveRule {
  /** Construct id: that of the control. */
  readonly id: string;
  readonly controlId: string;
  /** Names the control and what it judges, in at most 256 characters. */
  readonly description: string;
  /** Input parameters of the rule. */
  readonly parameters: { readonly controlId: string };
  /** The CloudFormation types that are judged here, sorted. */
  readonly types: readonly string[];
  /**
   * The other types that the control looks at in templates, sorted: those of the other region; those that AWS Cloud
   * Control does not read; and those that AWS Config does not record and Cloud Control does not list, so that no rule
   * comes upon one. A policy of a queue, a topic or an IAM identity that is a resource of its own in a template is among
   * them.
   */
  readonly otherTypes: readonly string[];
  /** The types whose changes start the rule, by their names in AWS Config, sorted. */
  readonly changesOf: readonly string[];
  /**
   * Whether the rule also judges all resources once a day: where AWS Config does not record a type, or what is read beside
   * a resource can change without it.
   */
  readonly daily: boolean;
  /**
   * The IAM actions of all that is read, sorted; each must be allowed on every resource. A daily run lists all types that
   * the control looks at, those of the other region included.
   */
  readonly permissions: readonly string[];
}

/**
 * The custom rules of a region: one for each control that judges living resources of a type of that region.
 *
 * @throws RangeError when a title is too long for a description
 */
export function liveRulesFor(
  controls: readonly Pick<Control, 'id' | 'title' | 'check' | 'detect'>[],
  region: ConfigRegion,
): readonly LiveRule[] {
  return controls.flatMap((control) => {
    const judgement = liveJudgement(control);
    const types = control.check.types.filter((type) => isJudgedLive(type) && runsIn(region, type));
    return judgement === undefined || types.length === 0 ? [] : [liveRule(control, judgement, types)];
  });
}

/** Whether a rule comes upon the resources of a type, and a read tells what controls look at. */
export function isJudgedLive(type: string): boolean {
  const kind = resourceKind(type);
  return kind !== undefined && (kind.recorded || isListable(kind));
}

/** How a control is judged live; undefined where it is not. */
export function liveJudgement({ detect }: Pick<Control, 'detect'>): LiveJudgement | undefined {
  return 'kind' in detect && detect.kind === 'live' ? detect : undefined;
}

function runsIn(region: ConfigRegion, type: string): boolean {
  switch (region) {
    case ConfigRegion.HOME:
      return !AT_EDGE_ALONE.test(type);
    case ConfigRegion.EDGE:
      return AT_EDGE_ALONE.test(type) || IN_BOTH.test(type);
    case ConfigRegion.HOME_AND_EDGE:
      return true;
  }
}

function liveRule(
  { id, title, check }: Pick<Control, 'id' | 'title' | 'check'>,
  { reads }: LiveJudgement,
  types: readonly string[],
): LiveRule {
  const kinds = kindsOf(types);
  const daily = kinds.some((kind) => isListable(kind) && (reads.length > 0 || !kind.recorded));
  const read = daily ? kindsOf(check.types) : kinds;
  return {
    id,
    controlId: id,
    description: descriptionOf(id, title),
    parameters: { controlId: id },
    types: [...types].sort(),
    otherTypes: check.types.filter((type) => !types.includes(type)).sort(),
    changesOf: [...new Set(kinds.filter(({ recorded }) => recorded).map(({ recordedAs }) => recordedAs))].sort(),
    daily,
    permissions: [...new Set([...read.flatMap(readPermissionsOf), ...reads.flatMap(furtherPermissionsOf)])].sort(),
  };
}

function kindsOf(types: readonly string[]): readonly ResourceKind[] {
  return types.flatMap((type) => resourceKind(type) ?? []);
}

function descriptionOf(id: string, title: string): string {
  const description = `Judges ${id} on what runs: ${title}`;
  if (description.length > DESCRIPTION_LIMIT) {
    throw new RangeError(
      `${id}: description has ${description.length} characters; AWS Config takes ${DESCRIPTION_LIMIT}`,
    );
  }
  return description;
}

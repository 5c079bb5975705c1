import type { Control } from '../controls/control';
import type { Detection } from '../controls/detect';
import type { Resource } from '../controls/resource';
import type { TemplateSet } from '../controls/template-set';
import { all, unknown, type Verdict } from '../controls/verdict';
import { type AccountReader, UnreadError } from './account-reader';
import type { Subject } from './further/gathered';
import { furtherReadings } from './further-reads';
import { liveProperties, type Properties, UNREAD_PARAMETER } from './live-properties';
import { type LiveResource, liveTemplate, type Place, SUBJECT } from './live-template';
import { isListable, resourceKind } from './resource-kinds';

/**
 * The verdict of a control on one living resource, by the same check as at synth. What was not read makes it unknown.
 *
 * @param subject the resource as Cloud Control answers it
 * @param reader reads what the control must know beside it
 */
export async function judgeLive(
  control: Control,
  subject: Subject,
  reader: AccountReader,
  place: Place,
): Promise<Verdict> {
  const kind = resourceKind(subject.type);
  if (kind === undefined || !isLive(control.detect)) return unknown('', `${subject.type} cannot be read`);
  try {
    const read = { ...subject, properties: liveProperties(subject.properties, kind.writeOnly) };
    return judge(control, liveTemplate(await gather(control.detect, read, reader), place));
  } catch (error) {
    if (error instanceof UnreadError) return unknown('', error.message);
    throw error;
  }
}

function isLive(detect: Detection): detect is Extract<Detection, { readonly kind: 'live' }> {
  return 'kind' in detect && detect.kind === 'live';
}

async function gather(
  { reads }: Extract<Detection, { readonly kind: 'live' }>,
  subject: Subject,
  reader: AccountReader,
): Promise<Readonly<Record<string, LiveResource>>> {
  let properties: Properties = subject.properties;
  const resources: Record<string, LiveResource> = {};
  for (const read of reads) {
    const gathered = await furtherReadings[read].gather({ ...subject, properties }, reader);
    properties = { ...properties, ...gathered.completes };
    Object.assign(resources, gathered.resources);
  }
  return { [SUBJECT]: { Type: subject.type, Properties: properties }, ...resources };
}

/** The verdict on the subject, and on what no list and no notification would ever bring to the control. */
function judge(control: Control, set: TemplateSet): Verdict {
  const judged = [...set.resources()].filter(
    ({ logicalId, type }) => logicalId === SUBJECT || (control.check.types.includes(type) && isCompanion(type)),
  );
  return worded(all(...judged.map((resource) => verdictOn(control, resource))));
}

/** To a control, what is unread is a parameter of the template. */
function worded(verdict: Verdict): Verdict {
  if (verdict.kind !== 'unknown' || !verdict.reason.includes(`parameter ${UNREAD_PARAMETER} decides it`))
    return verdict;
  return unknown(verdict.path, 'a read does not return it');
}

function isCompanion(type: string): boolean {
  const kind = resourceKind(type);
  return kind === undefined || (!kind.recorded && !isListable(kind));
}

/** A check that throws is a defect of ours, and never compliant. */
function verdictOn(control: Control, resource: Resource): Verdict {
  try {
    return control.check.judge(resource);
  } catch (error) {
    return unknown('', `the check failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

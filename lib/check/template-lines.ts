import type { Location } from '../finding';
import type { ReadTemplate } from './read-template';
import { JsonPlace } from './template-json-place';
import { TextLines } from './template-offset';
import type { Place } from './template-place';
import { yamlPlace } from './yaml-template';

/** Tells the lines of what stands in a template. Nothing is looked up before the first question. */
export class TemplateLines {
  private readonly lines: TextLines;
  private root: Place | undefined;

  public constructor(private readonly template: ReadTemplate) {
    this.lines = new TextLines(template.text);
  }

  /**
   * The place of a resource's property, or of the nearest thing above it that stands in the template.
   *
   * @param property dotted path below the resource's `Properties`, with `[n]` for list items, or one that begins with
   * `Metadata`; empty for the resource
   */
  public ofResource(logicalId: string, property = ''): Location {
    if (property === '') return this.of(['Resources', logicalId]);
    const below = property.startsWith('Metadata.') ? [] : ['Properties'];
    return this.of(['Resources', logicalId, ...below, ...stepsOf(property)]);
  }

  /**
   * The place of what stands at a path from the top of the template, or of the nearest thing above it.
   *
   * @param path keys, and indexes of list items as text; a key that holds dots may be given in several steps
   */
  public of(path: readonly string[]): Location {
    const { file, text, format } = this.template;
    this.root ??= format === 'json' ? new JsonPlace(text, 0) : yamlPlace(text, file);
    let place = this.root;
    for (let start = 0; start < path.length; ) {
      const found = firstChild(place, path, start);
      if (found === undefined) break;
      place = found.place;
      start = found.next;
    }
    return { file, ...this.lines.at(place.offset) };
  }
}

/** The steps of a dotted path with `[n]` for list items. */
export function stepsOf(property: string): readonly string[] {
  return property.split(/[.[\]]/).filter((step) => step !== '');
}

/** The entry that the next step names, or the next steps together where its key holds dots. */
function firstChild(place: Place, path: readonly string[], start: number) {
  for (let next = start + 1; next <= path.length; next++) {
    const child = place.child(path.slice(start, next).join('.'));
    if (child !== undefined) return { place: child, next };
  }
  return undefined;
}

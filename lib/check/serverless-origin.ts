import { own } from '../controls/value';
import type { WrittenProperty } from './check-input';
import { globalsSection } from './serverless-globals';
import { type GeneratedResource, objectAt, type RawObject } from './serverless-resource';
import { stepsOf } from './template-lines';

/** The SAM resource that a CloudFormation resource is made of: findings name it, and not what its author never wrote. */
export class ServerlessOrigin {
  /**
   * @param body the template as it is written
   * @param logicalId of the SAM resource
   * @param type of the SAM resource
   * @param sources where the properties come from
   * @param fallback path from the top of the template to what the SAM resource stands for, where it is not written itself
   */
  public constructor(
    private readonly body: RawObject,
    public readonly logicalId: string,
    public readonly type: string,
    private readonly sources: GeneratedResource['sources'],
    private readonly fallback: readonly string[] = ['Resources', logicalId],
  ) {}

  /** The property of the SAM resource that decides one of the generated resource; empty for the resource as a whole. */
  public property(generated: string): string {
    let longest: readonly [string, string] | undefined;
    for (const source of this.sources) {
      if (startsWith(generated, source[0]) && source[0].length >= (longest?.[0].length ?? 0)) longest = source;
    }
    if (longest === undefined) return '';
    const rest = generated.slice(longest[0].length);
    return longest[1] === ''
      ? rest.replace(/^\./, '')
      : `${longest[1]}${longest[0] === '' && rest !== '' ? '.' : ''}${rest}`;
  }

  /** What its author wrote, for one property of the generated resource. */
  public written(generated: string): WrittenProperty {
    return { logicalId: this.logicalId, type: this.type, property: this.property(generated) };
  }

  /** The path from the top of the template to a property of the generated resource, for `TemplateLines.of`. */
  public path(generated: string): readonly string[] {
    const steps = stepsOf(this.property(generated));
    const [first] = steps;
    const section = globalsSection(this.type);
    const written = objectAt(objectAt(objectAt(this.body, 'Resources'), this.logicalId), 'Properties');
    const global = objectAt(objectAt(this.body, 'Globals'), section);
    if (first === undefined) return this.fallback;
    if (own(written, first) !== undefined) return ['Resources', this.logicalId, 'Properties', ...steps];
    return own(global, first) === undefined ? this.fallback : ['Globals', section, ...steps];
  }
}

function startsWith(path: string, start: string): boolean {
  if (!path.startsWith(start)) return false;
  return start === '' || path.length === start.length || path[start.length] === '.' || path[start.length] === '[';
}

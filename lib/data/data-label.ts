import { Aspects, type Duration, type IAspect, Stack, Tags, Token } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import { CLASSIFICATION_METADATA, type ClassificationMetadata, DATA_LABELS } from '../controls/template-metadata';
import { InvalidPropertyError } from '../errors';
import { DataClass, refuseUnknownClass } from './data-class';

/** What a store says of itself: the tags `data-class`, `owner` and `retention`. */
export interface DataLabel {
  /** What it holds. */
  readonly dataClass: DataClass;
  /** Who answers for the data: a team or a role, such as `checkout`. At most 256 letters, digits, spaces and `+-=._:/@`. */
  readonly owner: string;
  /**
   * For how long the data is kept, in whole days; the tag reads `<n>-days`. It says so, but deletes nothing: lifecycle
   * rules and times to live do.
   * @default - until its shopper asks for erasure or the contract ends; the tag reads `until-erased`
   */
  readonly retention?: Duration;
}

/** What AWS takes as a tag's value ("Tag naming limits and requirements", Tagging AWS Resources User Guide). */
const TAG_VALUE = /^[\p{L}\p{N} +\-=._:/@]{1,256}$/u;

/**
 * Labels every store within a scope; a label further in wins. A stack within the scope notes in its template that it is
 * classified, from when on the control `DataClassified` judges it.
 *
 * @param construct the construct that asks; errors name it
 * @throws InvalidPropertyError when the class is none, or the owner cannot be written into a tag
 */
export function labelData(construct: Construct, scope: IConstruct, label: DataLabel): void {
  const { dataClass, owner, retention } = label;
  refuseUnknownClass(construct, 'dataClass', dataClass);
  if (!Token.isUnresolved(owner) && !TAG_VALUE.test(owner)) {
    throw new InvalidPropertyError(
      construct,
      'owner',
      owner,
      'name a team or role with at most 256 letters, digits, spaces and +-=._:/@, such as checkout',
    );
  }
  const tags = Tags.of(scope);
  tags.add(DATA_LABELS.dataClass, dataClass);
  tags.add(DATA_LABELS.owner, owner);
  tags.add(DATA_LABELS.retention, retention === undefined ? 'until-erased' : `${retention.toDays()}-days`);
  Aspects.of(scope).add(new ClassifiedStacks());
}

/** Notes in the template of every stack that everything in it is labelled. */
class ClassifiedStacks implements IAspect {
  public visit(node: IConstruct): void {
    if (!Stack.isStack(node)) return;
    const note: ClassificationMetadata = { dataClasses: Object.values(DataClass) };
    node.templateOptions.metadata = { ...node.templateOptions.metadata, [CLASSIFICATION_METADATA]: note };
  }
}

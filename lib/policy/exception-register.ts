import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { catalogue } from '../controls/catalogue';
import { retirementOf } from '../controls/control-history';
import { type ControlFacts, type Exception, isInForce, withCurrentIds } from '../exceptions';
import { nearestName } from '../input/nearest-name';
import { type Acknowledgement, acknowledgementsIn, qualifiedId } from './acknowledgements';
import { ControlChecks } from './control-checks';
import type { RecordedPack } from './recorded-pack';

/**
 * The exceptions of an app, from the register and from code, applied as the CDK's qualified acknowledgements: the CDK's
 * report then keeps the suppressed findings with the reason. An unqualified acknowledgement would drop them unseen.
 */
export class ExceptionRegister {
  /** They name controls by the ids of today. */
  public readonly exceptions: readonly Exception[];
  private readonly applied = new Set<string>();

  /**
   * @param exceptions the exceptions, from every source
   * @param packs the packs that they may speak of
   * @param today the day by which terms are judged
   */
  public constructor(
    exceptions: readonly Exception[],
    private readonly packs: readonly RecordedPack[],
    public readonly today: Date,
  ) {
    this.exceptions = exceptions.map((exception) => withCurrentIds(exception));
  }

  /** Acknowledges, on the construct tree, every finding that a standing exception covers. */
  public apply(root: IConstruct): void {
    const constructs = root.node.findAll();
    const facts = ExceptionRegister.factsOf(new Set());
    for (const exception of this.exceptions) {
      if (!isInForce(exception, { today: this.today, facts })) continue;
      for (const construct of constructs.filter(({ node }) => isPathOf(exception.path, node.path))) {
        this.acknowledge(construct, exception);
      }
    }
  }

  /** Acknowledgements of our own controls that did not come from this register. */
  public strays(root: IConstruct): readonly Acknowledgement[] {
    return acknowledgementsIn(root).filter(
      ({ id, constructPath }) => ourControlIn(id) !== undefined && !this.applied.has(`${id} ${constructPath}`),
    );
  }

  /** What the register knows of control ids, given the rule ids that the packs applied. */
  public static factsOf(ruleIds: ReadonlySet<string>): ControlFacts {
    const known = new Set([...catalogue.map(({ id }) => id), ...ruleIds]);
    return {
      ...severities,
      isKnown: (id) => known.has(id),
      nearest: (id) => nearestName(id, known),
      retired: (id) => retirementOf(id),
    };
  }

  private acknowledge(construct: IConstruct, exception: Exception): void {
    for (const control of exception.controls) {
      for (const pack of this.packsOf(control)) {
        const id = qualifiedId(pack, control);
        Validations.of(construct).acknowledge({ id, reason: reasonOf(exception) });
        this.applied.add(`${id} ${construct.node.path}`);
      }
    }
  }

  /** A foreign rule's id begins with its pack's name, the longest of those that fit; a control may stand in several packs. */
  private packsOf(control: string): readonly string[] {
    const named = this.packs.filter(({ name }) => control.startsWith(`${name}-`)).map(({ name }) => name);
    const [longest] = named.sort((left, right) => right.length - left.length);
    return longest === undefined ? this.ownPacks() : [longest];
  }

  private ownPacks(): readonly string[] {
    return this.packs.filter(({ pack }) => pack instanceof ControlChecks).map(({ name }) => name);
  }
}

const bySeverity = new Map(catalogue.map(({ id, severity }) => [id, severity]));
const severities = { severityOf: (id: string) => bySeverity.get(id) };

/** Whether a construct's path is what the exception's path names; what lies below inherits the acknowledgement. */
function isPathOf(pattern: string, path: string): boolean {
  const expected = pattern.split('/');
  const segments = path.split('/');
  return (
    expected.length === segments.length && expected.every((name, index) => name === '*' || name === segments[index])
  );
}

/** Our packs' names, and the one that the CDK puts before an id without a pack. */
const ACKNOWLEDGED_AS: ReadonlySet<string> = new Set(['Storefront', 'PciDss401', 'Gdpr', 'NistCsf20', 'Annotation']);

/** The control of ours that an acknowledged id speaks of, with or without our pack's name before it. */
function ourControlIn(id: string): string | undefined {
  const separator = id.indexOf('::');
  const pack = separator < 0 ? undefined : id.slice(0, separator);
  const rule = separator < 0 ? id : id.slice(separator + 2);
  return (pack === undefined || ACKNOWLEDGED_AS.has(pack)) && bySeverity.has(rule) ? rule : undefined;
}

function reasonOf(exception: Exception): string {
  const { source, reason } = exception;
  const term = exception.kind === 'risk' ? `risk until ${exception.expires}, ${exception.ticket}` : 'false positive';
  return `${source.file}:${source.line} (${term}): ${reason}`;
}

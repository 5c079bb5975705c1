import type { CheckInput } from '../../check/check-input';
import type { Control } from '../../controls/control';
import { evaluate } from '../../controls/evaluate';
import type { Resource } from '../../controls/resource';
import { TemplateSet } from '../../controls/template-set';
import type { Verdict } from '../../controls/verdict';
import { resourceKind } from '../../live/resource-kinds';
import type { SynthResource, SynthVerdict } from '../audit-report';
import { isNameOf } from './resource-names';

/** Worst first: what templates say of a control is the worst that they say of any resource. */
const WORST_FIRST: readonly SynthVerdict[] = ['violated', 'unknown', 'met', 'not-declared'];

interface Declared {
  readonly resource: Resource;
  readonly stackName: string | undefined;
  readonly constructPath: string | undefined;
  readonly verdicts: Map<string, SynthVerdict>;
}

/** What the templates of an assembly say, by region. A stack whose region the deployment decides is in every region. */
export class SynthVerdicts {
  private readonly declared: Declared[] = [];
  private readonly byType = new Map<string, Declared[]>();

  /**
   * @param inputs as `readInputs` gives them
   * @param today the day by which dated controls judge
   */
  public constructor(inputs: readonly CheckInput[], controls: readonly Control[], today: Date) {
    for (const input of inputs) this.judge(input, controls, today);
  }

  /** What the templates of a region say of a control. */
  public verdictOf(controlId: string, region: string): SynthVerdict {
    const verdicts = this.declared
      .filter((each) => standsIn(each, region))
      .flatMap((each) => each.verdicts.get(controlId) ?? []);
    return WORST_FIRST.find((verdict) => verdicts.includes(verdict)) ?? 'not-declared';
  }

  /** The declared resource that runs under an id; absent where no name tells, or several might be meant. */
  public resourceOf(
    controlId: string,
    region: string,
    resourceType: string,
    resourceId: string,
  ): SynthResource | undefined {
    const [found, ...others] = (this.byType.get(resourceType) ?? []).filter(
      (each) => standsIn(each, region) && isNameOf(each.resource, each.stackName, resourceId),
    );
    if (found === undefined || others.length > 0) return undefined;
    const { resource, constructPath, verdicts } = found;
    return {
      resource: `${resource.template.name}#${resource.logicalId}`,
      ...(constructPath === undefined ? {} : { constructPath }),
      verdict: verdicts.get(controlId) ?? 'not-declared',
    };
  }

  private judge(input: CheckInput, controls: readonly Control[], today: Date): void {
    const set = new TemplateSet(input.templates, today);
    const stackNames = new Map(input.templates.map(({ name, stackName }) => [name, stackName]));
    const declared = new Map<Resource, Declared>();
    for (const resource of set.resources()) {
      const { template, logicalId, type } = resource;
      const entry: Declared = {
        resource,
        stackName: stackNames.get(template.name),
        constructPath: input.originOf(template.name, logicalId)?.constructPath,
        verdicts: new Map(),
      };
      declared.set(resource, entry);
      this.declared.push(entry);
      for (const name of new Set([type, resourceKind(type)?.recordedAs ?? type])) {
        this.byType.set(name, [...(this.byType.get(name) ?? []), entry]);
      }
    }
    for (const { control, resource, verdict } of evaluate(set, controls).judgements) {
      declared.get(resource)?.verdicts.set(control.id, synthVerdict(verdict));
    }
  }
}

function standsIn({ resource }: Declared, region: string): boolean {
  const { template } = resource;
  return template.region === undefined || template.region === region;
}

function synthVerdict({ kind }: Verdict): SynthVerdict {
  switch (kind) {
    case 'compliant':
      return 'met';
    case 'violation':
      return 'violated';
    case 'unknown':
      return 'unknown';
    case 'not-applicable':
      return 'not-declared';
  }
}

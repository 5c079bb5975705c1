import { Names } from 'aws-cdk-lib';
import * as config from 'aws-cdk-lib/aws-config';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import {
  type PackRule,
  packRuleOf,
  packRuleOfProcessCheck,
  packTemplate,
  RULES_OVER_ALL_PACKS,
} from '../rules/conformance-pack';
import type { DeployedRule } from '../rules/managed-rules';
import type { ProcessCheck } from '../rules/process-checks';

/** AWS Config takes 256 characters, and shows far fewer beside the score. */
const LONGEST_NAME = 64;

/** Properties of {@link ConformancePacks}. */
export interface ConformancePacksProps {
  /** Work of people that a person attests; a pack of its own, so that rules which come and go leave its names alone. */
  readonly processChecks: ProcessCheck[];
  /** The core set of rules. */
  readonly coreRules: DeployedRule[];
  /** How many rules the other packs of the account and region hold. */
  readonly packRulesInUse: number;
}

/**
 * The account and region's conformance packs: one of process checks, one of the core set of rules; a pack without rules
 * is left out.
 *
 * AWS Config deploys a rule of a pack under the name that it has here, `-conformance-pack-` and an id of the pack, which
 * stays as long as the pack does. The packs' names are generated, unique for their stack.
 *
 * Beforehand: a recorder and a delivery channel. Who deploys may create the service-linked role
 * AWSServiceRoleForConfigConforms ("PutConformancePack", AWS Config API Reference).
 */
export class ConformancePacks extends Construct {
  /** The pack of process checks. */
  public readonly processChecks?: config.CfnConformancePack;
  /** The pack of the core set. */
  public readonly core?: config.CfnConformancePack;

  /** @throws InvalidPropertyError when AWS Config does not take so many rules over all packs */
  public constructor(scope: Construct, id: string, props: ConformancePacksProps) {
    super(scope, id);
    this.refuseMoreThanAllPacksTake(props);
    this.processChecks = this.pack('ProcessChecks', props.processChecks.map(packRuleOfProcessCheck));
    this.core = this.pack('Core', props.coreRules.map(packRuleOf));
  }

  private pack(id: string, rules: readonly PackRule[]): config.CfnConformancePack | undefined {
    if (rules.length === 0) return undefined;
    const scope = new Construct(this, id);
    return new config.CfnConformancePack(scope, 'Resource', {
      conformancePackName: Names.uniqueResourceName(scope, { maxLength: LONGEST_NAME, separator: '-' }),
      templateBody: packTemplate(rules),
    });
  }

  private refuseMoreThanAllPacksTake({ processChecks, coreRules, packRulesInUse }: ConformancePacksProps): void {
    if (!Number.isInteger(packRulesInUse) || packRulesInUse < 0) {
      throw new InvalidPropertyError(this, 'packRulesInUse', packRulesInUse, 'give the number of rules, 0 or more');
    }
    const own = processChecks.length + coreRules.length;
    if (own + packRulesInUse > RULES_OVER_ALL_PACKS) {
      throw new InvalidPropertyError(
        this,
        'packRulesInUse',
        packRulesInUse,
        `with the ${own} rules of these packs AWS Config takes ${RULES_OVER_ALL_PACKS} at most: ` +
          'set conformancePacks to PackContents.PROCESS_CHECKS or NONE, or remove another pack',
      );
    }
  }
}

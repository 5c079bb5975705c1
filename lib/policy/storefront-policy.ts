import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type App, type IPolicyValidationPlugin, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { systemClock } from '../clock';
import { PolicyError } from '../errors';
import { EVIDENCE_FILE } from '../evidence';
import { readDefaultRegister, readRegister } from '../exceptions';
import { ControlChecks } from './control-checks';
import { ExceptionAudit } from './exception-audit';
import { ExceptionRegister } from './exception-register';
import { grantedOn } from './exceptions';
import { RecordedPack } from './recorded-pack';
import { ResidencyRecord } from './residency-record';
import { StorefrontChecks } from './storefront-checks';

/** Options of {@link StorefrontPolicy.enforce}. */
export interface StorefrontPolicyOptions {
  /**
   * The policy packs that must pass: cdk-nag packs, or any other validation plugin.
   *
   * @default - cdk-nag's AwsSolutionsChecks and StorefrontChecks
   */
  readonly packs?: IPolicyValidationPlugin[];

  /**
   * The exceptions register.
   *
   * @default - `exceptions.yaml` of the working directory where there is one
   */
  readonly exceptionsFile?: string;

  /**
   * Rules whose findings only warn, by id: controls of ours and rules of other packs. For an environment without
   * customer data, where each weakened control is named rather than switched off. The evidence lists them.
   *
   * @default - none
   */
  readonly downgraded?: string[];

  /**
   * The day by which expiry and rollout are judged.
   *
   * @default - the present day, in UTC
   */
  readonly today?: Date;
}

/** CDK context: the app, not the CLI, reports findings and fails. */
const REPORTED_BY_APP = '@aws-cdk/core:failSynthOnValidationErrors';

/** CDK context: how the app fails. `process` prints the report and exits with 1; otherwise a stack trace follows it. */
const APP_MODE = '@aws-cdk/core:appMode';

/** Policy over a whole CDK app, in one call. */
export class StorefrontPolicy {
  /**
   * Makes every synth of the app run the policy packs, apply the exceptions, judge the exceptions themselves, and write
   * the evidence to `storefront-evidence.json` in the cloud assembly, and where the data stands to `residency.json`. A
   * violation of severity error fails the synth.
   *
   * Call it once, right after `new App()`. The CDK CLI reports the findings of the selected stacks only, and `cdk synth`
   * selects none in an app whose stacks all stand in stages: this call therefore makes the app itself report and exit
   * with 1, which has to be settled before the first construct is made.
   *
   * @throws PolicyError when the app has constructs already
   * @throws ExceptionsError when the register is missing where it was named, or cannot be read
   */
  public static enforce(app: App, options: StorefrontPolicyOptions = {}): void {
    if (app.node.children.length > 0) {
      throw new PolicyError(
        `StorefrontPolicy.enforce: the app has constructs already, the first is ${app.node.children[0]?.node.id}; call it right after new App()`,
      );
    }
    app.node.setContext(REPORTED_BY_APP, true);
    app.node.setContext(APP_MODE, 'process');

    const { exceptionsFile, downgraded = [], today = systemClock.today() } = options;
    const fromFile = exceptionsFile === undefined ? readDefaultRegister('') : readRegister(exceptionsFile);
    const chosen = options.packs ?? [new AwsSolutionsChecks(app), new StorefrontChecks(app)];
    for (const pack of chosen) if (pack instanceof ControlChecks) pack.judgeBy(today);
    const packs = chosen.map((pack) => new RecordedPack(pack, new Set(downgraded)));

    let register = new ExceptionRegister([], packs, today);
    // A validation of the app runs after its last construct was made and before any pack: the one public moment at
    // which an acknowledgement reaches constructs that are made later, in stages too.
    app.node.addValidation({
      validate: () => {
        register = new ExceptionRegister([...fromFile, ...grantedOn(app)], packs, today);
        register.apply(app);
        return [];
      },
    });

    // Evidence of an earlier synthesis must not be taken for that of one that stops half-way.
    rmSync(join(app.outdir, EVIDENCE_FILE), { force: true });
    Validations.of(app).addPlugins(
      ...packs,
      new ExceptionAudit(app, packs, () => register, downgraded),
      new ResidencyRecord(app, today),
    );
  }
}

import type { IConstruct } from 'constructs';
import { catalogue } from '../controls/catalogue';
import { ControlChecks } from './control-checks';

/**
 * The cdk-nag pack over every control of this package. Register one instance on the App:
 * `Validations.of(app).addPlugins(new StorefrontChecks(app))`, or call `StorefrontPolicy.enforce(app)`, which adds
 * the exceptions register and the evidence file.
 */
export class StorefrontChecks extends ControlChecks {
  public readonly name = 'Storefront';

  public constructor(scope?: IConstruct) {
    super(scope, catalogue, 'Storefront');
  }
}

import type { IConstruct } from 'constructs';
import { controlsOfPack } from '../controls/packs';
import { ControlChecks } from './control-checks';

/** The controls that support PCI DSS 4.0.1, as a cdk-nag pack. cdk-nag's own is for 3.2.1, retired in March 2024. */
export class PciDss401Checks extends ControlChecks {
  public readonly name = 'PciDss401';

  public constructor(scope?: IConstruct) {
    super(scope, controlsOfPack('pci-dss-4.0.1'), 'PciDss401');
  }
}

/** The controls that support the GDPR, as a cdk-nag pack. */
export class GdprChecks extends ControlChecks {
  public readonly name = 'Gdpr';

  public constructor(scope?: IConstruct) {
    super(scope, controlsOfPack('gdpr'), 'Gdpr');
  }
}

/** The controls that support the NIST Cybersecurity Framework 2.0, as a cdk-nag pack. */
export class NistCsf20Checks extends ControlChecks {
  public readonly name = 'NistCsf20';

  public constructor(scope?: IConstruct) {
    super(scope, controlsOfPack('nist-csf-2.0'), 'NistCsf20');
  }
}

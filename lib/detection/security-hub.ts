import { type RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as securityhub from 'aws-cdk-lib/aws-securityhub';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { SecurityHubStandard } from './security-hub-standard';

/** Properties of {@link SecurityHub}. */
export interface SecurityHubProps {
  /** Whether the region has a hub already. */
  readonly hubExists: boolean;
  /** What is checked against; absent for both standards, or for none where a hub exists. */
  readonly standards?: readonly SecurityHubStandard[];
  /** What happens to the hub, and with it to its findings, when it leaves the template. */
  readonly removalPolicy: RemovalPolicy;
}

/** Names of standards in construct ids. */
const NAMES: Readonly<Record<SecurityHubStandard, string>> = {
  [SecurityHubStandard.AWS_FOUNDATIONAL]: 'AwsFoundational',
  [SecurityHubStandard.PCI_DSS]: 'PciDss',
};

/**
 * Security Hub CSPM for one region: the hub, without the standards that it would choose by itself, and the ones that
 * are asked for. A check that several standards ask for makes one finding.
 *
 * A standard waits for the hub, and for the standard before it: of BatchEnableStandards an account may make one call a
 * second (AWS Security Hub CSPM API Reference, "Welcome").
 *
 * Satisfies: SecurityHubStandards
 */
export class SecurityHub extends Construct {
  /** Absent where one exists. */
  public readonly hub?: securityhub.CfnHub;
  public readonly standards: securityhub.CfnStandard[];

  /** @throws InvalidPropertyError when a standard is named twice, or a new hub would check nothing */
  public constructor(scope: Construct, id: string, props: SecurityHubProps) {
    super(scope, id);
    const { hubExists, standards = hubExists ? [] : Object.values(SecurityHubStandard) } = props;
    if (new Set(standards).size < standards.length) {
      throw new InvalidPropertyError(scope, 'standards', standards, 'name each standard once');
    }
    if (!hubExists && standards.length === 0) {
      throw new InvalidPropertyError(
        scope,
        'standards',
        standards,
        'give at least one: a hub without a standard checks nothing',
      );
    }
    if (!hubExists) {
      this.hub = new securityhub.CfnHub(this, 'Resource', {
        enableDefaultStandards: false,
        controlFindingGenerator: 'SECURITY_CONTROL',
        autoEnableControls: true,
      });
      this.hub.applyRemovalPolicy(props.removalPolicy);
    }
    this.standards = this.subscribe(standards);
  }

  private subscribe(standards: readonly SecurityHubStandard[]): securityhub.CfnStandard[] {
    const stack = Stack.of(this);
    let previous: securityhub.CfnHub | securityhub.CfnStandard | undefined = this.hub;
    return standards.map((name) => {
      const standard = new securityhub.CfnStandard(this, NAMES[name], {
        standardsArn: stack.formatArn({
          service: 'securityhub',
          account: '',
          resource: 'standards',
          resourceName: name,
        }),
      });
      if (previous !== undefined) standard.addResourceDependency(previous);
      previous = standard;
      return standard;
    });
  }
}

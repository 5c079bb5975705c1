import { type Duration, Token } from 'aws-cdk-lib';
import * as accessanalyzer from 'aws-cdk-lib/aws-accessanalyzer';
import { Construct } from 'constructs';
import { ADOPTED_METADATA, Adopted } from '../controls/template-metadata';
import { InvalidPropertyError } from '../errors';

/** Properties of {@link AccessAnalyzers}. */
export interface AccessAnalyzersProps {
  /** Whether the region has an analyzer of external access already. */
  readonly analyzerExists: boolean;
  /** After how long without use access counts as unused; absent for no such analyzer. */
  readonly unusedAccessAge?: Duration;
}

/** The longest that unused access is looked back on ("UnusedAccessConfiguration", IAM Access Analyzer API Reference). */
const LONGEST_AGE_DAYS = 365;

/**
 * IAM Access Analyzer for one region: what outsiders can reach, free of charge, and on request which permissions
 * nobody uses.
 *
 * Satisfies: AnalyzerExternalAccess
 */
export class AccessAnalyzers extends Construct {
  /** Absent where one exists. */
  public readonly externalAccess?: accessanalyzer.CfnAnalyzer;
  /** Absent unless it is asked for. */
  public readonly unusedAccess?: accessanalyzer.CfnAnalyzer;

  /** @throws InvalidPropertyError when the age is not 1 to 365 whole days */
  public constructor(scope: Construct, id: string, props: AccessAnalyzersProps) {
    super(scope, id);
    if (!props.analyzerExists) {
      this.externalAccess = new accessanalyzer.CfnAnalyzer(this, 'ExternalAccess', { type: 'ACCOUNT' });
    }
    if (props.unusedAccessAge !== undefined) {
      this.unusedAccess = new accessanalyzer.CfnAnalyzer(this, 'UnusedAccess', {
        type: 'ACCOUNT_UNUSED_ACCESS',
        analyzerConfiguration: {
          unusedAccessConfiguration: { unusedAccessAge: ageInDays(scope, props.unusedAccessAge) },
        },
      });
      if (props.analyzerExists) this.unusedAccess.addMetadata(ADOPTED_METADATA, Adopted.EXTERNAL_ACCESS_ANALYZER);
    }
  }
}

function ageInDays(scope: Construct, age: Duration): number {
  const days = age.toDays({ integral: false });
  if (!Token.isUnresolved(days) && !(Number.isInteger(days) && days >= 1 && days <= LONGEST_AGE_DAYS)) {
    throw new InvalidPropertyError(
      scope,
      'unusedAccessAge',
      `${days} days`,
      `give 1 to ${LONGEST_AGE_DAYS} whole days`,
    );
  }
  return days;
}

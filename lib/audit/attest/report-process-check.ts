import { type ConfigServiceClient, PutExternalEvaluationCommand } from '@aws-sdk/client-config-service';

/** What AWS Config is told of a process check. */
export interface ProcessCheckResult {
  /** The rule, by its deployed name. */
  readonly rule: string;
  /** 12 digits. */
  readonly account: string;
  readonly compliance: 'COMPLIANT' | 'NON_COMPLIANT';
  /** Why, in at most 256 characters. */
  readonly annotation: string;
  /** When it was found. */
  readonly at: Date;
}

/**
 * Tells AWS Config how a process check stands, on the account as its only resource ("PutExternalEvaluation", AWS Config API
 * Reference).
 *
 * @throws whatever the client throws
 */
export async function reportProcessCheck(client: ConfigServiceClient, result: ProcessCheckResult): Promise<void> {
  const { rule, account, compliance, annotation, at } = result;
  await client.send(
    new PutExternalEvaluationCommand({
      ConfigRuleName: rule,
      ExternalEvaluation: {
        ComplianceResourceType: 'AWS::::Account',
        ComplianceResourceId: account,
        ComplianceType: compliance,
        Annotation: annotation,
        OrderingTimestamp: at,
      },
    }),
  );
}

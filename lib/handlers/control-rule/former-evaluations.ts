import { type ConfigServiceClient, paginateGetComplianceDetailsByConfigRule } from '@aws-sdk/client-config-service';
import type { JudgedResource } from './judged-resources';

/**
 * What an earlier run said of resources that this one did not find: AWS Config hears of no deletion of what it does not
 * record, and would keep the verdict for ever.
 *
 * @param types of the resources that this run lists
 */
export async function formerEvaluations(
  client: ConfigServiceClient,
  ruleName: string,
  types: readonly string[],
  judged: readonly JudgedResource[],
): Promise<readonly JudgedResource[]> {
  const present = new Set(judged.map(({ resourceType, resourceId }) => `${resourceType} ${resourceId}`));
  const former: JudgedResource[] = [];
  const pages = paginateGetComplianceDetailsByConfigRule(
    { client },
    { ConfigRuleName: ruleName, ComplianceTypes: ['COMPLIANT', 'NON_COMPLIANT'] },
  );
  for await (const { EvaluationResults: results = [] } of pages) {
    for (const { EvaluationResultIdentifier: identifier } of results) {
      const { ResourceType: resourceType, ResourceId: resourceId } = identifier?.EvaluationResultQualifier ?? {};
      if (resourceType === undefined || resourceId === undefined || !types.includes(resourceType)) continue;
      if (present.has(`${resourceType} ${resourceId}`)) continue;
      former.push({ resourceType, resourceId, evaluation: { compliance: 'NOT_APPLICABLE' } });
    }
  }
  return former;
}

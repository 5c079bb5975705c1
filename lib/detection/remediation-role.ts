import { Aws, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { automationPrincipal } from '../automation-principal';
import type { DeployedRemediation } from '../rules/remediations';

/**
 * What the role of a remediation may do: what the document's page asks for. Every page asks for leave to start the
 * document and to read how it went; the first is given for this document alone. Automation asks it of the document, whose
 * ARN has no account since AWS owns it, and of the execution ("Setting up identity based policies examples", AWS Systems
 * Manager User Guide).
 *
 * Partition and account are left to CloudFormation, so that an exception for a wildcard holds for every account.
 */
export function remediationStatements(
  scope: Construct,
  { document, permissions }: DeployedRemediation,
): iam.PolicyStatementProps[] {
  const { region } = Stack.of(scope);
  const here = (arn: string) =>
    arn.replace('{partition}', Aws.PARTITION).replace('{region}', region).replace('{account}', Aws.ACCOUNT_ID);
  const executions = here('arn:{partition}:ssm:{region}:{account}:automation-execution/*');
  return [
    ...permissions.map(({ actions, resource }) => ({ actions: [...actions], resources: [here(resource)] })),
    {
      actions: ['ssm:StartAutomationExecution'],
      resources: [here(`arn:{partition}:ssm:{region}::document/${document}`), executions],
    },
    { actions: ['ssm:GetAutomationExecution'], resources: [executions] },
  ];
}

/**
 * The role in which Systems Manager Automation runs one document of AWS's own, for this account alone ("Setting up
 * Automation", AWS Systems Manager User Guide, on the confused deputy).
 */
export function remediationRole(scope: Construct, document: string, statements: iam.PolicyStatementProps[]): iam.Role {
  return new iam.Role(scope, `${document}Role`, {
    description: `Runs ${document} for AWS Config`,
    assumedBy: automationPrincipal(scope),
    inlinePolicies: {
      Mend: new iam.PolicyDocument({ statements: statements.map((statement) => new iam.PolicyStatement(statement)) }),
    },
  });
}

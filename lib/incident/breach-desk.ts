import { RemovalPolicy } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { CustomerTable } from '../data/customer-table';
import { tableStatements } from '../privacy/data-statements';
import { BreachRunbooks } from './breach-runbooks';
import { IncidentFunction } from './incident-function';
import { BREACH_KEY, INCIDENT_VARIABLES } from './incident-names';
import type { FunctionParts } from './session-runbook';

/** Properties of {@link BreachDesk}. */
export interface BreachDeskProps {
  readonly parts: FunctionParts;
  /** @default true */
  readonly deletionProtection?: boolean | undefined;
}

/** The register of breaches (GDPR article 33.5) and the runbooks by which people write to it. It deletes nothing. */
export class BreachDesk extends Construct {
  public readonly register: dynamodb.TableV2;
  public readonly runbooks: BreachRunbooks;

  public constructor(scope: Construct, id: string, { parts, deletionProtection }: BreachDeskProps) {
    super(scope, id);
    const { encryptionKey, removalPolicy = RemovalPolicy.RETAIN } = parts;
    this.register = new CustomerTable(this, 'Register', {
      partitionKey: { name: BREACH_KEY, type: dynamodb.AttributeType.STRING },
      encryptionKey,
      removalPolicy,
      ...(deletionProtection === undefined ? {} : { deletionProtection }),
    }).table;
    const { function: fn } = new IncidentFunction(this, 'Function', {
      ...parts,
      handler: 'incident-breach-desk',
      description: 'Incident: keeps the register of breaches of personal data',
      statements: tableStatements(this, this.register, encryptionKey, [
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:Scan',
      ]),
      environment: { [INCIDENT_VARIABLES.register]: this.register.tableName },
    });
    this.runbooks = new BreachRunbooks(this, 'Runbooks', fn);
  }
}

import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import type { PrivacyTableProps } from './privacy-store-props';

/** @throws InvalidPropertyError when the properties of a table contradict each other */
export function refuseTableProps(scope: Construct, props: PrivacyTableProps): void {
  const { partitionKey, sortKey, subjectAttribute, indexName, heldUntilAttribute, anonymizedAttributes = [] } = props;
  const subject = subjectAttribute ?? partitionKey;
  if (indexName === undefined && subject !== partitionKey) {
    throw new InvalidPropertyError(
      scope,
      'subjectAttribute',
      subject,
      'give indexName too, or leave it out: a table is asked by its partition key',
    );
  }
  const needed = [partitionKey, sortKey, subject, heldUntilAttribute];
  const refused = anonymizedAttributes.find((name) => needed.includes(name));
  if (refused !== undefined) {
    throw new InvalidPropertyError(
      scope,
      'anonymizedAttributes',
      refused,
      'leave out keys and heldUntilAttribute, by which held items are found again',
    );
  }
  if (anonymizedAttributes.length > 0 && heldUntilAttribute === undefined) {
    throw new InvalidPropertyError(
      scope,
      'anonymizedAttributes',
      anonymizedAttributes,
      'give heldUntilAttribute too: other items are deleted',
    );
  }
}

import { findingGroups } from '../../../lib/report/html/finding-groups';
import { exceptedFinding, finding, foreignFinding, unknownFinding } from '../sample-report';

const placed = (fingerprint: string, logicalId: string) =>
  finding({ fingerprint, resource: { ...finding().resource, logicalId, constructPath: undefined } });

describe('findingGroups', () => {
  test('puts findings of a rule together, with what they share', () => {
    const groups = findingGroups([placed('a', 'Orders'), foreignFinding(), placed('b', 'Exports')]);

    expect(groups.map(({ rule, findings }) => [rule, findings.map(({ fingerprint }) => fingerprint)])).toEqual([
      ['BucketVersioning', ['b', 'a']],
      ['AwsSolutions-IAM5[Resource::*]', ['f2']],
    ]);
    expect(groups[0]).toMatchObject({ title: finding().title, remedy: finding().remedy, area: 'data' });
  });

  test.each([
    { severity: 'low' as const },
    { pack: 'Other' },
    { title: 'Another title' },
    { remedy: 'Another remedy' },
    { rationale: undefined },
    { frameworks: { gdpr: ['5.2'] } },
  ])('keeps findings of a rule apart that differ in %j', (difference) => {
    expect(findingGroups([finding(), finding(difference)])).toHaveLength(2);
  });

  test('comes to the most urgent rule first: by severity, then what is not excused, then by name', () => {
    const groups = findingGroups([
      finding({ rule: 'Low', severity: 'low' }),
      exceptedFinding({ rule: 'Excused', severity: 'critical' }),
      finding({ rule: 'B', severity: 'critical' }),
      finding({ rule: 'A', severity: 'critical' }),
    ]);

    expect(groups.map(({ rule }) => rule)).toEqual(['A', 'B', 'Excused', 'Low']);
  });

  test('comes to the most urgent finding of a rule first', () => {
    const [group] = findingGroups([
      exceptedFinding({ fingerprint: 'excused', state: 'new' }),
      unknownFinding({ fingerprint: 'unknown', state: 'new' }),
      finding({ fingerprint: 'old', state: 'unchanged' }),
      finding({ fingerprint: 'new', state: 'new' }),
    ]);

    expect(group?.findings.map(({ fingerprint }) => fingerprint)).toEqual(['new', 'old', 'unknown', 'excused']);
  });
});

import { registryScans } from '../../../lib/controls/compute/registry-scanning';
import { TemplateSet } from '../../../lib/controls/template-set';

/** The verdict on a repository in eu-west-1 beside a registry with one rule. */
function judge(name: string | undefined, filter: unknown, frequency = 'SCAN_ON_PUSH', region = 'eu-west-1') {
  const rule = { ScanFrequency: frequency, RepositoryFilters: [{ Filter: filter, FilterType: 'WILDCARD' }] };
  const shop = { Images: { Type: 'AWS::ECR::Repository', Properties: { RepositoryName: name } } };
  const account = { Registry: { Type: 'AWS::ECR::RegistryScanningConfiguration', Properties: { Rules: [rule] } } };
  const [repository] = new TemplateSet([
    { name: 'shop', region: 'eu-west-1', body: { Resources: shop } },
    { name: 'account', region, body: { Resources: account } },
  ]).ofType('AWS::ECR::Repository');
  return repository === undefined ? undefined : registryScans(repository).kind;
}

describe('registryScans', () => {
  test.each([
    ['every repository', undefined, '*', 'compliant'],
    ['names that begin so', 'shop/checkout', 'shop/*', 'compliant'],
    ['names that contain it', 'shop/checkout', 'check', 'compliant'],
    ['other names', 'blog', 'shop/*', 'violation'],
    ['names, of which this one is generated', undefined, 'shop/*', 'unknown'],
    ['names decided at deployment', 'blog', { 'Fn::ImportValue': 'Filter' }, 'unknown'],
  ])('a filter for %s', (_what, name, filter, expected) => {
    expect(judge(name, filter)).toBe(expected);
  });

  test('continuous scans count', () => {
    expect(judge('blog', '*', 'CONTINUOUS_SCAN')).toBe('compliant');
  });

  test('scans by hand do not count', () => {
    expect(judge('blog', '*', 'MANUAL')).toBe('violation');
  });

  test('the registry of another region does not count', () => {
    expect(judge('blog', '*', 'SCAN_ON_PUSH', 'us-east-1')).toBe('violation');
  });
});

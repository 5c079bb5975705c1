import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fromRepository, pathInRepository } from '../../bin/action/repository-paths';
import { temporaryDirectory } from '../check/temporary-directory';
import { exceptedFinding, finding, foreignFinding, report, tally } from '../report/sample-report';

describe('the way from the root of the repository', () => {
  const workspace = () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, 'shop', 'infra', 'aws'), { recursive: true });
    return directory;
  };

  test.each<[string, string, string]>([
    ['the workspace is the repository', '.', 'shop/infra/aws'],
    ['the repository is checked out beside others', 'shop', 'infra/aws'],
    ['the directory is the repository', 'shop/infra/aws', ''],
  ])('%s', (_, repository, way) => {
    const root = workspace();
    mkdirSync(join(root, repository, '.git'));

    expect(pathInRepository(join(root, 'shop/infra/aws'), root)).toBe(way);
  });

  test('starts at the workspace where there is no repository, even if there is one above', () => {
    const root = workspace();
    mkdirSync(join(root, '.git'));

    expect(pathInRepository(join(root, 'shop/infra'), join(root, 'shop'))).toBe('infra');
  });

  test('is none for a directory outside of the workspace', () => {
    const root = workspace();
    mkdirSync(join(root, '.git'));

    expect(pathInRepository(join(root, 'shop'), join(root, 'shop-2'))).toBe('');
  });
});

describe('the paths of a report', () => {
  const moved = fromRepository(
    report({
      templates: [{ file: 'cdk.out/Shop.template.json', resources: 1 }],
      findings: [
        finding({ source: { file: '../lib/shop.ts', line: 3 } }),
        exceptedFinding(),
        exceptedFinding({ exception: { kind: 'acknowledged', source: 'Shop/Scratch', reason: 'Scratch data' } }),
        foreignFinding({ templateLine: undefined, resource: { ...finding().resource, template: '/tmp/legacy.yaml' } }),
      ],
      fixed: [finding()],
      tallies: [tally()],
    }),
    'infra/aws',
  );

  test('start at its root', () => {
    const [first] = moved.findings;

    expect(moved.templates).toEqual([{ file: 'infra/aws/cdk.out/Shop.template.json', resources: 1 }]);
    expect(first?.source).toEqual({ file: 'infra/lib/shop.ts', line: 3 });
    expect(first?.templateLine).toEqual({ file: 'infra/aws/cdk.out/Shop.template.json', line: 40 });
    expect(first?.resource.template).toBe('infra/aws/cdk.out/Shop.template.json');
    expect(moved.fixed[0]?.source?.file).toBe('infra/aws/lib/shop.ts');
    expect(moved.tallies[0]?.compliantResources).toEqual(['infra/aws/cdk.out/Shop.template.json#Exports3C4D']);
  });

  test('of exceptions too, but not the constructs that acknowledge', () => {
    expect(moved.findings.map(({ exception }) => exception?.source)).toEqual([
      undefined,
      'infra/aws/exceptions.yaml:3',
      'Shop/Scratch',
      undefined,
    ]);
  });

  test('stay where they are absolute', () => {
    expect(moved.findings[3]?.resource.template).toBe('/tmp/legacy.yaml');
  });

  test('stay in the root itself', () => {
    expect(fromRepository(report({ findings: [finding(), exceptedFinding()] }), '')).toEqual(
      report({ findings: [finding(), exceptedFinding()] }),
    );
  });
});

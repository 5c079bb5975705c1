import { resolve } from '../../lib/controls/intrinsic';
import { TemplateSet } from '../../lib/controls/template-set';

const bucket = (properties: object = {}) => ({ Type: 'AWS::S3::Bucket', Properties: properties });
const policy = (target: unknown) => ({ Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: target } });

const only = <Item>(items: readonly Item[]): Item => {
  const [item, ...others] = items;
  if (item === undefined || others.length > 0) throw new Error(`expected one item, got ${items.length}`);
  return item;
};

describe('relations', () => {
  test.each<[string, unknown, number, number]>([
    ['a Ref', { Ref: 'Orders' }, 1, 0],
    ['a GetAtt', { 'Fn::GetAtt': ['Orders', 'Arn'] }, 1, 0],
    ['a text that mentions it', { 'Fn::Sub': '${Orders}-x' }, 1, 0],
    ['its literal name', 'orders-2026', 1, 0],
    ['another name', 'other', 0, 0],
    ['a list that holds it', ['other', { Ref: 'Orders' }], 1, 0],
    ['a parameter', { Ref: 'Free' }, 0, 1],
    ['it in one branch of a condition', { 'Fn::If': ['Open', { Ref: 'Orders' }, 'other'] }, 0, 1],
    ['others in both branches', { 'Fn::If': ['Open', 'one', 'other'] }, 0, 0],
    ['an import from elsewhere', { 'Fn::ImportValue': 'gone' }, 0, 1],
  ])('%s', (_name, target, found, undecided) => {
    const set = new TemplateSet([
      {
        name: 't',
        body: {
          Parameters: { Free: { Type: 'String' } },
          Conditions: { Open: { 'Fn::Equals': [{ Ref: 'Free' }, 'x'] } },
          Resources: { Orders: bucket({ BucketName: 'orders-2026' }), Policy: policy(target) },
        },
      },
    ]);

    const related = only(set.ofType('AWS::S3::Bucket')).relatedBy('AWS::S3::BucketPolicy', 'Bucket');

    expect([related.found.length, related.undecided.length]).toEqual([found, undecided]);
  });

  test.each<[string, string | undefined, number]>([
    ['a condition of its own', undefined, 0],
    ['the same condition', 'Open', 1],
  ])('of a resource under %s', (_name, condition, found) => {
    const set = new TemplateSet([
      {
        name: 't',
        body: {
          Parameters: { Free: { Type: 'String' } },
          Conditions: { Open: { 'Fn::Equals': [{ Ref: 'Free' }, 'x'] } },
          Resources: {
            Orders: { ...bucket(), Condition: condition },
            Policy: { ...policy({ Ref: 'Orders' }), Condition: 'Open' },
          },
        },
      },
    ]);

    const related = only(set.ofType('AWS::S3::Bucket')).relatedBy('AWS::S3::BucketPolicy', 'Bucket');

    expect([related.found.length, related.undecided.length]).toEqual([found, 1 - found]);
  });

  test('are seen through an export and its import', () => {
    const set = new TemplateSet([
      {
        name: 'a',
        body: {
          Resources: { Orders: bucket() },
          Outputs: { O: { Value: { Ref: 'Orders' }, Export: { Name: 'orders' } } },
        },
      },
      { name: 'b', body: { Resources: { Policy: policy({ 'Fn::ImportValue': 'orders' }) } } },
    ]);

    const related = only(set.ofType('AWS::S3::Bucket')).relatedBy('AWS::S3::BucketPolicy', 'Bucket');

    expect(only(related.found).logicalId).toBe('Policy');
  });

  test.each<[string, object, number]>([
    ['its own region', { StackName: 'shop-data', OutputName: 'O' }, 1],
    ['a named region', { StackName: 'shop-data', OutputName: 'O', Region: 'eu-central-1' }, 1],
    ['another region', { StackName: 'shop-data', OutputName: 'O', Region: 'eu-west-1' }, 0],
    ['another stack', { StackName: 'shop-other', OutputName: 'O' }, 0],
  ])('are seen through the output of a stack read by name in %s', (_name, output, found) => {
    const region = 'eu-central-1';
    const set = new TemplateSet([
      {
        name: 'a',
        stackName: 'shop-data',
        region,
        body: { Resources: { Orders: bucket() }, Outputs: { O: { Value: { Ref: 'Orders' } } } },
      },
      { name: 'b', region, body: { Resources: { Policy: policy({ 'Fn::GetStackOutput': output }) } } },
    ]);

    const related = only(set.ofType('AWS::S3::Bucket')).relatedBy('AWS::S3::BucketPolicy', 'Bucket');

    expect([related.found.length, related.undecided.length]).toEqual([found, 1 - found]);
  });

  test('are seen through the parameter of a nested stack', () => {
    const set = new TemplateSet([
      {
        name: 'parent',
        body: {
          Resources: {
            Orders: bucket(),
            Child: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { Name: { Ref: 'Orders' } } } },
          },
        },
      },
      {
        name: 'child',
        nestedIn: { template: 'parent', logicalId: 'Child' },
        body: { Parameters: { Name: { Type: 'String' } }, Resources: { Policy: policy({ Ref: 'Name' }) } },
      },
    ]);

    const related = only(set.ofType('AWS::S3::Bucket')).relatedBy('AWS::S3::BucketPolicy', 'Bucket');

    expect(only(related.found).logicalId).toBe('Policy');
  });

  test('are seen through the output of a nested stack', () => {
    const set = new TemplateSet([
      {
        name: 'parent',
        body: {
          Resources: {
            Child: { Type: 'AWS::CloudFormation::Stack', Properties: {} },
            Policy: policy({ 'Fn::GetAtt': ['Child', 'Outputs.Name'] }),
          },
        },
      },
      {
        name: 'child',
        nestedIn: { template: 'parent', logicalId: 'Child' },
        body: { Resources: { Orders: bucket() }, Outputs: { Name: { Value: { Ref: 'Orders' } } } },
      },
    ]);

    const related = only(set.ofType('AWS::S3::Bucket')).relatedBy('AWS::S3::BucketPolicy', 'Bucket');

    expect(only(related.found).logicalId).toBe('Policy');
  });
});

describe('templates', () => {
  test('leave out a resource whose condition never holds', () => {
    const set = new TemplateSet([
      {
        name: 't',
        body: {
          Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
          Resources: { Orders: { ...bucket(), Condition: 'Never' } },
        },
      },
    ]);

    expect(set.ofType('AWS::S3::Bucket')).toEqual([]);
  });

  test('say what they could not read', () => {
    const set = new TemplateSet([{ name: 't', body: { Resources: { 'Fn::ForEach::Buckets': ['Name', ['a'], {}] } } }]);

    expect(set.templates.get('t')?.unread).toEqual([
      'Fn::ForEach::Buckets is no resource that can be read before its macro has run',
    ]);
  });

  test.each([['text'], [null], [undefined], [[]], [{ Resources: [] }], [{ Resources: { A: null } }]])(
    'of an odd shape have no resources: %j',
    (body) => {
      expect([...new TemplateSet([{ name: 't', body }]).resources()]).toEqual([]);
    },
  );

  test('that import from each other in a circle resolve to unknown', () => {
    const output = (other: string, own: string) => ({
      Outputs: { O: { Value: { 'Fn::ImportValue': other }, Export: { Name: own } } },
    });
    const set = new TemplateSet([
      { name: 'a', body: output('b', 'a') },
      { name: 'b', body: output('a', 'b') },
    ]);
    const template = set.templates.get('a');

    expect(template && resolve({ 'Fn::ImportValue': 'a' }, template)).toEqual([
      { kind: 'unknown', reason: 'intrinsic functions nested too deeply', references: [] },
    ]);
  });
});

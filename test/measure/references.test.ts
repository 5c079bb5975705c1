import { referencesOf } from '../../measure/references';

const STAGE = { Type: 'AWS::ApiGateway::Stage' };

describe('referencesOf', () => {
  test.each([
    ['Ref', { Properties: { DeploymentId: { Ref: 'Other' } } }],
    ['Fn::GetAtt in a list', { Properties: { Ids: [{ 'Fn::GetAtt': ['Other', 'Arn'] }] } }],
    ['Fn::GetAtt as a text', { Properties: { Id: { 'Fn::GetAtt': 'Other.Outputs.Arn' } } }],
    ['Fn::Sub', { Properties: { Id: { 'Fn::Sub': 'arn:${AWS::Partition}:${Other.Arn}/*' } } }],
    ['Fn::Sub with variables', { Properties: { Id: { 'Fn::Sub': ['${Id}', { Id: { Ref: 'Other' } }] } } }],
    ['DependsOn', { DependsOn: 'Other' }],
    ['DependsOn with a list', { DependsOn: ['Other'] }],
  ])('finds %s', (_case, resource) => {
    const references = referencesOf({ Resources: { Stage: { ...STAGE, ...resource }, Other: STAGE } });

    expect([...(references.get('Stage') ?? [])]).toEqual(['Other']);
    expect(references.get('Other')?.size).toBe(0);
  });

  test.each([
    ['parameters', { Properties: { Id: { Ref: 'Stage1' } } }],
    ['itself', { Properties: { Id: { Ref: 'Stage' } } }],
    ['what a literal ${!Other} spells', { Properties: { Id: { 'Fn::Sub': '${!Other}' } } }],
    ['a plain text', { Properties: { Id: 'Other' } }],
  ])('does not count %s', (_case, resource) => {
    const references = referencesOf({ Resources: { Stage: { ...STAGE, ...resource }, Other: STAGE } });

    expect(references.get('Stage')?.size).toBe(0);
  });

  test.each([[null], [[]], ['text'], [{}], [{ Resources: [] }]])('finds nothing in %j', (body) => {
    expect(referencesOf(body).size).toBe(0);
  });
});

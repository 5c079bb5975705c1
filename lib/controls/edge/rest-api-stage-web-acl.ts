import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import type { Resource } from '../resource';
import { someRelated } from '../some-related';
import { referencesOf } from '../value';
import { any, compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';

const STAGE = 'AWS::ApiGateway::Stage';
const ASSOCIATION = 'AWS::WAFv2::WebACLAssociation';
const UNASSOCIATED = violation('', 'no web ACL is associated with it');
const UNTOLD = unknown('RestApiId', 'the template does not tell of which API it is a stage');

function judgeStage(stage: Resource): Verdict {
  const api = stage.at('RestApiId').target();
  const restApi = api.kind === 'reference' ? api.reference.resource : undefined;
  if (restApi !== undefined && isPrivate(restApi)) return notApplicable();
  const byStage = someRelated(stage.relatedBy(ASSOCIATION, 'ResourceArn'), compliant, UNASSOCIATED);
  if (restApi === undefined) return byStage.kind === 'violation' && mayBeNamed(stage) ? UNTOLD : byStage;
  const byApi = someRelated(
    restApi.relatedBy(ASSOCIATION, 'ResourceArn'),
    (found) => namesStage(found, stage),
    UNASSOCIATED,
  );
  return any(byStage, byApi);
}

/** Whether an association names some stage, which may be this one where its API is not in the templates. */
function mayBeNamed(stage: Resource): boolean {
  return stage.template.set.ofType(ASSOCIATION).some((association) => {
    const arn = association.at('ResourceArn').target();
    return arn.kind === 'unknown' || (arn.kind === 'text' && arn.text.includes('/stages/'));
  });
}

function isPrivate(restApi: Resource): boolean {
  const types = restApi.at('EndpointConfiguration.Types');
  return types.some((type) => type.equals('PRIVATE'), 'not private').kind === 'compliant';
}

/** An ARN such as `...:/restapis/${Api}/stages/prod` names the stage instead of referring to it. */
function namesStage(association: Resource, stage: Resource): Verdict {
  const arn = association.at('ResourceArn').target();
  const name = stage.at('StageName').target();
  if (sharesParameter(association, stage)) return compliant();
  const references = association.at('ResourceArn').values.flatMap(referencesOf);
  if (references.some(({ resource }) => resource.type === STAGE && resource !== stage)) return UNASSOCIATED;
  if (arn.kind !== 'text' || name.kind !== 'text') return unknown('StageName', 'the template does not tell its name');
  const named = arn.text.slice(arn.text.lastIndexOf('/') + 1);
  if (named === name.text) return compliant();
  return named.includes('${') ? unknown('', `${association.logicalId} names a stage only at deployment`) : UNASSOCIATED;
}

/** Whether one `Ref` gives the stage its name and ends the association's ARN. */
function sharesParameter(association: Resource, stage: Resource): boolean {
  const parameter = /^\{"Ref":"(\w+)"\}$/.exec(JSON.stringify(stage.rawProperty('StageName')) ?? '')?.[1];
  const arn = JSON.stringify(association.rawProperty('ResourceArn')) ?? '';
  return (
    parameter !== undefined &&
    association.template === stage.template &&
    (arn.includes(`/stages/\${${parameter}}`) || arn.includes(`/stages/",{"Ref":"${parameter}"}`))
  );
}

const api = { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'shop' } };
const stage = (name: unknown) => ({
  Type: STAGE,
  Properties: { RestApiId: { Ref: 'Api' }, StageName: name },
});
const association = (arn: string) => ({ Type: ASSOCIATION, Properties: { ResourceArn: { 'Fn::Sub': arn } } });
const anyStage = 'arn:aws:apigateway:eu-west-1::/restapis/${Api}/stages/';

/** Stages of REST APIs stand behind a web ACL. */
export const restApiStageWebAcl = control({
  id: 'RestApiStageWebAcl',
  area: 'edge',
  title: 'Stages of REST APIs that face the internet have a web ACL',
  rationale:
    'The execute-api address of a stage is public: without a web ACL, attackers skip the one of the distribution.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': ['1.4.2', '6.4.1', '6.4.2'],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01', 'DE.CM-01'],
  },
  since: '0.1.0',
  check: each(STAGE, judgeStage),
  remedy: "Associate a REGIONAL web ACL with the stage's stageArn by CfnWebACLAssociation.",
  detect: [managedRule('API_GW_ASSOCIATED_WITH_WAF')],
  examples: {
    compliant: [
      { Resources: { Prod: stage('prod'), Api: api, Association: association(`${anyStage}\${Prod}`) } },
      { Resources: { Prod: stage('prod'), Api: api, Association: association(`${anyStage}prod`) } },
    ],
    violating: [
      { faultAt: '', Resources: { Prod: stage('prod'), Api: api } },
      { faultAt: '', Resources: { Prod: stage('prod'), Api: api, Association: association(`${anyStage}beta`) } },
    ],
    unknown: [
      {
        Parameters: { Stage: { Type: 'String' } },
        Resources: { Prod: stage('prod'), Api: api, Association: association(`${anyStage}\${Stage}`) },
      },
    ],
  },
});

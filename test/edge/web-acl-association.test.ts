import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import type { StorefrontWebAclProps } from '../../lib/edge/storefront-web-acl';
import { WebAclScope } from '../../lib/edge/web-acl-scope';
import { shopStack, webAclIn } from './rendered-web-acl';

const ACCOUNT = '123456789012';
const LOAD_BALANCER = `arn:aws:elasticloadbalancing:eu-central-1:${ACCOUNT}:loadbalancer/app/shop/50dc6c495c0c9188`;
const STAGE = 'arn:aws:apigateway:eu-central-1::/restapis/a1b2c3/stages/prod';
const GRAPHQL = `arn:aws:appsync:eu-central-1:${ACCOUNT}:apis/abcdefghijklmnop`;
const USER_POOL = `arn:aws:cognito-idp:eu-central-1:${ACCOUNT}:userpool/eu-central-1_a`;

function regional(props: Partial<StorefrontWebAclProps> = {}) {
  const stack = shopStack('eu-central-1');
  return { stack, webAcl: webAclIn(stack, { scope: WebAclScope.REGIONAL, ...props }) };
}

describe('a regional web ACL', () => {
  test.each([[LOAD_BALANCER], [STAGE], [GRAPHQL], [USER_POOL]])('stands in front of %s', (resourceArn) => {
    const { stack, webAcl } = regional();

    webAcl.associate('It', resourceArn);

    Template.fromStack(stack).hasResourceProperties('AWS::WAFv2::WebACLAssociation', {
      ResourceArn: resourceArn,
      WebACLArn: stack.resolve(webAcl.webAclArn),
    });
  });

  test('stands in front of what is decided at deployment', () => {
    const { stack, webAcl } = regional();
    const parameter = new CfnParameter(stack, 'Arn');

    webAcl.associate('It', parameter.valueAsString);

    Template.fromStack(stack).hasResourceProperties('AWS::WAFv2::WebACLAssociation', { ResourceArn: { Ref: 'Arn' } });
  });

  test('takes any region where its own is decided at deployment', () => {
    const stack = new Stack(new App(), 'Anywhere');

    webAclIn(stack, { scope: WebAclScope.REGIONAL }).associate('It', LOAD_BALANCER);

    Template.fromStack(stack).resourceCountIs('AWS::WAFv2::WebACLAssociation', 1);
  });

  const OTHER = 'give the ARN of an Application Load Balancer, a stage of a REST API, an AppSync API or a user pool';

  test.each([
    [
      `arn:aws:cloudfront::${ACCOUNT}:distribution/E123`,
      'give webAclArn to the distribution, and make the web ACL of scope CLOUDFRONT',
    ],
    [
      'arn:aws:apigateway:eu-central-1::/apis/a1b2c3/stages/prod',
      'put a CloudFront distribution before the API: AWS WAF does not guard HTTP and WebSocket APIs',
    ],
    [
      `arn:aws:elasticloadbalancing:eu-central-1:${ACCOUNT}:loadbalancer/net/shop/50dc6c495c0c9188`,
      'give the ARN of an Application Load Balancer: AWS WAF guards no other load balancer',
    ],
    ['arn:aws:apigateway:eu-central-1::/restapis/a1b2c3', OTHER],
    [`arn:aws:lambda:eu-central-1:${ACCOUNT}:function:shop`, OTHER],
    ['shop', OTHER],
    [LOAD_BALANCER.replace('eu-central-1', 'eu-west-1'), "give a resource of eu-central-1, the web ACL's region"],
  ])('refuses %s', (resourceArn, mend) => {
    const { webAcl } = regional();

    expect(() => webAcl.associate('It', resourceArn)).toThrow(
      new Error(`Edge/WebAcl: resourceArn is "${resourceArn}"; ${mend}`),
    );
  });

  test.each<[string, Partial<StorefrontWebAclProps>]>([
    ['account takeover prevention', { accountTakeover: {} }],
    ['account creation fraud prevention', { accountCreation: {} }],
  ])('with %s refuses a user pool, which Cognito would, and nothing else', (_name, props) => {
    const { webAcl } = regional(props);

    webAcl.associate('Stage', STAGE);
    expect(() => webAcl.associate('Pool', USER_POOL)).toThrow(
      new Error(
        `Edge/WebAcl: resourceArn is "${USER_POOL}"; leave out accountTakeover and accountCreation, which Cognito ` +
          'refuses, or use UserPoolWebAcl',
      ),
    );
  });

  test.each([
    [LOAD_BALANCER, 1],
    [GRAPHQL, 1],
    [STAGE, 0],
    [USER_POOL, 0],
  ])('warns that uploads cannot pass %s, where AWS WAF sees 8 KB: %i time', (resourceArn, times) => {
    const { stack, webAcl } = regional({ paths: { uploads: ['/returns/'] } });

    webAcl.associate('It', resourceArn);

    const warnings = Annotations.fromStack(stack).findWarning(
      '/Edge/WebAcl',
      Match.stringLikeRegexp('pass 8192 bytes'),
    );
    expect(warnings).toHaveLength(times);
  });
});

test('a web ACL of scope CLOUDFRONT cannot be associated', () => {
  const webAcl = webAclIn(shopStack());

  expect(() => webAcl.associate('Pool', USER_POOL)).toThrow(
    new Error(
      'Edge/WebAcl: scope is "CLOUDFRONT"; give webAclArn to the distribution, or make a web ACL of scope REGIONAL to associate',
    ),
  );
});

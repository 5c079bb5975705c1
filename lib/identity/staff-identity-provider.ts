import { Token } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import type { StaffOidcProps, StaffSamlProps, StaffSignIn } from './staff-sign-in';
import { STAFF_GROUP_CLAIM } from './staff-user-pool';

const SAML_EMAIL = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress';

/**
 * The company's identity provider, as the staff pool knows it; undefined where the pool itself signs staff in.
 *
 * @throws InvalidPropertyError when metadata is given twice or not at all, or an address is none of https
 */
export function staffIdentityProvider(
  scope: Construct,
  id: string,
  userPool: cognito.IUserPool,
  signIn: StaffSignIn,
): cognito.IUserPoolIdentityProvider | undefined {
  const { samlProps, oidcProps } = signIn;
  if (samlProps !== undefined) return samlProvider(scope, id, userPool, samlProps);
  return oidcProps === undefined ? undefined : oidcProvider(scope, id, userPool, oidcProps);
}

/** "SAML signing and encryption" and "SAML session initiation", Amazon Cognito Developer Guide. */
function samlProvider(
  scope: Construct,
  id: string,
  userPool: cognito.IUserPool,
  props: StaffSamlProps,
): cognito.IUserPoolIdentityProvider {
  return new cognito.UserPoolIdentityProviderSaml(scope, id, {
    userPool,
    metadata: samlMetadata(scope, props),
    attributeMapping: attributeMapping(props.emailAttribute ?? SAML_EMAIL, props.groupAttribute),
    requestSigningAlgorithm: cognito.SigningAlgorithm.RSA_SHA256,
    encryptedResponses: props.allowUnencryptedAssertions !== true,
    // Whoever can post an assertion that nobody asked for signs people in as somebody else.
    idpInitiated: false,
    idpSignout: true,
  });
}

function samlMetadata(
  scope: Construct,
  { metadataUrl, metadataXml }: StaffSamlProps,
): cognito.UserPoolIdentityProviderSamlMetadata {
  if (metadataUrl !== undefined && metadataXml === undefined) {
    refuseOtherThanHttps(scope, 'metadataUrl', metadataUrl);
    return cognito.UserPoolIdentityProviderSamlMetadata.url(metadataUrl);
  }
  if (metadataXml !== undefined && metadataUrl === undefined) {
    return cognito.UserPoolIdentityProviderSamlMetadata.file(metadataXml);
  }
  throw new InvalidPropertyError(scope, 'metadataUrl', metadataUrl ?? null, 'give either metadataUrl or metadataXml');
}

/** The secret reaches the template as a reference that CloudFormation resolves. */
function oidcProvider(
  scope: Construct,
  id: string,
  userPool: cognito.IUserPool,
  props: StaffOidcProps,
): cognito.IUserPoolIdentityProvider {
  refuseOtherThanHttps(scope, 'issuerUrl', props.issuerUrl);
  return new cognito.UserPoolIdentityProviderOidc(scope, id, {
    userPool,
    issuerUrl: props.issuerUrl,
    clientId: props.clientId,
    clientSecret: props.clientSecret.secretValue.unsafeUnwrap(),
    scopes: ['openid', 'email', 'profile'],
    attributeMapping: attributeMapping(props.emailAttribute ?? 'email', props.groupAttribute),
  });
}

function attributeMapping(email: string, group = 'group'): cognito.AttributeMapping {
  return {
    email: cognito.ProviderAttribute.other(email),
    custom: { [STAFF_GROUP_CLAIM]: cognito.ProviderAttribute.other(group) },
  };
}

/** "Using OIDC identity providers with a user pool", Amazon Cognito Developer Guide: no slash at the end, no other port. */
function refuseOtherThanHttps(scope: Construct, property: string, url: string): void {
  const { protocol, port } = URL.canParse(url) ? new URL(url) : { protocol: '', port: '' };
  if (!Token.isUnresolved(url) && (protocol !== 'https:' || port !== '' || /[\s#]|\/$/.test(url))) {
    throw new InvalidPropertyError(
      scope,
      property,
      url,
      "give the identity provider's https address, without port, fragment or a slash at the end",
    );
  }
}

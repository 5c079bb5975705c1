import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { MailSenderProps } from './mail-sender';

/** Where staff prove who they are. */
export enum StaffSignInKind {
  /** At the company's identity provider, by SAML 2.0. */
  SAML = 'saml',
  /** At the company's identity provider, by OpenID Connect. */
  OIDC = 'oidc',
  /** At a small user pool of its own. */
  POOL = 'pool',
}

/** Which attributes of an identity provider tell who somebody is and what they may do. */
export interface StaffAttributesProps {
  /**
   * Attribute or claim with the work e-mail address; every person must have one.
   * @default - with SAML `http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress`, with OpenID Connect `email`
   */
  readonly emailAttribute?: string;
  /**
   * Attribute or claim with the name of the one group that somebody works in, as given to `StaffIdentity.addGroup`.
   * The provider must send exactly one value at each sign-in, and some value that names no group, such as `none`, for
   * people without one: a list matches no group.
   * @default 'group'
   */
  readonly groupAttribute?: string;
}

/** Properties of {@link StaffSignIn.saml}. Give the metadata's address, or the metadata. */
export interface StaffSamlProps extends StaffAttributesProps {
  /**
   * https address of the identity provider's metadata, which Cognito reads again as its certificates change.
   * @default - `metadataXml` is given
   */
  readonly metadataUrl?: string;
  /**
   * The identity provider's metadata, where it has no public address. A new certificate needs a deployment.
   * @default - `metadataUrl` is given
   */
  readonly metadataXml?: string;
  /**
   * Whether the identity provider may send assertions that the browser can read: for providers that cannot encrypt
   * them. They are signed all the same.
   * @default false
   */
  readonly allowUnencryptedAssertions?: boolean;
}

/** Properties of {@link StaffSignIn.oidc}. */
export interface StaffOidcProps extends StaffAttributesProps {
  /** https address of the issuer, without a slash at the end; Cognito discovers the rest. */
  readonly issuerUrl: string;
  /** The client that the identity provider knows Cognito by. */
  readonly clientId: string;
  /**
   * That client's secret, as the whole text of a secret of this region. CloudFormation reads it when the provider is
   * deployed or changed, not when the secret is.
   */
  readonly clientSecret: secretsmanager.ISecret;
}

/** Properties of {@link StaffSignIn.pool}. */
export interface StaffPoolProps extends MailSenderProps {}

/**
 * How staff sign in: {@link saml} and {@link oidc} leave it to the company's identity provider, which knows who works
 * there, {@link pool} to a small user pool, for a shop without one.
 */
export class StaffSignIn {
  /**
   * By SAML 2.0, started by the back office, never by the identity provider. Requests are signed, and assertions
   * encrypted with the pool's certificate: fetch it after the first deployment (docs/staff-identity.md).
   */
  public static saml(props: StaffSamlProps): StaffSignIn {
    return new StaffSignIn(StaffSignInKind.SAML, props, undefined, undefined);
  }

  /** By OpenID Connect, with the authorization code grant. */
  public static oidc(props: StaffOidcProps): StaffSignIn {
    return new StaffSignIn(StaffSignInKind.OIDC, undefined, props, undefined);
  }

  /** By a user pool whose users an administrator makes, with passkeys and authenticator apps. */
  public static pool(props: StaffPoolProps = {}): StaffSignIn {
    return new StaffSignIn(StaffSignInKind.POOL, undefined, undefined, props);
  }

  private constructor(
    public readonly kind: StaffSignInKind,
    /** With {@link StaffSignInKind.SAML}. */
    public readonly samlProps: StaffSamlProps | undefined,
    /** With {@link StaffSignInKind.OIDC}. */
    public readonly oidcProps: StaffOidcProps | undefined,
    /** With {@link StaffSignInKind.POOL}. */
    public readonly poolProps: StaffPoolProps | undefined,
  ) {}
}

import { Aws, Fn, Stack, Token } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { ManagedLogin, type ManagedLoginOptions } from './managed-login';

/** Where the sign-in pages stand. */
export interface StaffDomainOptions {
  /**
   * The company's own domain for the sign-in pages, such as `sign-in.office.example.com`. Passkeys are bound to it.
   * @default - below `amazoncognito.com`, with `domainPrefix`
   */
  readonly managedLogin?: ManagedLoginOptions;
  /**
   * What the domain of the sign-in pages begins with, below `auth.<region>.amazoncognito.com`: lower-case letters, digits
   * and dashes, at most 25, that nobody else has taken. Passkeys are bound to it. Not together with `managedLogin`.
   * @default - generated, and unique to the stack
   */
  readonly domainPrefix?: string;
}

/** Properties of {@link StaffDomain}. */
export interface StaffDomainProps extends StaffDomainOptions {
  /** The pool whose pages and endpoints stand at the domain. */
  readonly userPool: cognito.IUserPool;
  /** What {@link staffDomainName} gives. */
  readonly domainName: string;
}

/** The sign-in pages of staff: managed login, for passkeys do not work in the classic hosted UI ("User pool managed login"). */
export class StaffDomain extends Construct {
  public readonly domain: cognito.UserPoolDomain;
  /** Such as `staff-0a1b2c3d.auth.eu-central-1.amazoncognito.com`. */
  public readonly domainName: string;

  private readonly managedLogin?: ManagedLogin;

  public constructor(
    scope: Construct,
    id: string,
    private readonly props: StaffDomainProps,
  ) {
    super(scope, id);
    const { userPool, domainName, managedLogin } = props;
    this.domainName = domainName;
    if (managedLogin === undefined) {
      this.domain = new cognito.UserPoolDomain(this, 'Domain', {
        userPool,
        cognitoDomain: { domainPrefix: props.domainPrefix ?? generatedPrefix(scope) },
        managedLoginVersion: cognito.ManagedLoginVersion.NEWER_MANAGED_LOGIN,
      });
    } else {
      this.managedLogin = new ManagedLogin(this, 'ManagedLogin', { ...managedLogin, userPool });
      this.domain = this.managedLogin.domain;
    }
  }

  /** Gives an app client its pages: managed login shows none to a client without a style ("CreateManagedLoginBranding"). */
  public brand(client: cognito.UserPoolClient): void {
    if (this.managedLogin !== undefined) {
      this.managedLogin.brand(client);
      return;
    }
    new cognito.CfnManagedLoginBranding(client, 'Branding', {
      userPoolId: this.props.userPool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
  }
}

/**
 * The whole name of the domain, before there is a pool.
 *
 * @throws InvalidPropertyError when the prefix cannot be used, or a domain of one's own is given too
 */
export function staffDomainName(scope: Construct, { managedLogin, domainPrefix }: StaffDomainOptions): string {
  if (domainPrefix !== undefined) refusePrefix(scope, domainPrefix, managedLogin !== undefined);
  if (managedLogin !== undefined) return managedLogin.domainName;
  return `${domainPrefix ?? generatedPrefix(scope)}.auth.${Stack.of(scope).region}.amazoncognito.com`;
}

/**
 * A prefix that nobody else has: prefixes are shared by all accounts of a region. It holds what is unique in the stack's
 * ARN, so a stack that is made again has another; its pool is another one too, and the identity provider must be told
 * either way. 22 characters, so that in every region the whole name stays within the 63 of a passkey's relying party.
 */
function generatedPrefix(scope: Construct): string {
  const guid = Fn.select(2, Fn.split('/', Aws.STACK_ID));
  const [first, second] = [0, 1].map((index) => Fn.select(index, Fn.split('-', guid)));
  return Fn.join('', [`staff-${scope.node.addr.slice(-4)}`, first ?? '', second ?? '']);
}

function refusePrefix(scope: Construct, prefix: string, hasOwnDomain: boolean): void {
  if (hasOwnDomain) {
    throw new InvalidPropertyError(scope, 'domainPrefix', prefix, 'leave it out: managedLogin has a domain of its own');
  }
  const isUsable = /^[a-z0-9]([a-z0-9-]{0,23}[a-z0-9])?$/.test(prefix) && !/aws|amazon|cognito/.test(prefix);
  if (!Token.isUnresolved(prefix) && !isUsable) {
    throw new InvalidPropertyError(
      scope,
      'domainPrefix',
      prefix,
      'give at most 25 lower-case letters, digits and dashes, without aws, amazon or cognito',
    );
  }
}

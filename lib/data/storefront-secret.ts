import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { FunctionRotation } from './function-rotation';
import { secretStatements } from './secret-statements';

/** Properties of {@link StorefrontSecret}. Exactly one of the two rotations, or `withoutRotation`, must be given. */
export interface StorefrontSecretProps {
  /** What the secret opens, for whoever finds it in the console. */
  readonly description: string;
  /** The customer managed key of the secret. */
  readonly encryptionKey: kms.IKey;
  /**
   * The function that replaces the secret. It gets leave to read and write this secret; to make passwords with
   * `secretsmanager:GetRandomPassword`, or to reach what the secret opens, it needs leave of its own.
   * @default - none
   */
  readonly rotationFunction?: lambda.IFunction;
  /**
   * AWS's own function, for a secret that opens a database and holds its `engine`, `host`, `username` and `password`.
   * CloudFormation makes it in a nested stack, by a transform of the template: deploying needs `CAPABILITY_AUTO_EXPAND`
   * and `CAPABILITY_IAM`.
   * @default - none
   */
  readonly hostedRotation?: secretsmanager.HostedRotation;
  /**
   * How often the secret is replaced, in whole days: 1 to 365 (PCI DSS 4.0.1 requirement 8.6.3).
   * @default Duration.days(30)
   */
  readonly rotationInterval?: Duration;
  /**
   * Why nothing replaces the secret, such as `issued by the payment provider`. It goes into the description, and
   * `SecretRotation` is violated: record an exception with the day on which a person replaces it.
   * @default - the secret is rotated
   */
  readonly withoutRotation?: string;
  /**
   * How the first value is made.
   * @default - a password of 32 characters
   */
  readonly generateSecretString?: secretsmanager.SecretStringGenerator;
  /**
   * What happens to the secret when it leaves the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A secret that AWS Secrets Manager makes, so that no template ever holds it; encrypted with the given key and replaced
 * on a schedule. A secret that somebody else issues is put over the generated value after deployment.
 *
 * Secrets Manager uses the key in the caller's name; whoever reads the secret gets the key with the grants.
 *
 * Beforehand: the rotation function can reach Secrets Manager and what the secret opens: the first rotation runs at
 * deployment. An imported function must let `secretsmanager.amazonaws.com` invoke it already.
 *
 * Satisfies: SecretCustomerManagedKey, SecretRotation (with a rotation), FunctionPermissionSource (with
 * `rotationFunction`)
 */
export class StorefrontSecret extends Construct {
  public readonly secret: secretsmanager.Secret;
  private readonly encryptionKey: kms.IKey;

  /** @throws InvalidPropertyError when not exactly one way of rotation is given, or its interval is out of range */
  public constructor(scope: Construct, id: string, props: StorefrontSecretProps) {
    super(scope, id);
    const { encryptionKey, rotationFunction, hostedRotation, withoutRotation } = props;
    const interval = props.rotationInterval ?? Duration.days(30);
    this.refuse(props, interval);
    this.encryptionKey = encryptionKey;
    this.secret = new secretsmanager.Secret(this, 'Secret', {
      description:
        withoutRotation === undefined ? props.description : `${props.description} (not rotated: ${withoutRotation})`,
      encryptionKey,
      generateSecretString: props.generateSecretString ?? {},
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    });
    if (rotationFunction !== undefined) {
      new FunctionRotation(this, 'Rotation', { secret: this.secret, encryptionKey, rotationFunction, interval });
    } else if (hostedRotation !== undefined) {
      this.secret.addRotationSchedule('Rotation', { hostedRotation, automaticallyAfter: interval });
    }
  }

  /** Lets a principal read the secret, and decrypt it. */
  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return this.grant(grantee, ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'], ['kms:Decrypt']);
  }

  /** Lets a principal replace the secret's value, and encrypt it. */
  public grantWrite(grantee: iam.IGrantable): iam.Grant {
    const actions = ['secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecretVersionStage'];
    return this.grant(grantee, actions, ['kms:Decrypt', 'kms:GenerateDataKey']);
  }

  /** CDK's own grants leave out an imported key, and write the principal into the policy of any other. */
  private grant(grantee: iam.IGrantable, secret: string[], key: string[]): iam.Grant {
    return secretStatements(this.secret, this.encryptionKey, { secret, key })
      .map(({ actions, resources, conditions }) =>
        iam.Grant.addToPrincipal({ grantee, actions, resourceArns: resources, conditions }),
      )
      .reduce((first, second) => first.combine(second));
  }

  private refuse(props: StorefrontSecretProps, interval: Duration): void {
    const given = Object.entries({
      rotationFunction: props.rotationFunction,
      hostedRotation: props.hostedRotation,
      withoutRotation: props.withoutRotation,
    }).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    if (given.length !== 1) {
      throw new InvalidPropertyError(
        this,
        'rotation',
        given,
        'give one of rotationFunction and hostedRotation, or the reason in withoutRotation',
      );
    }
    if (props.withoutRotation?.trim() === '') {
      throw new InvalidPropertyError(this, 'withoutRotation', props.withoutRotation, 'say why nothing rotates it');
    }
    const days = interval.toDays({ integral: false });
    if (!Number.isInteger(days) || days < 1 || days > 365) {
      throw new InvalidPropertyError(this, 'rotationInterval', `${days} days`, 'give 1 to 365 whole days');
    }
  }
}

import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { handlerCode } from '../handler-code';
import { SignInFunction, type SignInFunctionSettings } from './sign-in-function';

/** Properties of {@link StepUpTokens}. */
export interface StepUpTokensProps extends SignInFunctionSettings {
  /** The shoppers' user pool, on the Essentials or Plus plan. It gets a pre token generation trigger. */
  readonly userPool: cognito.UserPool;
}

/**
 * Step-up at Cognito itself: an access token changes the account (e-mail address, password, factors) only when it comes
 * straight from a sign-in, and for as long as it lasts.
 *
 * Pages that sign shoppers in by the API get tokens with the scope `aws.cognito.signin.user.admin`, with which Cognito
 * takes changes past the shop's own API and its {@link StepUpAuthorizer}. The trigger takes that scope from every token
 * that was refreshed, so that a browser left signed in, or a refresh token that was stolen, cannot take over the account.
 * With managed login the scope is there only if an app client asks for it.
 *
 * Beforehand: the package is built; the pool has no other pre token generation trigger. Pages sign shoppers in anew before
 * they change their details, register a passkey or remember a device.
 *
 * Satisfies: FunctionRuntimeSupported, FunctionPermissionSource, FunctionPermissionNotPublic, LogGroupRetention,
 * LogGroupEncrypted (with `encryptionKey`), IamNoServiceWildcards, IamAllowsByName, AlarmActions (with `alarmTopic`)
 */
export class StepUpTokens extends Construct {
  public readonly function: lambda.Function;
  public readonly logGroup: logs.LogGroup;
  /** Tokens could not be issued. With `alarmTopic`. */
  public readonly failureAlarm?: cloudwatch.Alarm;

  /** @throws InvalidPropertyError when the pool is on the Lite plan, where access tokens cannot be changed */
  public constructor(scope: Construct, id: string, props: StepUpTokensProps) {
    super(scope, id);
    const { userPool, alarmTopic } = props;
    const { userPoolTier } = userPool.node.defaultChild as cognito.CfnUserPool;
    if (userPoolTier === cognito.FeaturePlan.LITE) {
      throw new InvalidPropertyError(this, 'userPool', userPoolTier, 'put the pool on the Essentials or Plus plan');
    }
    const trigger = new SignInFunction(this, 'Trigger', {
      description: 'Keeps the right to change the account out of refreshed tokens',
      code: handlerCode('step-up-token'),
      settings: props,
    });
    this.function = trigger.function;
    this.logGroup = trigger.logGroup;
    userPool.addTrigger(
      cognito.UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG,
      this.function,
      cognito.LambdaVersion.V2_0,
    );
    if (alarmTopic !== undefined) {
      this.failureAlarm = trigger.alarm(alarmTopic, 'Shoppers get no tokens.', this.function.metricErrors());
    }
  }
}

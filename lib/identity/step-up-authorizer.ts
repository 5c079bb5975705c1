import { Duration } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { HttpLambdaAuthorizer, HttpLambdaResponseType } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { handlerCode } from '../handler-code';
import { INVALID_TOKEN_CHALLENGE, type StepUpDemand, stepUpChallenge } from '../shopper/step-up-challenge';
import { STEP_UP_FAILURE_METRIC, STEP_UP_VARIABLES } from '../shopper/trigger-names';
import { SignInFunction } from './sign-in-function';
import type { StepUpAuthorizerProps } from './step-up-authorizer-props';

/** A passkey, or a password and a code; a password and an authenticator app first. */
const DEFAULT_ACR_VALUES = ['urn:cognito:loa:4', 'urn:cognito:loa:3'];

/**
 * Guards the routes with which an account can be robbed: saved payment tokens, addresses, the e-mail address. A request
 * passes with an access token of the user pool whose claims say that the shopper signed in a short while ago (`auth_time`)
 * and with a second factor (`acr`). See docs/step-up.md.
 *
 * A REST API answers 401 with the challenge of RFC 9470, and every denial of that API carries it: give step-up routes an
 * API of their own where other authorizers deny, too. An HTTP API cannot set headers on a refusal and answers 403.
 *
 * Nothing is cached: a grant would outlive the moment for which it holds. `$context.authorizer.reason` and
 * `$context.authorizer.sub` are there for access logs and integrations; refusals are counted by reason in the metric
 * `StepUpRefusals` of the namespace `Storefront`.
 *
 * A token that was revoked after it was issued still passes for `maxAge` after the sign-in: nothing in it tells.
 *
 * Beforehand: the package is built; tokens of the pool carry `acr`, a capability that AWS brings to user pools by and by
 * ("Authentication levels with ACR and AMR claims", Amazon Cognito Developer Guide). Until then every request is refused,
 * unless `allowTokensWithoutAcr` is set.
 *
 * Satisfies: FunctionRuntimeSupported, FunctionPermissionSource, FunctionPermissionNotPublic, LogGroupRetention,
 * LogGroupEncrypted (with `encryptionKey`), IamNoServiceWildcards, IamAllowsByName, AlarmActions (with `alarmTopic`)
 */
export class StepUpAuthorizer extends Construct {
  public readonly function: lambda.Function;
  public readonly logGroup: logs.LogGroup;
  /** Requests could not be judged, and were refused. With `alarmTopic`. */
  public readonly failureAlarm?: cloudwatch.Alarm;
  private readonly demand: StepUpDemand;

  /** @throws InvalidPropertyError when there is no client or level, or `maxAge` is not one minute to one hour */
  public constructor(scope: Construct, id: string, props: StepUpAuthorizerProps) {
    super(scope, id);
    this.demand = this.demandOf(props);
    if (props.clients.length === 0) {
      throw new InvalidPropertyError(this, 'clients', [], 'give the app clients whose tokens pass');
    }
    const authorizer = new SignInFunction(this, 'Authorizer', {
      description: 'Asks for a recent sign-in with a second factor',
      code: handlerCode('step-up-authorizer'),
      settings: props,
      environment: {
        [STEP_UP_VARIABLES.userPoolId]: props.userPool.userPoolId,
        [STEP_UP_VARIABLES.clientIds]: props.clients.map(({ userPoolClientId }) => userPoolClientId).join(' '),
        [STEP_UP_VARIABLES.maxAge]: `${this.demand.maxAge}`,
        [STEP_UP_VARIABLES.acrValues]: this.demand.acrValues.join(' '),
        [STEP_UP_VARIABLES.withoutAcr]: `${props.allowTokensWithoutAcr ?? false}`,
      },
    });
    this.function = authorizer.function;
    this.logGroup = authorizer.logGroup;
    if (props.alarmTopic !== undefined) {
      const description = 'Shoppers cannot change their accounts: the keys of the user pool could not be fetched.';
      this.failureAlarm = authorizer.alarm(props.alarmTopic, description, authorizer.metric(STEP_UP_FAILURE_METRIC));
    }
  }

  /** The value of `WWW-Authenticate` that asks for a step-up, for servers that answer with it themselves. */
  public get challenge(): string {
    return stepUpChallenge(this.demand);
  }

  /** An authorizer for routes of one HTTP API. */
  public httpApiAuthorizer(): HttpLambdaAuthorizer {
    return new HttpLambdaAuthorizer('StepUp', this.function, {
      responseTypes: [HttpLambdaResponseType.SIMPLE],
      identitySource: ['$request.header.Authorization'],
      resultsCacheTtl: Duration.seconds(0),
    });
  }

  /**
   * An authorizer for methods of one REST API, which from then on answers refused requests with a challenge. Call it once
   * for an API.
   */
  public restApiAuthorizer(restApi: apigateway.RestApi): apigateway.RequestAuthorizer {
    restApi.addGatewayResponse('StepUpUnauthorized', {
      type: apigateway.ResponseType.UNAUTHORIZED,
      statusCode: '401',
      responseHeaders: { 'WWW-Authenticate': `'${INVALID_TOKEN_CHALLENGE}'`, 'Cache-Control': "'no-store'" },
    });
    restApi.addGatewayResponse('StepUpDenied', {
      type: apigateway.ResponseType.ACCESS_DENIED,
      statusCode: '401',
      responseHeaders: { 'WWW-Authenticate': `'${this.challenge}'`, 'Cache-Control': "'no-store'" },
    });
    return new apigateway.RequestAuthorizer(restApi, 'StepUp', {
      handler: this.function,
      identitySources: [apigateway.IdentitySource.header('Authorization')],
      resultsCacheTtl: Duration.seconds(0),
    });
  }

  private demandOf({
    maxAge = Duration.minutes(5),
    acrValues = DEFAULT_ACR_VALUES,
  }: StepUpAuthorizerProps): StepUpDemand {
    const seconds = maxAge.toSeconds({ integral: false });
    if (!Number.isInteger(seconds) || seconds < 60 || seconds > 3600) {
      throw new InvalidPropertyError(this, 'maxAge', `${seconds} seconds`, 'give one minute to one hour');
    }
    const wrong = acrValues.find((value) => !/^[\x21\x23-\x5b\x5d-\x7e]{1,64}$/.test(value) || value.includes("'"));
    if (acrValues.length === 0 || wrong !== undefined) {
      const mend = 'name levels as the user pool does, such as "urn:cognito:loa:4"';
      throw new InvalidPropertyError(this, 'acrValues', wrong ?? acrValues, mend);
    }
    return { maxAge: seconds, acrValues };
  }
}

import {
  type CognitoIdentityProviderClient,
  GetLogDeliveryConfigurationCommand,
  GetUserPoolMfaConfigCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { GetTopicAttributesCommand, type SNSClient } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { GetWebACLForResourceCommand, type WAFV2Client } from '@aws-sdk/client-wafv2';
import { isObject } from '../../controls/value';
import { type AccountReader, UnreadError } from '../../live/account-reader';
import type { Properties } from '../../live/live-properties';
import { answerOf } from './aws-call';
import type { Deadline } from './deadline';

/** Clients of the services that are read through their own APIs. */
export interface ServiceClients {
  readonly cognito: CognitoIdentityProviderClient;
  readonly sns: SNSClient;
  readonly sqs: SQSClient;
  readonly wafv2: WAFV2Client;
}

/** Reads what Cloud Control cannot. */
export class ServiceReads implements Omit<AccountReader, 'read' | 'list'> {
  public constructor(
    private readonly clients: ServiceClients,
    private readonly deadline: Deadline,
  ) {}

  public async topicPolicy(topicArn: string): Promise<Properties | undefined> {
    const answer = await this.ask('Amazon SNS', () =>
      this.clients.sns.send(new GetTopicAttributesCommand({ TopicArn: topicArn })),
    );
    // SNS gives every topic a policy, and every answer the ARN.
    if (answer.Attributes?.TopicArn === undefined) throw new UnreadError('Amazon SNS answers no attributes');
    return document('Amazon SNS', answer.Attributes.Policy);
  }

  public async queuePolicy(queueUrl: string): Promise<Properties | undefined> {
    const answer = await this.ask('Amazon SQS', () =>
      this.clients.sqs.send(
        new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['Policy', 'QueueArn'] }),
      ),
    );
    if (answer.Attributes?.QueueArn === undefined) throw new UnreadError('Amazon SQS answers no attributes');
    return document('Amazon SQS', answer.Attributes.Policy);
  }

  public async webAclOf(resourceArn: string): Promise<string | undefined> {
    const answer = await this.ask('AWS WAF', () =>
      this.clients.wafv2.send(new GetWebACLForResourceCommand({ ResourceArn: resourceArn })),
    );
    if (answer.WebACL !== undefined && answer.WebACL.ARN === undefined) {
      throw new UnreadError('AWS WAF answers a web ACL without its ARN');
    }
    return answer.WebACL?.ARN;
  }

  public async mfaFactors(userPoolId: string): Promise<readonly string[]> {
    const answer = await this.ask('Amazon Cognito', () =>
      this.clients.cognito.send(new GetUserPoolMfaConfigCommand({ UserPoolId: userPoolId })),
    );
    if (answer.MfaConfiguration === undefined) throw new UnreadError('Amazon Cognito answers no MfaConfiguration');
    return [
      ...(answer.SmsMfaConfiguration?.SmsConfiguration === undefined ? [] : ['SMS_MFA']),
      ...(answer.SoftwareTokenMfaConfiguration?.Enabled === true ? ['SOFTWARE_TOKEN_MFA'] : []),
      ...(answer.EmailMfaConfiguration === undefined ? [] : ['EMAIL_OTP']),
    ];
  }

  public async logDelivery(userPoolId: string): Promise<readonly unknown[] | undefined> {
    const answer = await this.ask('Amazon Cognito', () =>
      this.clients.cognito.send(new GetLogDeliveryConfigurationCommand({ UserPoolId: userPoolId })),
    );
    return answer.LogDeliveryConfiguration?.LogConfigurations;
  }

  private async ask<Answer>(service: string, call: () => Promise<Answer>): Promise<Answer> {
    const answer = await answerOf(service, this.deadline, call);
    if (answer === undefined) throw new UnreadError(`${service} does not answer`);
    return answer;
  }
}

function document(service: string, text: string | undefined): Properties | undefined {
  if (text === undefined || text === '') return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    if (isObject(parsed)) return parsed;
  } catch {
    // Said below.
  }
  throw new UnreadError(`${service} answers a policy that is no JSON object`);
}

import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LivingAccount } from './living-account';

type Entry = Readonly<Record<string, unknown>>;

/** A request of the function, as it went over the wire. */
export interface AccountRequest {
  /** Such as `CloudApiService.GetResource`, or `SNS.GetTopicAttributes`. */
  readonly target: string;
  readonly body: Entry;
}

/** An answer that the server gives in place of its own. */
export interface Answer {
  readonly status?: number;
  /** A string is sent as it is. */
  readonly body: Entry | string;
  /** Milliseconds before it is sent. */
  readonly delay?: number;
}

/** An evaluation as the function sends it. */
export interface SentEvaluation {
  readonly ComplianceResourceType: string;
  readonly ComplianceResourceId: string;
  readonly ComplianceType: string;
  readonly Annotation?: string;
  /** Seconds since 1970. */
  readonly OrderingTimestamp: number;
}

/** A server on loopback that speaks as AWS Config, Cloud Control and the services that the function reads. */
export class AccountServer {
  public account = new LivingAccount([]);
  public readonly requests: AccountRequest[] = [];
  /** What is answered in place of the usual, by the number of the request since the last {@link reset}; from 0. */
  public instead: (request: AccountRequest, number: number) => Answer | undefined = () => undefined;
  /** Resources that AWS Config has verdicts on, as `type id`. */
  public former: readonly string[] = [];
  private readonly server = createServer((incoming, outgoing) => {
    void this.answer(incoming).then(({ status = 200, body, delay = 0 }) =>
      setTimeout(() => {
        outgoing.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
        outgoing.end(typeof body === 'string' ? body : JSON.stringify(body));
      }, delay),
    );
  });

  /** @returns the endpoint */
  public async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  public reset(account: LivingAccount): void {
    this.account = account;
    this.requests.length = 0;
    this.instead = () => undefined;
    this.former = [];
  }

  /** The bodies of the calls that told AWS Config something. */
  public get reports(): readonly Entry[] {
    return this.requests.filter(({ target }) => target.endsWith('.PutEvaluations')).map(({ body }) => body);
  }

  public get evaluations(): readonly SentEvaluation[] {
    return this.reports.flatMap(({ Evaluations }) => Evaluations as SentEvaluation[]);
  }

  private async answer(incoming: IncomingMessage): Promise<Answer> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const header = incoming.headers['x-amz-target'];
    const request: AccountRequest =
      typeof header === 'string'
        ? { target: header, body: JSON.parse(text) }
        : { target: 'SNS.GetTopicAttributes', body: Object.fromEntries(new URLSearchParams(text)) };
    this.requests.push(request);
    const instead = this.instead(request, this.requests.length - 1);
    return instead ?? this.usual(request);
  }

  private usual({ target, body }: AccountRequest): Answer {
    const operation = target.split('.')[1] ?? '';
    const answer = OPERATIONS[operation];
    if (answer === undefined) return { status: 400, body: { __type: 'UnknownOperationException', message: target } };
    return answer(body, this);
  }
}

const OPERATIONS: Readonly<Record<string, (body: Entry, server: AccountServer) => Answer>> = {
  GetResource: ({ TypeName, Identifier }, { account }) => {
    const found = account.find(String(TypeName), String(Identifier));
    if (found === undefined) return failure('ResourceNotFoundException');
    const Properties = JSON.stringify(found.properties);
    return { body: { TypeName, ResourceDescription: { Identifier, Properties } } };
  },
  ListResources: ({ TypeName, ResourceModel }, { account }) => {
    const model = ResourceModel === undefined ? {} : (JSON.parse(String(ResourceModel)) as Entry);
    const identifiers = account.list(String(TypeName), model);
    return { body: { TypeName, ResourceDescriptions: identifiers.map((Identifier) => ({ Identifier })) } };
  },
  PutEvaluations: () => ({ body: { FailedEvaluations: [] } }),
  GetComplianceDetailsByConfigRule: (_, { former }) => ({
    body: {
      EvaluationResults: former.map((resource) => {
        const [ResourceType, ResourceId] = resource.split(' ');
        return { EvaluationResultIdentifier: { EvaluationResultQualifier: { ResourceType, ResourceId } } };
      }),
    },
  }),
  GetWebACLForResource: ({ ResourceArn }, { account }) => {
    const arn = account.naming('AWS::WAFv2::WebACLAssociation', 'ResourceArn', String(ResourceArn))?.WebACLArn;
    return { body: arn === undefined ? {} : { WebACL: { ARN: arn } } };
  },
  GetUserPoolMfaConfig: ({ UserPoolId }, { account }) => {
    const factors = account.resources.find(({ identifier }) => identifier === UserPoolId)?.enabledMfas ?? [];
    return {
      body: {
        MfaConfiguration: 'ON',
        SoftwareTokenMfaConfiguration: { Enabled: factors.includes('SOFTWARE_TOKEN_MFA') },
        ...(factors.includes('SMS_MFA') ? { SmsMfaConfiguration: { SmsConfiguration: { SnsCallerArn: 'arn' } } } : {}),
        ...(factors.includes('EMAIL_OTP') ? { EmailMfaConfiguration: { Subject: 'Code' } } : {}),
      },
    };
  },
  GetLogDeliveryConfiguration: ({ UserPoolId }, { account }) => {
    const found = account.naming('AWS::Cognito::LogDeliveryConfiguration', 'UserPoolId', String(UserPoolId));
    return { body: found === undefined ? {} : { LogDeliveryConfiguration: found } };
  },
  GetQueueAttributes: ({ QueueUrl }, { account }) => {
    const types = ['AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy'];
    const policy = account.attachedPolicy(types, String(QueueUrl));
    const QueueArn = account.resources.find(({ identifier }) => identifier === QueueUrl)?.arn;
    return { body: { Attributes: { QueueArn, ...(policy === undefined ? {} : { Policy: JSON.stringify(policy) }) } } };
  },
  GetTopicAttributes: ({ TopicArn }, { account }) => {
    const types = ['AWS::SNS::TopicPolicy', 'AWS::SNS::TopicInlinePolicy'];
    const policy = account.attachedPolicy(types, String(TopicArn));
    return { body: topicAttributes({ TopicArn, Policy: policy === undefined ? undefined : JSON.stringify(policy) }) };
  },
};

/** An error as AWS answers it. */
export function failure(code: string, status = 400): Answer {
  return { status, body: { __type: code, Message: `${code} of a test` } };
}

/** SNS speaks XML. */
function topicAttributes(attributes: Entry): string {
  const escaped = (value: unknown) => String(value).replace(/[&<>"]/g, (each) => `&#${each.charCodeAt(0)};`);
  const entries = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `<entry><key>${key}</key><value>${escaped(value)}</value></entry>`);
  return `<GetTopicAttributesResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><GetTopicAttributesResult><Attributes>${entries.join('')}</Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>`;
}

import { type CloudControlClient, GetResourceCommand, ListResourcesCommand } from '@aws-sdk/client-cloudcontrol';
import { isObject } from '../../controls/value';
import { type Listed, UnreadError } from '../../live/account-reader';
import type { Properties } from '../../live/live-properties';
import { resourceKind } from '../../live/resource-kinds';
import { answerOf } from './aws-call';
import type { Deadline } from './deadline';

const SERVICE = 'Cloud Control';
const PAGE_SIZE = 100;
const NOT_FOUND = 'ResourceNotFoundException';

/** Reads resources in CloudFormation's form, each once in a run. */
export class CloudControl {
  private readonly resources = new Map<string, Promise<Properties | undefined>>();
  private readonly lists = new Map<string, Promise<Listed>>();

  public constructor(
    private readonly client: CloudControlClient,
    private readonly deadline: Deadline,
  ) {}

  /** @throws UnreadError unless AWS answers the resource, or that there is none */
  public read(type: string, identifier: string): Promise<Properties | undefined> {
    return once(this.resources, `${type} ${identifier}`, () => this.get(type, identifier));
  }

  public list(type: string, model?: Readonly<Record<string, string>>): Promise<Listed> {
    const resourceModel = model === undefined ? undefined : JSON.stringify(model);
    return once(this.lists, `${type} ${resourceModel}`, () => this.pages(type, resourceModel));
  }

  private async get(type: string, identifier: string): Promise<Properties | undefined> {
    const command = new GetResourceCommand({ TypeName: type, Identifier: identifier });
    const answer = await answerOf(SERVICE, this.deadline, () => this.client.send(command), [NOT_FOUND]);
    return answer === undefined ? undefined : propertiesIn(type, answer.ResourceDescription?.Properties);
  }

  private async pages(type: string, resourceModel: string | undefined): Promise<Listed> {
    const identifiers = new Set<string>();
    const tokens = new Set<string>();
    // A parent without any, such as a function without a policy.
    const nothing = resourceModel === undefined ? [] : [NOT_FOUND];
    try {
      for (let token: string | undefined, first = true; first || token !== undefined; first = false) {
        const command = new ListResourcesCommand({
          TypeName: type,
          ResourceModel: resourceModel,
          NextToken: token,
          MaxResults: PAGE_SIZE,
        });
        const page = await answerOf(SERVICE, this.deadline, () => this.client.send(command), nothing);
        if (page === undefined) break;
        if (page.ResourceDescriptions === undefined) throw new UnreadError(`${SERVICE} answers no list`);
        for (const { Identifier: identifier } of page.ResourceDescriptions) {
          if (identifier === undefined) throw new UnreadError(`${SERVICE} lists a resource without an identifier`);
          identifiers.add(identifier);
        }
        token = page.NextToken;
        if (token !== undefined && tokens.has(token)) throw new UnreadError(`${SERVICE} repeats a page`);
        if (token !== undefined) tokens.add(token);
      }
    } catch (error) {
      if (!(error instanceof UnreadError)) throw error;
      return { identifiers: [...identifiers], gap: error.message };
    }
    return { identifiers: [...identifiers] };
  }
}

/**
 * A read returns what identifies the resource ("Resource type handler contract", CloudFormation CLI User Guide): what lacks
 * it is no answer, and an absent property would mean nothing in it.
 */
function propertiesIn(type: string, text: string | undefined): Properties {
  const properties = parsed(text);
  const identifying = resourceKind(type)?.primaryIdentifier ?? [];
  if (identifying.length > 0 && identifying.every((name) => properties[name] === undefined)) {
    throw new UnreadError(`${SERVICE} answers a resource without ${identifying.join(' or ')}`);
  }
  return properties;
}

function parsed(text: string | undefined): Properties {
  try {
    const properties: unknown = JSON.parse(text ?? '');
    if (isObject(properties)) return properties;
  } catch {
    // Said below.
  }
  throw new UnreadError(`${SERVICE} answers properties that are no JSON object`);
}

function once<Result>(results: Map<string, Promise<Result>>, key: string, ask: () => Promise<Result>): Promise<Result> {
  const known = results.get(key);
  if (known !== undefined) return known;
  const asked = ask();
  results.set(key, asked);
  return asked;
}

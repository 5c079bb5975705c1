import type { PolicyDocument } from '../../lib/permissions/policy-document';

/** Any client class of the AWS SDK. */
interface ClientClass {
  readonly name: string;
  readonly prototype: object;
}

/** The calls that clients of the AWS SDK made while they were recorded. */
export interface RecordedCalls {
  /** The IAM actions that they need, each once, sorted. */
  readonly actions: readonly string[];
  /** How many calls were made. */
  readonly count: number;
  /** Stops the recording. */
  stop(): void;
}

/**
 * Where the IAM action is not named for the operation (Service Authorization Reference), or where the command is a
 * document client's.
 */
const NAMED_OTHERWISE: Readonly<Record<string, string>> = {
  's3:HeadBucket': 's3:ListBucket',
  's3:HeadObject': 's3:GetObject',
  's3:ListObjectsV2': 's3:ListBucket',
  's3:GetObjectLockConfiguration': 's3:GetBucketObjectLockConfiguration',
  'dynamodb:Get': 'dynamodb:GetItem',
  'dynamodb:Put': 'dynamodb:PutItem',
  'dynamodb:Update': 'dynamodb:UpdateItem',
  'dynamodb:Delete': 'dynamodb:DeleteItem',
  'dynamodb:BatchGet': 'dynamodb:BatchGetItem',
  'dynamodb:BatchWrite': 'dynamodb:BatchWriteItem',
};

/**
 * Records every command that clients of these classes send, pages included, and lets it through. Of a class that is not
 * named nothing is seen: hold `count` against what arrives at the server.
 */
export function recordCalls(...classes: readonly ClientClass[]): RecordedCalls {
  const recorded: string[] = [];
  const spies = [...new Set(classes.map(senderOf))].map((sender) => {
    const { send } = sender;
    return jest.spyOn(sender, 'send').mockImplementation(function (this: unknown, ...args: readonly unknown[]) {
      recorded.push(actionOf(this, args[0]));
      return Reflect.apply(send, this, args);
    });
  });
  return {
    get actions() {
      return [...new Set(recorded)].sort();
    },
    get count() {
      return recorded.length;
    },
    stop: () => {
      for (const spy of spies) spy.mockRestore();
    },
  };
}

/** The actions that a policy allows, each once, sorted. */
export function actionsOf({ Statement }: PolicyDocument): readonly string[] {
  return [...new Set(Statement.flatMap(({ Action }) => Action))].sort();
}

interface Sender {
  send(...args: readonly unknown[]): unknown;
}

/** The prototype that has the method: one for all clients of a version of the SDK. */
function senderOf({ name, prototype }: ClientClass): Sender {
  for (let at: object | null = prototype; at !== null; at = Object.getPrototypeOf(at)) {
    if (Object.hasOwn(at, 'send')) return at as Sender;
  }
  throw new Error(`${name} sends nothing`);
}

function actionOf(client: unknown, command: unknown): string {
  const config: unknown = Reflect.get(Object(client), 'config');
  const service = String(Reflect.get(Object(config), 'defaultSigningName'));
  const operation = Object(command).constructor.name.replace(/Command$/, '');
  const action = `${service}:${operation}`;
  return NAMED_OTHERWISE[action] ?? action;
}

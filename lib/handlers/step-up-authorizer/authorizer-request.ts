import * as z from 'zod';

const headers = z
  .record(z.string(), z.string().nullish())
  .nullish()
  .transform((value) => value ?? {});

/** "Control access to HTTP APIs with AWS Lambda authorizers", payload format 2.0. */
const httpApi = z.looseObject({ version: z.literal('2.0'), routeArn: z.string(), headers });

/** "Input to an API Gateway Lambda authorizer", REQUEST type; an HTTP API with payload format 1.0 sends the same. */
const restApi = z.looseObject({ type: z.literal('REQUEST'), methodArn: z.string().min(1), headers });

/** A request to judge. */
export interface AuthorizerRequest {
  /** The bearer token, where there is one. */
  readonly token?: string;
  /** What an answer in the form of a policy names; undefined where API Gateway takes a plain yes or no. */
  readonly methodArn?: string;
}

/** The request of an authorizer's event; undefined when it is none. */
export function authorizerRequestOf(event: unknown): AuthorizerRequest | undefined {
  const http = httpApi.safeParse(event).data;
  if (http !== undefined) return tokenIn(http.headers);
  const rest = restApi.safeParse(event).data;
  return rest === undefined ? undefined : { ...tokenIn(rest.headers), methodArn: rest.methodArn };
}

/** Two Authorization headers are none: a server behind might read the other one. */
function tokenIn(headers: Readonly<Record<string, string | null | undefined>>): Pick<AuthorizerRequest, 'token'> {
  const values = Object.entries(headers).filter(([name]) => name.toLowerCase() === 'authorization');
  const [, token] = (values.length === 1 && /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(values[0]?.[1] ?? '')) || [];
  return token === undefined ? {} : { token };
}

import * as z from 'zod';

/**
 * What is read of the event of a post authentication trigger; Cognito adds fields as it grows, so others are let through
 * ("Things to know about Lambda triggers", Amazon Cognito Developer Guide). `newDeviceUsed` is there only while the user
 * pool remembers devices ("Post authentication Lambda trigger").
 */
const signInEvent = z.looseObject({
  triggerSource: z.literal('PostAuthentication_Authentication'),
  request: z.looseObject({
    newDeviceUsed: z.boolean().nullish(),
    userAttributes: z.looseObject({
      sub: z.string().min(1),
      email: z.string().optional(),
      email_verified: z.string().optional(),
    }),
  }),
});

/** A sign-in. */
export interface SignIn {
  /** The user's id, which says nothing about the person. */
  readonly sub: string;
  /** The verified address; nobody else's is written to. */
  readonly email?: string;
  readonly newDevice: boolean;
}

/** The sign-in that an event tells of, where it is one. */
export function signInOf(event: unknown): SignIn | undefined {
  const { data } = signInEvent.safeParse(event);
  if (data === undefined) return undefined;
  const { newDeviceUsed, userAttributes } = data.request;
  const { sub, email, email_verified: verified } = userAttributes;
  return {
    sub,
    newDevice: newDeviceUsed === true,
    ...(email !== undefined && email !== '' && verified === 'true' ? { email } : {}),
  };
}

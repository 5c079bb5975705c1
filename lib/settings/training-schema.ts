import * as z from 'zod';
import { AWS_REGIONS } from './aws-regions';
import { known, text } from './known-keys';

const DAY = 'write a calendar date such as 2026-11-02';
const PRINCIPAL = 'write the ARN of an IAM user or role, such as arn:aws:iam::<account>:user/emergency';

/** `storefront.training`. */
export const trainingSchema = known(
  {
    programmeReviewedOn: z
      .string({ error: DAY })
      .regex(/^\d{4}-\d{2}-\d{2}$/, { error: DAY })
      .optional(),
    identityStoreId: text('write the id of the identity store, such as d-1234567890').optional(),
    trainedGroupId: text('write the id of the group in IAM Identity Center').optional(),
    identityCenterRegion: z.enum(AWS_REGIONS, { error: 'write an AWS region such as eu-central-1' }).optional(),
    iamUsersAdopted: z.boolean({ error: 'write true when the account has IAM users, or false' }).default(false),
    breakGlassPrincipals: z
      .array(
        z
          .string({ error: PRINCIPAL })
          .regex(/^arn:aws[\w-]*:iam::\d{12}:(user|role)\/[\w+=,.@/-]+$/, { error: PRINCIPAL }),
        {
          error: 'write a list of ARNs',
        },
      )
      .min(1, { error: 'name who may take the role, or remove the key' })
      .optional(),
  },
  '{"programmeReviewedOn": "2026-11-02"}',
);

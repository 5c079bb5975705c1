import * as z from 'zod';
import { MfaMode } from '../identity/mfa-mode';
import { nearestName } from '../input/nearest-name';
import { adoptSchema } from './adopt-schema';
import { AWS_REGIONS } from './aws-regions';
import { mailSchema, securityContactSchema, signInSchema, staffSchema } from './identity-schema';
import { incidentSchema, slackSchema } from './incident-schema';
import { LOG_RETENTION_DAYS, MINIMUM_LOG_RETENTION_DAYS } from './log-retention';
import { PaymentProviderName } from './payment-provider-name';
import { paymentScriptSchema } from './payment-script-schema';
import { PaymentIntegration, Profile } from './settings';
import { SHOP_NAME } from './shop-name';
import { trainingSchema } from './training-schema';

/** RFC 1123 labels of at most 63 characters, at least two of them, 253 characters in all; the last begins with a letter. */
const HOST_NAME = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/i;

function matching(pattern: RegExp, mend: string) {
  return z.string({ error: mend }).regex(pattern, { error: mend });
}

function oneOf<const Members extends Readonly<Record<string, string>>>(members: Members) {
  const values = Object.values(members);
  return z.enum(members, { error: `write ${values.slice(0, -1).join(', ')} or ${values.at(-1)}` });
}

function regionMend(input: unknown): string {
  const nearest = typeof input === 'string' ? nearestName(input, AWS_REGIONS) : undefined;
  return nearest === undefined ? 'write an AWS region such as eu-central-1' : `did you mean ${nearest}?`;
}

function retentionMend(input: unknown): string {
  const reason =
    typeof input === 'number' && input >= MINIMUM_LOG_RETENTION_DAYS
      ? 'CloudWatch Logs offers fixed periods'
      : 'PCI DSS 10.5.1 keeps audit logs 12 months';
  return `${reason}: use ${LOG_RETENTION_DAYS.join(', ')}`;
}

const region = z.enum(AWS_REGIONS, { error: (issue) => regionMend(issue.input) });
const hostName = (mend: string) => matching(HOST_NAME, mend).toLowerCase();

/** Key by key what `storefront` may hold, in the order in which mistakes are told. Each message is the mend. */
export const settingsSchema = z.object({
  domainName: hostName("write the shop's host name, such as shop.example.com, without scheme, port or path"),
  homeRegion: region,
  shopName: matching(
    SHOP_NAME,
    'write at most 24 lower-case letters, digits and hyphens, a letter first and no hyphen last',
  ).optional(),
  profile: oneOf(Profile).default(Profile.PRODUCTION),
  mfa: oneOf(MfaMode).default(MfaMode.REQUIRED),
  paymentIntegration: oneOf(PaymentIntegration).default(PaymentIntegration.REDIRECT),
  paymentProvider: oneOf(PaymentProviderName).optional(),
  paymentScripts: z
    .array(paymentScriptSchema, { error: 'write a list of scripts, each with name, url, owner and justification' })
    .optional(),
  allowedRegions: z
    .array(region, { error: 'write a list of AWS regions such as ["eu-central-1"]' })
    .min(1, { error: 'name at least the home region, or remove the key' })
    .optional(),
  logRetentionDays: z
    .number({ error: (issue) => retentionMend(issue.input) })
    .refine((days) => LOG_RETENTION_DAYS.includes(days), { error: (issue) => retentionMend(issue.input) })
    .default(400),
  adopt: adoptSchema,
  hostedZoneId: matching(
    /^[A-Z0-9]{1,32}$/,
    'write the id alone, such as Z0123456789ABCDEFGHIJ, without /hostedzone/',
  ).optional(),
  hostedZoneName: hostName('write the name of the hosted zone, such as example.com, without a final dot').optional(),
  certificateArn: matching(
    /^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/,
    'CloudFront takes an ACM certificate of us-east-1: write arn:aws:acm:us-east-1:<account>:certificate/<id>',
  ).optional(),
  dataOwner: matching(/^[\p{L}\p{N} +\-=._:/@]{1,256}$/u, 'write a team or role, such as platform').default('platform'),
  mail: mailSchema.optional(),
  signIn: signInSchema.optional(),
  staff: staffSchema.optional(),
  securityContact: securityContactSchema.optional(),
  securityTxt: z
    .strictObject(
      {
        contacts: z.array(z.string(), { error: 'write a list such as ["mailto:security@example.com"]' }),
        expires: z
          .string({ error: 'write a day at most a year ahead, such as 2027-06-30' })
          .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'write a day at most a year ahead, such as 2027-06-30' }),
      },
      { error: 'write an object such as {"contacts": ["mailto:security@example.com"], "expires": "2027-06-30"}' },
    )
    .optional(),
  alertEmail: z.email({ error: 'write one e-mail address, such as security@example.com' }).optional(),
  incident: incidentSchema.optional(),
  slack: slackSchema.optional(),
  training: trainingSchema.prefault({}),
  automaticRemediation: z
    .array(z.string(), { error: 'write a list of control ids such as ["BucketVersioning"]' })
    .default([]),
  conformancePackRulesInUse: z
    .int({ error: 'write how many rules the account has in conformance packs already' })
    .min(0, { error: 'write how many rules the account has in conformance packs already' })
    .default(0),
  unusedAccessDays: z
    .int({ error: 'write whole days from 1 to 365, such as 90' })
    .min(1, { error: 'write whole days from 1 to 365, such as 90' })
    .max(365, { error: 'write whole days from 1 to 365, such as 90' })
    .optional(),
  monthlyBudget: z
    .number({ error: 'write the monthly limit in US dollars, such as 200' })
    .positive({ error: 'write the monthly limit in US dollars, such as 200' })
    .optional(),
  account: matching(/^\d{12}$/, 'write the 12 digits of the AWS account in quotes').optional(),
});

/** `storefront` as the schema hands it on: defaults filled in, keys not yet compared with each other. */
export type CheckedKeys = z.infer<typeof settingsSchema>;

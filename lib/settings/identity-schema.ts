import * as z from 'zod';
import { known, text } from './known-keys';

const certificateMend =
  'CloudFront takes an ACM certificate of us-east-1: write arn:aws:acm:us-east-1:<account>:certificate/<id>';
const dateMend = 'write a calendar date such as 2027-06-30';
const urls = (what: string) =>
  z
    .array(z.url({ protocol: /^https$/, error: 'write an exact https URL' }), { error: `write a list of ${what}` })
    .min(1, {
      error: `write a list of ${what}`,
    });

/** `storefront.mail`. */
export const mailSchema = known(
  {
    fromEmail: z.email({ error: 'write the address that mail comes from, such as accounts@example.com' }),
    dmarcReportsTo: text('write where reports go, such as mailto:dmarc@example.com'),
    rejectFrom: z
      .string({ error: dateMend })
      .regex(/^\d{4}-\d{2}-\d{2}$/, { error: dateMend })
      .optional(),
    domainVerified: z.boolean({ error: 'write true when Amazon SES has verified the domain, or false' }).default(false),
  },
  '{"fromEmail": "accounts@example.com", "dmarcReportsTo": "mailto:dmarc@example.com"}',
);

/** `storefront.signIn`. */
export const signInSchema = known(
  {
    domainName: text('write the name of the sign-in pages, such as auth.shop.example.com').toLowerCase(),
    certificateArn: z
      .string({ error: certificateMend })
      .regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/, { error: certificateMend }),
  },
  '{"domainName": "auth.shop.example.com", "certificateArn": "arn:aws:acm:us-east-1:<account>:certificate/<id>"}',
);

/** `storefront.staff`. */
export const staffSchema = known(
  {
    samlMetadataUrl: z.url({
      protocol: /^https$/,
      error: "write the https URL of the identity provider's SAML metadata",
    }),
    callbackUrls: urls('exact https URLs of the back office'),
    logoutUrls: urls('exact https URLs of the back office'),
  },
  '{"samlMetadataUrl": "https://...", "callbackUrls": ["https://..."], "logoutUrls": ["https://..."]}',
);

/** `storefront.securityContact`. */
export const securityContactSchema = known(
  {
    name: text('write a team of at most 64 characters'),
    title: text('write a title of at most 50 characters'),
    email: z.email({ error: 'write the address of a mailbox that is read' }),
    phone: text('write at most 25 digits, spaces and +-()'),
  },
  '{"name": "Shop Security Team", "title": "Security", "email": "security@example.com", "phone": "+49 30 1234"}',
);

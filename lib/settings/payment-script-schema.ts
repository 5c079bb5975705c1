import * as z from 'zod';

/** Keys of one entry of `storefront.paymentScripts`. What the entries say is judged where the payment page is built. */
const text = (mend: string) => z.string({ error: mend }).min(1, { error: mend });
const day = z.string({ error: 'write a calendar date such as 2026-12-31' }).regex(/^\d{4}-\d{2}-\d{2}$/, {
  error: 'write a calendar date such as 2026-12-31',
});

/**
 * One script of the payment page, as PCI DSS 4.0.1 requirement 6.4.3 wants it listed. A script of a provider has a `url`;
 * one of the shop's own has a `file`, of which the hash is computed at synthesis, and the `path` that serves it.
 */
export const paymentScriptSchema = z
  .strictObject(
    {
      name: text('write a short name, such as stripe-js'),
      url: z.url({ protocol: /^https$/, error: 'write an https URL such as https://js.stripe.com/v3/' }).optional(),
      file: text('write the path of the script in this project').optional(),
      path: z
        .string()
        .startsWith('/', { error: 'write the path that serves the script, such as /assets/checkout.js' })
        .optional(),
      owner: text('write who answers for the script, such as checkout@example.com'),
      justification: text('write why the payment page needs the script'),
      authorizedBy: text('write who authorised the script'),
      authorizedOn: day,
      reviewBy: day.optional(),
      integrity: text('write a subresource integrity value such as sha384-...').optional(),
      noIntegrityReason: text('write why the content cannot be pinned').optional(),
    },
    {
      error: (issue) =>
        issue.code === 'unrecognized_keys'
          ? `${issue.keys.join(', ')} is no key of a script; use name, url, file, path, owner, justification, authorizedBy, authorizedOn, reviewBy, integrity, noIntegrityReason`
          : 'write an object with name, url, owner, justification, authorizedBy and authorizedOn',
    },
  )
  .refine(({ url, file }) => (url === undefined) !== (file === undefined), {
    error: 'write url for a script of a provider, or file and path for one of the shop',
  })
  .refine(({ file, path }) => (file === undefined) === (path === undefined), {
    error: 'write file and path together',
  });

import * as z from 'zod';
import { known, text } from './known-keys';

const ADDRESS = 'write tel:+ and digits, one e-mail address, or an https link';
const DAY = 'write a calendar date such as 2026-11-02';

const day = z.string({ error: DAY }).regex(/^\d{4}-\d{2}-\d{2}$/, { error: DAY });

const contact = known(
  { role: text('write who is called, such as Engineer on call'), address: text(ADDRESS) },
  '{"role": "Engineer on call", "address": "tel:+49301234567"}',
);

const notification = known(
  {
    who: text('write who is notified'),
    address: text(ADDRESS),
    within: text('write how soon, such as 72 hours (GDPR article 33.1)'),
  },
  '{"who": "...", "address": "https://...", "within": "72 hours"}',
);

const notifications = known(
  { supervisoryAuthority: notification, customers: notification, acquirer: notification, staff: notification },
  '{"supervisoryAuthority": {...}, "customers": {...}, "acquirer": {...}, "staff": {...}}',
);

/** `storefront.incident`. The construct that takes it refuses addresses and days that cannot be used. */
export const incidentSchema = known(
  {
    contacts: z
      .array(contact, { error: 'write a list of who is called, in this order' })
      .min(1, { error: 'name whom to call' }),
    notifications,
    planReviewedOn: day,
    planTestedOn: day,
    isolatableRoles: z
      .array(text('write what follows :role/ in the ARN'), { error: 'write a list of roles' })
      .min(1, { error: 'name a role, or remove the key' })
      .optional(),
  },
  '{"contacts": [...], "notifications": {...}, "planReviewedOn": "2026-11-02", "planTestedOn": "2026-11-02"}',
);

/** `storefront.slack`. */
export const slackSchema = known(
  {
    workspaceId: text('write the id of the workspace, such as T07EA123LEP'),
    channelId: text('write the id of the channel, such as C0123456789'),
  },
  '{"workspaceId": "T07EA123LEP", "channelId": "C0123456789"}',
);
